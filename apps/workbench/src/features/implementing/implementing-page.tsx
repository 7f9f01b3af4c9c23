import { useInfiniteQuery } from '@tanstack/react-query'
import type { ImplementingRow, ImplementingState } from '@tongban/contracts/catalogue/library'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useState } from 'react'
import { Link } from 'wouter'
import { useLanguage, useT } from '../../i18n.ts'
import { formatDate, grouped } from '../../lib/format.ts'
import { usePage } from '../../lib/page.ts'
import { MoreRows } from '../../parts/more-rows.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Empty, Failure, Loading } from '../../parts/states.tsx'
import { useOfficer } from '../session/use-me.ts'
import { BeginButton } from './begin-button.tsx'
import { implementingOptions } from './implementing-data.ts'
import { elementWords, implementingStates, stateText } from './implementing-words.ts'

/** What my office exercises, what waits for a decision after the directory changed, and what it could take up. */
export default function ImplementingPage() {
  const t = useT()
  const title = t('实施清单', 'Implementing items')
  const heading = usePage(title)
  const { office } = useOfficer()
  const [state, setState] = useState<ImplementingState>('published')
  const [q, setQ] = useState('')
  const list = useInfiniteQuery(implementingOptions(state, q))
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const counts = new Map(list.data?.pages[0]?.counts.map(({ state: of, count }) => [of, count]))
  return (
    <>
      <PageHead title={title} heading={heading}>
        <p className="tb-quiet" lang="zh-CN">
          {office.name}
        </p>
      </PageHead>
      <nav className="tb-row" aria-label={t('按状态查看', 'By state')}>
        {implementingStates.map((name) => {
          const { shape, words } = stateText[name]
          const count = counts.get(name)
          return (
            <Button
              key={name}
              type={name === state ? 'primary' : 'default'}
              aria-pressed={name === state}
              onClick={() => setState(name)}
            >
              <span aria-hidden="true">{shape} </span>
              {t(...words)}
              {count === undefined ? '' : ` ${grouped(count)}`}
            </Button>
          )
        })}
      </nav>
      <SearchForm onSearch={setQ} />
      {list.isPending && <Loading />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <Nothing state={state} searched={q !== ''} />}
      {rows.length > 0 && <Rows rows={rows} caption={title} />}
      {rows.length > 0 && (
        <MoreRows
          list={list}
          shown={t(`已显示${rows.length}项`, `${rows.length} items shown`)}
          more={t('再显示50项', 'Show 50 more')}
        />
      )}
    </>
  )
}

function SearchForm({ onSearch }: { onSearch: (q: string) => void }) {
  const t = useT()
  const [typed, setTyped] = useState('')
  return (
    <form
      className="tb-row tb-section"
      onSubmit={(event) => {
        event.preventDefault()
        onSearch(typed.trim())
      }}
    >
      <label htmlFor="implementing-q">{t('事项名称', 'Name')}</label>
      <Input
        id="implementing-q"
        allowClear
        maxLength={100}
        className="tb-narrow"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          if (event.target.value === '') onSearch('')
        }}
      />
      <Button htmlType="submit">{t('查找', 'Find')}</Button>
    </form>
  )
}

function Nothing({ state, searched }: { state: ImplementingState; searched: boolean }) {
  const t = useT()
  if (searched) return <Empty title={t('没有名称相符的事项', 'No item has such a name')} />
  if (state === 'not-taken-up')
    return <Empty title={t('本单位层级的事项都已认领', 'Every item of this level is taken up')} />
  if (state === 'to-merge')
    return (
      <Empty title={t('没有待处理的目录变更', 'No change of the directory waits for you')}>
        <p className="tb-quiet">
          {t(
            '目录改动了本单位也改过的要素时，会出现在这里，由您逐项决定。',
            'When the directory changes an element that your office changed too, it appears here for you to decide.',
          )}
        </p>
      </Empty>
    )
  return <Empty title={t('这里没有事项', 'There are no items here')} />
}

function Rows({ rows, caption }: { rows: readonly ImplementingRow[]; caption: string }) {
  const t = useT()
  const language = useLanguage()
  return (
    <table className="tb-table tb-stack">
      <caption className="tb-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('事项', 'Item')}</th>
          <th scope="col">{t('状态', 'State')}</th>
          <th scope="col">{t('与目录不同', 'Differs in')}</th>
          <th scope="col">{t('版本', 'Revision')}</th>
          <th scope="col">{t('操作', 'Act')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { shape, words } = stateText[row.state]
          const name = t(row.name, row.nameEn || row.name)
          return (
            <tr key={row.itemId}>
              <td data-label={t('事项', 'Item')}>
                {row.code && row.state !== 'not-taken-up' ? (
                  <Link href={`/library/implementing/${row.code}`}>{name}</Link>
                ) : (
                  name
                )}
              </td>
              <td data-label={t('状态', 'State')}>
                <span aria-hidden="true">{shape} </span>
                {t(...words)}
              </td>
              <td data-label={t('与目录不同', 'Differs in')}>
                {row.differs.length === 0
                  ? t('无', 'Nothing')
                  : row.differs.map((name) => t(...elementWords(name))).join(t('、', ', '))}
              </td>
              <td data-label={t('版本', 'Revision')}>
                {row.effectiveFrom
                  ? t(
                      `第${row.revision}版，${formatDate(row.effectiveFrom, language)}起`,
                      `${row.revision}, from ${formatDate(row.effectiveFrom, language)}`,
                    )
                  : '–'}
              </td>
              <td>
                {row.state === 'not-taken-up' && (
                  <BeginButton
                    kind="take-up"
                    itemId={row.itemId}
                    name={name}
                    {...(row.code ? { code: row.code } : {})}
                  />
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
