import { useQuery } from '@tanstack/react-query'
import { getLibraryFigures, type LibraryFigures } from '@tongban/contracts/catalogue/figures'
import { useSearchParams } from 'wouter'
import { api, unwrap } from '../../api.ts'
import { type Text, useLanguage, useT } from '../../i18n.ts'
import { formatDate, grouped, percent } from '../../lib/format.ts'
import { usePage } from '../../lib/page.ts'
import { type Column, ColumnTable } from '../../parts/column-table.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Empty, Failure, Loading } from '../../parts/states.tsx'
import { useOfficer } from '../session/use-me.ts'

type Figure = { key: keyof LibraryFigures; label: Text; meaning: Text; show: (value: number) => string }
const plain = (value: number) => value.toFixed(2)

/** Each figure with its meaning, since a figure without one convinces nobody. */
const figures: readonly Figure[] = [
  {
    key: 'implementing',
    label: ['实施事项', 'Implementing items'],
    meaning: ['在用的实施清单条数', 'Implementing items in force'],
    show: grouped,
  },
  {
    key: 'online',
    label: ['可网办率', 'Online'],
    meaning: ['能在网上申请的占比', 'Can be applied for online'],
    show: percent,
  },
  {
    key: 'wholeOnline',
    label: ['全程网办率', 'Whole online'],
    meaning: ['从申请到拿到结果都不用跑的占比', 'From application to result without coming'],
    show: percent,
  },
  {
    key: 'immediate',
    label: ['即办率', 'On the spot'],
    meaning: ['当场办结的占比', 'Done while the person waits'],
    show: percent,
  },
  {
    key: 'limitCompression',
    label: ['时限压缩比', 'Time saved'],
    meaning: ['1 − 承诺时限合计 ÷ 法定时限合计，按工作日', '1 − promised days ÷ statutory days, in working days'],
    show: percent,
  },
  {
    key: 'averageVisits',
    label: ['平均跑动次数', 'Visits on average'],
    meaning: ['每个事项到现场次数的平均', 'How often one must come for an item'],
    show: plain,
  },
  {
    key: 'materialsPerItem',
    label: ['平均材料数', 'Materials an item'],
    meaning: ['每个事项要求的材料', 'Materials that an item asks for'],
    show: plain,
  },
  {
    key: 'notBroughtPerItem',
    label: ['其中免提交', 'Of these not brought'],
    meaning: ['由证照库、共享数据或系统提供', 'From licences, shared data or made by the platform'],
    show: plain,
  },
]

/** Figures of the library by region and office, and over time; every chart has its table, here the table is the chart. */
export default function FiguresPage() {
  const t = useT()
  const language = useLanguage()
  const title = t('事项库指标', 'Figures of the library')
  const heading = usePage(title)
  const { office } = useOfficer()
  const [params, setParams] = useSearchParams()
  const region = params.get('region') ?? office.regionCode
  const data = useQuery({
    queryKey: ['library-figures', region],
    queryFn: () => unwrap(api.call(getLibraryFigures, { query: { region } })),
  })
  return (
    <>
      <PageHead title={title} heading={heading}>
        {data.data && (
          <p className="tb-quiet">
            {data.data.region.name}
            {data.data.countedOn &&
              t(
                `，${formatDate(data.data.countedOn, language)}统计`,
                `, counted ${formatDate(data.data.countedOn, language)}`,
              )}
          </p>
        )}
      </PageHead>
      {region !== office.regionCode && (
        <p>
          <a
            href="/workbench/library/figures"
            onClick={(event) => {
              event.preventDefault()
              setParams({}, { replace: true })
            }}
          >
            {t('回到本地区', 'Back to my region')}
          </a>
        </p>
      )}
      {data.isPending && <Loading />}
      {data.isError && <Failure error={data.error} onRetry={() => void data.refetch()} />}
      {data.data && !data.data.figures && (
        <Empty
          title={
            data.data.countedOn
              ? t('这个地区没有在用的事项', 'No item is exercised here')
              : t('还没有统计', 'Not counted yet')
          }
        >
          <p className="tb-quiet">
            {t(
              '每天统计一次，平台启动后几分钟内完成第一次。',
              'Counted once a day; the first time within minutes of the start.',
            )}
          </p>
        </Empty>
      )}
      {data.data?.figures && (
        <>
          <dl className="tb-facts">
            {figures.map(({ key, label, meaning, show }) => (
              <div key={key}>
                <dt>{t(...label)}</dt>
                <dd>
                  <strong>{show(data.data.figures?.[key] ?? 0)}</strong> <small>{t(...meaning)}</small>
                </dd>
              </div>
            ))}
          </dl>
          <FigureTable
            title={t('下级地区', 'Divisions below')}
            rows={data.data.below.map(({ code, name, figures: of }) => ({ id: code, name, figures: of }))}
            onOpen={(code) => setParams({ region: code })}
          />
          <FigureTable
            title={t('本级单位', 'Offices of this level')}
            rows={data.data.offices.map(({ id, name, figures: of }) => ({ id, name, figures: of }))}
          />
          <FigureTable
            title={t('历次统计', 'Over time')}
            rows={data.data.history
              .toReversed()
              .slice(0, 60)
              .map(({ day, figures: of }) => ({ id: day, name: formatDate(day, language), figures: of }))}
          />
        </>
      )}
    </>
  )
}

type Row = { id: string; name: string; figures: LibraryFigures }
type TableProps = { title: string; rows: readonly Row[]; onOpen?: (id: string) => void }

const amounts = figures.map(
  ({ key, label, show }): Column<Row> => ({ head: label, kind: 'amount', cell: (row) => show(row.figures[key]) }),
)

const nameColumn = (onOpen: TableProps['onOpen']): Column<Row> => ({
  head: ['名称', 'Name'],
  kind: 'name',
  cell: ({ id, name }) =>
    onOpen ? (
      <a
        href={`/workbench/library/figures?region=${id}`}
        onClick={(event) => {
          event.preventDefault()
          onOpen(id)
        }}
      >
        {name}
      </a>
    ) : (
      name
    ),
})

function FigureTable({ title, rows, onOpen }: TableProps) {
  if (rows.length === 0) return null
  return (
    <section className="tb-section">
      <h2>{title}</h2>
      <ColumnTable caption={title} columns={[nameColumn(onOpen), ...amounts]} rows={rows} keyOf={({ id }) => id} />
    </section>
  )
}
