import '../library/library.css'
import './materials.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { StandardMaterial } from '@tongban/contracts/catalogue/materials'
import Button from 'antd/es/button'
import { useRef } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import { useT } from '../../i18n.ts'
import { grouped } from '../../lib/format.ts'
import { usePage } from '../../lib/page.ts'
import { useRowKeys } from '../../lib/use-row-keys.ts'
import { MoreRows } from '../../parts/more-rows.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Empty, Failure, Loading } from '../../parts/states.tsx'
import { materialKindText, sourceText } from '../library/core/element-words.ts'
import { obtainText } from '../library/core/standard.ts'
import { useSourceNames } from '../library/library-data.ts'
import { useOfficer } from '../session/use-me.ts'
import { MaterialFilters } from './material-filters.tsx'
import { type MaterialFilter, materialsOptions } from './materials-data.ts'

const filterNames = ['q', 'kind', 'source', 'obtain', 'sample', 'emptyForm', 'state'] as const

/** 材料目录: each material once, whatever items ask for it. */
export default function MaterialsPage() {
  const t = useT()
  const title = t('材料目录', 'Material catalogue')
  const heading = usePage(title)
  const { scopes } = useOfficer()
  const [, go] = useLocation()
  const [params, setParams] = useSearchParams()
  // The choices come from the lists of the filters, so each value is one of its filter's.
  const filter = Object.fromEntries(
    filterNames.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])),
  ) as MaterialFilter
  const list = useInfiniteQuery(materialsOptions(filter))
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const total = list.data?.pages[0]?.total ?? 0
  const change = (next: MaterialFilter) => setParams(next as Record<string, string>, { replace: true })
  return (
    <>
      <PageHead title={title} heading={heading}>
        <p className="tb-quiet">
          {t('每个材料只登记一次，事项从这里选用', 'Each material once; items choose from here')}
          <span className="tb-keys">
            <kbd>j</kbd> <kbd>k</kbd> {t('上下', 'down, up')} · <kbd>Enter</kbd> {t('打开', 'open')}
          </span>
        </p>
        {scopes.includes('library.propose') && (
          <Button type="primary" onClick={() => go('/library/materials/new')}>
            {t('新增材料', 'New material')}
          </Button>
        )}
      </PageHead>
      <MaterialFilters filter={filter} onChange={change} />
      {list.isPending && <Loading />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <Empty title={t('没有符合条件的材料', 'No material meets the filters')}>
          <p className="tb-quiet">{t('可以换一个说法，或去掉部分条件。', 'Try other words, or fewer filters.')}</p>
          <Button onClick={() => change({})}>{t('清除条件', 'Clear the filters')}</Button>
        </Empty>
      )}
      {rows.length > 0 && <MaterialTable rows={rows} caption={title} />}
      {rows.length > 0 && (
        <MoreRows
          list={list}
          shown={t(`共 ${total} 个，已显示 ${rows.length} 个`, `${rows.length} of ${total} materials shown`)}
          more={t('再显示50个', 'Show 50 more')}
        />
      )}
    </>
  )
}

function MaterialTable({ rows, caption }: { rows: StandardMaterial[]; caption: string }) {
  const t = useT()
  const sources = useSourceNames()
  const body = useRef<HTMLTableSectionElement>(null)
  useRowKeys(body)
  const heads = {
    kind: t('类别', 'Kind'),
    source: t('来源', 'From'),
    obtain: t('免提交来源', 'Had from'),
    files: t('样表和空白表', 'Sample and form'),
    used: t('在用事项', 'Used by'),
  }
  return (
    <table className="tb-table tb-stack mat-table">
      <caption className="tb-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('编码', 'Code')}</th>
          <th scope="col">{t('材料名称', 'Name')}</th>
          <th scope="col">{heads.kind}</th>
          <th scope="col">{heads.source}</th>
          <th scope="col">{heads.obtain}</th>
          <th scope="col">{heads.files}</th>
          <th scope="col" className="tb-amount">
            {heads.used}
          </th>
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row) => (
          <tr key={row.code}>
            <td className="tb-code tb-nowrap">{row.code}</td>
            <td>
              <Link href={`/library/materials/${row.code}`} data-row={row.code}>
                {t(row.name, row.nameEn)}
              </Link>
              {row.state === 'retired' && <span className="tb-tag tb-tag-warn">{t('停用', 'Retired')}</span>}
            </td>
            <td data-label={heads.kind}>{t(...(materialKindText[row.kind] ?? [row.kind, row.kind]))}</td>
            <td data-label={heads.source}>{t(...sourceText[row.source])}</td>
            <td data-label={heads.obtain}>{row.obtain ? t(...obtainText(row.obtain, sources)) : '–'}</td>
            <td data-label={heads.files}>{filesText(row, t)}</td>
            <td data-label={heads.used} className="tb-amount">
              {grouped(row.usedBy)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const filesText = ({ sample, emptyForm }: StandardMaterial, t: ReturnType<typeof useT>): string =>
  [sample && t('样表', 'sample'), emptyForm && t('空白表', 'form')].filter(Boolean).join(t('、', ', ')) || '–'
