import '../library/library.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type Archive, listArchives } from '@tongban/contracts/archives/archives'
import { useState } from 'react'
import { Link } from 'wouter'
import { api, unwrap } from '../../api.ts'
import { type Text, useLanguage, useT } from '../../i18n.ts'
import { formatBytes, formatDate, grouped } from '../../lib/format.ts'
import { usePage } from '../../lib/page.ts'
import { type Column, ColumnTable } from '../../parts/column-table.tsx'
import { ListFilters } from '../../parts/list-filters.tsx'
import { MoreRows } from '../../parts/more-rows.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Empty, Failure, Loading } from '../../parts/states.tsx'
import { checkText, packageUrl, retentionText, stateText } from './archive-words.ts'
import { DueForm } from './due-form.tsx'

type Filter = { year?: string; state?: Archive['state'] | 'due'; q?: string }

const states = [...Object.entries(stateText), ['due', ['▲ 保管期限届满', '▲ Retention has ended']]] as [string, Text][]

const asked = ({ year, ...rest }: Filter) => (year ? { ...rest, year: Number(year) } : rest)

/** The packages of the office: by year and state, with what the last check said. */
export default function ArchivesPage() {
  const t = useT()
  const title = t('电子档案', 'Archives')
  const heading = usePage(title)
  const [filter, setFilter] = useState<Filter>({})
  const list = useInfiniteQuery({
    queryKey: ['archives', filter],
    queryFn: ({ pageParam }) =>
      unwrap(api.call(listArchives, { query: { ...asked(filter), ...(pageParam ? { after: pageParam } : {}) } })),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const rows = list.data?.pages.flatMap(({ archives }) => archives) ?? []
  const counts = list.data?.pages[0]?.counts ?? []
  const years = [...new Set(counts.map(({ year }) => String(year)))]
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <PageHead title={title} heading={heading}>
        <p className="tb-quiet">
          {t(
            `一办件一包，办结后自动归档，与纸质档案有同等效力。共${grouped(total)}件。`,
            `One package a case, made when it is closed; it counts as paper does. ${grouped(total)} in all.`,
          )}
        </p>
      </PageHead>
      <p className="tb-row" style={{ margin: '12px 0' }}>
        <Link href="/archives/transfers">{t('移交清单', 'Hand-over lists')}</Link>
        <Link href="/archives/destructions">{t('销毁审批', 'Destruction')}</Link>
      </p>
      <ListFilters
        filter={filter}
        filters={[
          ['year', ['年度', 'Year'], years.map((year) => [year, [year, year]] as const)],
          ['state', ['状态', 'State'], states],
        ]}
        onChange={setFilter}
      />
      {list.isPending && <Loading />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <NoArchives due={filter.state === 'due'} />}
      {rows.length > 0 && <ArchiveTable rows={rows} caption={title} />}
      {filter.state === 'due' && rows.length > 0 && <DueForm rows={rows} />}
      <MoreRows list={list} more={t('再显示50件', 'Show 50 more')} />
    </>
  )
}

function NoArchives({ due }: { due: boolean }) {
  const t = useT()
  return (
    <Empty
      title={due ? t('没有保管期限届满的档案', 'No retention has ended') : t('没有符合条件的档案', 'No such archives')}
    >
      <p className="tb-quiet">
        {due
          ? t('期限届满后会列在这里，经两人批准才能销毁。', 'They come here then, and two officers must approve.')
          : t('办件办结、文书全部生成后自动归档。', 'A case is archived once it is closed and its documents are made.')}
      </p>
    </Empty>
  )
}

function ArchiveTable({ rows, caption }: { rows: readonly Archive[]; caption: string }) {
  const t = useT()
  const language = useLanguage()
  const columns: Column<Archive>[] = [
    {
      head: ['办件', 'Case'],
      kind: 'name',
      cell: ({ id, caseNo, itemName, itemNameEn }) => (
        <>
          {t(itemName, itemNameEn)}
          <br />
          <Link href={`/archives/${id}`} className="tb-number">
            {caseNo}
          </Link>
        </>
      ),
    },
    { head: ['办结日期', 'Closed'], cell: ({ closedOn }) => formatDate(closedOn, language) },
    {
      head: ['保管期限', 'Retention'],
      cell: ({ retention, keepUntil }) => (
        <>
          {t(...retentionText[retention])}
          {keepUntil && <small className="tb-quiet"> {t(`至${keepUntil}`, `to ${keepUntil}`)}</small>}
        </>
      ),
    },
    {
      head: ['状态', 'State'],
      cell: (row) => (
        <>
          {t(...stateText[row.state])}
          {row.state === 'failed' ? (
            <small className="tb-bad-text"> {t(row.failure ?? '', row.failureEn ?? '')}</small>
          ) : (
            <small className={row.valid ? 'tb-quiet' : 'tb-bad-text'}> {t(...checkText(row))}</small>
          )}
        </>
      ),
    },
    {
      head: ['档案包', 'Package'],
      cell: ({ id, state, caseNo, bytes }) =>
        state === 'archived' || state === 'handed-over' ? (
          <>
            <a href={packageUrl(id)} download>
              {t('下载', 'Download')}
              <span className="tb-hidden"> {caseNo}</span>
            </a>{' '}
            <small className="tb-quiet">{formatBytes(bytes ?? 0)}</small>
          </>
        ) : (
          '–'
        ),
    },
  ]
  return <ColumnTable caption={caption} columns={columns} rows={rows} keyOf={({ id }) => id} />
}
