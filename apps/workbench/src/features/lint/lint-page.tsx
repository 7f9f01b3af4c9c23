import { useMutation, useQuery } from '@tanstack/react-query'
import {
  getLintOffice,
  getLintReport,
  type LintFinding,
  type LintReport,
  listLintOffices,
  startLint,
} from '@tongban/contracts/catalogue/lint'
import Button from 'antd/es/button'
import { useSearchParams } from 'wouter'
import { api, unwrap } from '../../api.ts'
import { useLanguage, useT } from '../../i18n.ts'
import { formatInstant, grouped } from '../../lib/format.ts'
import { usePage } from '../../lib/page.ts'
import { ColumnTable } from '../../parts/column-table.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Empty, Failure, Loading } from '../../parts/states.tsx'
import { queryClient } from '../../query-client.ts'
import { useOfficer } from '../session/use-me.ts'

const reportKey = (region: string) => ['lint', 'report', region]

/** 事项体检: the checks of the publish gate over the whole library, with a score for each office. */
export default function LintPage() {
  const t = useT()
  const title = t('事项体检', 'Health of the library')
  const heading = usePage(title)
  const { office } = useOfficer()
  const [params, setParams] = useSearchParams()
  const region = params.get('region') ?? office.regionCode
  const report = useQuery({
    queryKey: reportKey(region),
    queryFn: () => unwrap(api.call(getLintReport, { query: { region } })),
    refetchInterval: (query) => (query.state.data?.running ? 1500 : false),
  })
  const start = useMutation({
    mutationFn: () => unwrap(api.call(startLint, {})),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['lint'] }),
  })
  const running = report.data?.running
  return (
    <>
      <PageHead title={title} heading={heading}>
        <Button loading={start.isPending} disabled={Boolean(running)} onClick={() => start.mutate()}>
          {t('重新检查', 'Check again')}
        </Button>
      </PageHead>
      {start.isError && <Failure error={start.error} />}
      {running && (
        <p role="status">
          <progress max={Math.max(running.total, 1)} value={running.done} aria-label={t('检查进度', 'Progress')} />{' '}
          {t(
            `正在检查，已查${grouped(running.done)}/${grouped(running.total)}`,
            `Being checked, ${grouped(running.done)} of ${grouped(running.total)}`,
          )}
        </p>
      )}
      {report.isPending && <Loading />}
      {report.isError && <Failure error={report.error} onRetry={() => void report.refetch()} />}
      {report.data && !report.data.run && !running && (
        <Empty title={t('还没有检查过', 'Not checked yet')}>
          <p className="tb-quiet">
            {t('点“重新检查”，全省事项几分钟内查完。', 'Press “Check again”; the whole province takes minutes.')}
          </p>
        </Empty>
      )}
      {report.data?.run && <Report report={report.data} onRegion={(code) => setParams({ region: code })} />}
      {report.data?.run && (
        <Offices
          region={region}
          chosen={params.get('office')}
          onChoose={(code) => setParams({ region, office: code })}
        />
      )}
    </>
  )
}

const score = (value: number | null) => (value === null ? '–' : value.toFixed(1))

function Report({ report, onRegion }: { report: LintReport; onRegion: (code: string) => void }) {
  const t = useT()
  const language = useLanguage()
  const broken = report.byRule.filter(({ problems }) => problems > 0)
  return (
    <>
      <dl className="tb-facts">
        <div>
          <dt>{t('得分', 'Score')}</dt>
          <dd>
            <strong>{score(report.score)}</strong> <small>{t(report.formula, report.formulaEn)}</small>
          </dd>
        </div>
        <div>
          <dt>{t('有问题的事项', 'Items with problems')}</dt>
          <dd>
            {grouped(report.itemsWithProblems)} / {grouped(report.items)}
          </dd>
        </div>
        <div>
          <dt>{t('检查时间', 'Checked')}</dt>
          <dd>{report.run?.finishedAt ? formatInstant(report.run.finishedAt, language) : '–'}</dd>
        </div>
      </dl>
      {broken.length === 0 && <p className="tb-note tb-good">{t('● 没有发现问题', '● Nothing was found')}</p>}
      {broken.length > 0 && (
        <section className="tb-section">
          <h2>{t('按规则', 'By rule')}</h2>
          <ColumnTable
            caption={t('按规则', 'By rule')}
            rows={broken}
            keyOf={({ code }) => code}
            columns={[
              { head: ['规则', 'Rule'], cell: (rule) => t(rule.label, rule.labelEn) },
              { head: ['依据', 'Source'], cell: (rule) => rule.source },
              { head: ['问题', 'Problems'], kind: 'amount', cell: (rule) => grouped(rule.problems) },
              { head: ['涉及单位', 'Offices'], kind: 'amount', cell: (rule) => grouped(rule.offices) },
            ]}
          />
        </section>
      )}
      {report.byRegion.length > 0 && (
        <section className="tb-section">
          <h2>{t('按地区，最低的在前', 'By division, lowest first')}</h2>
          <ColumnTable
            caption={t('按地区', 'By division')}
            rows={report.byRegion}
            keyOf={({ code }) => code}
            columns={[
              {
                head: ['地区', 'Division'],
                kind: 'name',
                cell: (row) => (
                  <Button type="link" onClick={() => onRegion(row.code)}>
                    {row.name}
                  </Button>
                ),
              },
              { head: ['得分', 'Score'], kind: 'amount', cell: (row) => score(row.score) },
              {
                head: ['有问题的事项', 'Items with problems'],
                kind: 'amount',
                cell: (row) => grouped(row.itemsWithProblems),
              },
              { head: ['事项', 'Items'], kind: 'amount', cell: (row) => grouped(row.items) },
            ]}
          />
        </section>
      )}
    </>
  )
}

type OfficesProps = { region: string; chosen: string | null; onChoose: (creditCode: string) => void }

function Offices({ region, chosen, onChoose }: OfficesProps) {
  const t = useT()
  const offices = useQuery({
    queryKey: ['lint', 'offices', region],
    queryFn: () => unwrap(api.call(listLintOffices, { query: { region } })),
  })
  return (
    <section className="tb-section">
      <h2>{t('按单位，最低的在前', 'By office, lowest first')}</h2>
      {offices.isPending && <Loading />}
      {offices.isError && <Failure error={offices.error} onRetry={() => void offices.refetch()} />}
      {offices.data && (
        <ColumnTable
          caption={t('按单位', 'By office')}
          rows={offices.data.rows}
          keyOf={({ officeId }) => officeId}
          columns={[
            {
              head: ['单位', 'Office'],
              kind: 'name',
              cell: (row) => (
                <>
                  <Button type="link" aria-pressed={chosen === row.creditCode} onClick={() => onChoose(row.creditCode)}>
                    {row.name}
                  </Button>{' '}
                  <small>{row.regionName}</small>
                </>
              ),
            },
            { head: ['得分', 'Score'], kind: 'amount', cell: (row) => score(row.score) },
            { head: ['问题', 'Problems'], kind: 'amount', cell: (row) => grouped(row.problems) },
            { head: ['事项', 'Items'], kind: 'amount', cell: (row) => grouped(row.items) },
          ]}
        />
      )}
      {chosen && <Findings creditCode={chosen} />}
    </section>
  )
}

function Findings({ creditCode }: { creditCode: string }) {
  const t = useT()
  const found = useQuery({
    queryKey: ['lint', 'office', creditCode],
    queryFn: () => unwrap(api.call(getLintOffice, { params: { creditCode } })),
  })
  if (found.isPending) return <Loading />
  if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} />
  const { office, findings } = found.data
  return (
    <section className="tb-section">
      <h3>{office.name}</h3>
      {findings.length === 0 && <p className="tb-note tb-good">{t('● 没有发现问题', '● Nothing was found')}</p>}
      {findings.map((finding) => (
        <Finding key={`${finding.code} ${finding.itemId}`} finding={finding} />
      ))}
      {found.data.next && (
        <p className="tb-quiet">
          {t('只显示前50项；改正后重新检查。', 'The first 50; check again once they are mended.')}
        </p>
      )}
    </section>
  )
}

function Finding({ finding }: { finding: LintFinding }) {
  const t = useT()
  return (
    <div className="tb-section">
      <p className="tb-strong">
        {finding.itemName === null
          ? t('机构信息', 'What the office says of itself')
          : t(finding.itemName, finding.itemNameEn ?? finding.itemName)}
        {finding.ofDirectory && <span className="tb-tag">{t('由目录部门改正', 'Mended in the directory')}</span>}
      </p>
      <ul>
        {finding.problems.map((problem) => (
          <li key={problem.path + problem.code}>
            <span aria-hidden="true">■ </span>
            {t(problem.message, problem.messageEn)}
            {problem.example && <> {t(`例：${problem.example}`, `Example: ${problem.exampleEn ?? problem.example}`)}</>}
            {problem.source && <small> {problem.source}</small>}
          </li>
        ))}
      </ul>
    </div>
  )
}
