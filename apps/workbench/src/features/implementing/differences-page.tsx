import { useInfiniteQuery } from '@tanstack/react-query'
import type { DifferenceRow } from '@tongban/contracts/catalogue/library'
import Button from 'antd/es/button'
import { Link, useSearchParams } from 'wouter'
import { type Translate, useT } from '../../i18n.ts'
import { grouped } from '../../lib/format.ts'
import { usePage } from '../../lib/page.ts'
import { MoreRows } from '../../parts/more-rows.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Empty, Failure, Loading } from '../../parts/states.tsx'
import { type DifferenceFilter, differenceOptions } from './implementing-data.ts'

const filterOf = (params: URLSearchParams): DifferenceFilter => {
  const of = (name: string) => params.get(name) ?? ''
  return {
    ...(of('item') ? { itemId: of('item') } : {}),
    ...(of('region') ? { region: of('region') } : {}),
    ...(of('element') ? { element: of('element') } : {}),
  }
}

const nameOf = ({ itemName, itemNameEn }: DifferenceRow, t: Translate) => t(itemName, itemNameEn || itemName)

/** 同一事项、同一标准: who deviates from the directory, where, and from what. */
export default function DifferencesPage() {
  const t = useT()
  const title = t('差异报告', 'Differences')
  const heading = usePage(title)
  const [params, setParams] = useSearchParams()
  const filter = filterOf(params)
  const list = useInfiniteQuery(differenceOptions(filter))
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const first = list.data?.pages[0]
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(params)
    if (value) next.set(name, value)
    else next.delete(name)
    setParams(next, { replace: true })
  }
  return (
    <>
      <PageHead title={title} heading={heading}>
        <p className="tb-quiet">
          {t('本地区及以下各单位与目录不同的地方', 'Where offices of this region and below differ from the directory')}
        </p>
      </PageHead>
      {list.isPending && <Loading />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {first && first.toMerge > 0 && (
        <p className="tb-note tb-warn">
          <span aria-hidden="true">▲ </span>
          {t(
            `有${grouped(first.toMerge)}个实施事项在等单位决定怎样合并目录变更。`,
            `${grouped(first.toMerge)} implementing items wait for their office to decide on a change of the directory.`,
          )}
        </p>
      )}
      {first && first.byElement.length > 0 && (
        <nav className="tb-row tb-section" aria-label={t('按要素查看', 'By element')}>
          <Button type={filter.element ? 'default' : 'primary'} onClick={() => set('element', '')}>
            {t('全部', 'All')}
          </Button>
          {first.byElement.map(({ element, label, labelEn, count }) => (
            <Button
              key={element}
              type={filter.element === element ? 'primary' : 'default'}
              aria-pressed={filter.element === element}
              onClick={() => set('element', element)}
            >
              {t(label, labelEn)} {count > 1000 ? '1,000+' : count}
            </Button>
          ))}
        </nav>
      )}
      {(filter.itemId ?? filter.region) && (
        <p>
          {t('只看', 'Only ')}
          {filter.itemId ? rows[0] && nameOf(rows[0], t) : rows[0]?.regionName}{' '}
          <Button
            onClick={() => {
              setParams(filter.element ? { element: filter.element } : {}, { replace: true })
            }}
          >
            {t('看全部', 'Show all')}
          </Button>
        </p>
      )}
      {list.isSuccess && rows.length === 0 && (
        <Empty title={t('没有差异：全部与目录一致', 'No differences: all is as the directory says')} />
      )}
      {rows.length > 0 && <Rows rows={rows} caption={title} onChoose={set} />}
      {rows.length > 0 && (
        <MoreRows
          list={list}
          shown={t(`已显示${rows.length}处`, `${rows.length} shown`)}
          more={t('再显示50处', 'Show 50 more')}
        />
      )}
    </>
  )
}

type RowsProps = { rows: readonly DifferenceRow[]; caption: string; onChoose: (name: string, value: string) => void }

function Rows({ rows, caption, onChoose }: RowsProps) {
  const t = useT()
  return (
    <table className="tb-table tb-stack">
      <caption className="tb-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('事项', 'Item')}</th>
          <th scope="col">{t('单位', 'Office')}</th>
          <th scope="col">{t('要素', 'Element')}</th>
          <th scope="col">{t('目录', 'Directory')}</th>
          <th scope="col">{t('该单位', 'That office')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.code} ${row.element}`}>
            <td data-label={t('事项', 'Item')}>
              <Link href={`/library/directory/${row.itemId}`}>{nameOf(row, t)}</Link>{' '}
              <Button
                size="small"
                onClick={() => onChoose('item', row.itemId)}
                aria-label={t(`只看${row.itemName}`, `Only ${nameOf(row, t)}`)}
              >
                {t('只看', 'Only')}
              </Button>
            </td>
            <td data-label={t('单位', 'Office')}>
              <span lang="zh-CN">{row.officeName}</span> <small lang="zh-CN">{row.regionName}</small>
            </td>
            <td data-label={t('要素', 'Element')}>{t(row.label, row.labelEn)}</td>
            <td data-label={t('目录', 'Directory')}>{row.directory || '–'}</td>
            <td data-label={t('该单位', 'That office')}>{row.office || '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
