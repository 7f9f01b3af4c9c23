import { useMutation, useQuery } from '@tanstack/react-query'
import {
  confirmImport,
  discardImport,
  getImport,
  type ImportReport,
  type ImportRun,
} from '@tongban/contracts/catalogue/exchange'
import Button from 'antd/es/button'
import { useId, useState } from 'react'
import { Link } from 'wouter'
import { api, unwrap } from '../../api.ts'
import { useT } from '../../i18n.ts'
import { grouped } from '../../lib/format.ts'
import { usePage } from '../../lib/page.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Failure, Loading } from '../../parts/states.tsx'
import { queryClient } from '../../query-client.ts'
import { isRunning, kindText, mayBeDropped, stateText } from './run-words.ts'

const keyOf = (id: string) => ['import', id]
const refresh = (id: string) => queryClient.invalidateQueries({ queryKey: keyOf(id) })

/** One list that was handed in: how far it is, what is wrong row by row, and the decision of the reviewer. */
export default function ListPage({ id }: { id: string }) {
  const t = useT()
  const run = useQuery({
    queryKey: keyOf(id),
    queryFn: () => unwrap(api.call(getImport, { params: { id } })),
    refetchInterval: (query) => (query.state.data && isRunning(query.state.data) ? 800 : false),
  })
  const title = run.data?.name ?? t('清单', 'List')
  const heading = usePage(title, run.isSuccess)
  return (
    <>
      <p>
        <Link href="/library/lists">{t('返回清单导入导出', 'Back to lists in and out')}</Link>
      </p>
      <PageHead title={title} heading={heading} />
      {run.isPending && <Loading />}
      {run.isError && <Failure error={run.error} onRetry={() => void run.refetch()} />}
      {run.data && <Run run={run.data} />}
    </>
  )
}

function Run({ run }: { run: ImportRun }) {
  const t = useT()
  const { shape, words } = stateText[run.state]
  const [nextZh, nextEn] = nextStep(run)
  return (
    <>
      <p className="tb-note" role="status">
        <span aria-hidden="true">{shape} </span>
        <strong>{t(...words)}</strong> {t(nextZh, nextEn)}
      </p>
      {isRunning(run) && (
        <p>
          <progress
            max={run.total ?? Math.max(run.done * 2, 1000)}
            value={run.done}
            aria-label={t('进度', 'Progress')}
          />{' '}
          {t(`已处理${grouped(run.done)}行`, `${grouped(run.done)} rows done`)}
        </p>
      )}
      {run.report && <Report id={run.id} report={run.report} />}
      {run.mayConfirm && <Confirm run={run} />}
      {mayBeDropped(run) && <Drop run={run} />}
    </>
  )
}

function nextStep(run: ImportRun): readonly [string, string] {
  switch (run.state) {
    case 'wrong':
      return ['请按下面逐条改正文件后重新上传。', 'Correct the file as told below and hand it in again.']
    case 'unchanged':
      return [
        '每一行都与事项库现有内容一致，不需要审查，也没有改变任何事项。',
        'Every row is as the library stands: nothing is to be reviewed and nothing was changed.',
      ]
    case 'checked':
      return run.mayConfirm
        ? [
            '请核对内容，填写保密和准确性审查意见后确认导入。',
            'Look at it, write the secrecy and correctness review, and take it over.',
          ]
        : ['等待保密审查人员确认，确认前不改变任何事项。', 'Waits for the secrecy reviewer; nothing is changed before.']
    case 'imported':
      return [
        '清单中的事项已经生效，受影响的实施清单正在更新。',
        'The items are in force; implementing items that inherit them are being updated.',
      ]
    case 'failed':
      return [
        '请用 UTF-8 或 GBK 的 CSV，或 Excel 文件重新上传。',
        'Hand it in again as CSV in UTF-8 or GBK, or as Excel.',
      ]
    default:
      return ['', '']
  }
}

function Report({ id, report }: { id: string; report: ImportReport }) {
  const t = useT()
  const figures: readonly (readonly [string, number])[] = [
    [t('行数', 'Rows'), report.rows],
    [t('新增', 'New'), report.added],
    [t('变更', 'Changed'), report.changed],
    [t('无变化', 'Unchanged'), report.unchanged],
    [t('有错误的行', 'Rows with errors'), report.wrong],
    [t('提示', 'Warnings'), report.warnings],
  ]
  return (
    <>
      <dl className="tb-facts">
        {figures.map(([label, count]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="tb-number">{grouped(count)}</dd>
          </div>
        ))}
      </dl>
      <details className="tb-section">
        <summary>
          {t(`列的对应关系（编码：${report.encoding}）`, `How columns were read (encoding: ${report.encoding})`)}
        </summary>
        {report.tables.map(({ table, kind, columns }) => (
          <p key={table}>
            <strong>
              {table}：{t(...kindText[kind])}
            </strong>{' '}
            {columns
              .filter(({ head }) => head !== '')
              .map(({ head, element }) => (element ? head : t(`${head}（没有用到）`, `${head} (not used)`)))
              .join('、')}
          </p>
        ))}
      </details>
      {report.problems.length > 0 && <Problems id={id} report={report} />}
    </>
  )
}

function Problems({ id, report }: { id: string; report: ImportReport }) {
  const t = useT()
  const all = report.errors + report.warnings
  // A line may have two problems of one column and code.
  const numbered = report.problems.map((problem, number) => ({ ...problem, number }))
  return (
    <section className="tb-section">
      <h2>{t('逐行检查结果', 'Row by row')}</h2>
      <p className="tb-quiet">
        {report.problems.length < all &&
          t(
            `共${grouped(all)}条，显示前${grouped(report.problems.length)}条。`,
            `The first ${grouped(report.problems.length)} of ${grouped(all)}. `,
          )}
        <a href={`/api/v1/library/imports/${id}/report.csv?as=staff`} download>
          {t('下载全部', 'Download all')}
        </a>
      </p>
      <table className="tb-table tb-stack">
        <caption className="tb-hidden">{t('逐行检查结果', 'Row by row')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('表', 'Table')}</th>
            <th scope="col">{t('行', 'Line')}</th>
            <th scope="col">{t('列', 'Column')}</th>
            <th scope="col">{t('问题和办法', 'What is wrong, and what to do')}</th>
          </tr>
        </thead>
        <tbody>
          {numbered.map((p) => (
            <tr key={p.number}>
              <td data-label={t('表', 'Table')}>{p.table}</td>
              <td className="tb-number" data-label={t('行', 'Line')}>
                {p.line}
              </td>
              <td data-label={t('列', 'Column')}>{p.field || t('整行', 'The row')}</td>
              <td>
                <strong>{p.level === 'error' ? t('■ 错误', '■ Error') : t('▲ 提示', '▲ Note')}</strong>{' '}
                {t(p.message, p.messageEn)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Confirm({ run }: { run: ImportRun }) {
  const t = useT()
  const id = useId()
  const [opinion, setOpinion] = useState('')
  const confirm = useMutation({
    mutationFn: () =>
      unwrap(
        api.call(confirmImport, { params: { id: run.id }, body: { version: run.version, opinion: opinion.trim() } }),
      ),
    onSettled: () => refresh(run.id),
  })
  return (
    <section className="tb-section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('保密和准确性审查', 'Secrecy and correctness review')}</h2>
      <p>
        {t(
          '确认后全部导入：新事项立即公开，变更下发到所有实施机构，办理中的办件不受影响。',
          'All of it is taken over: new items are public at once, changes go to all offices, running cases stay as they are.',
        )}
      </p>
      <label htmlFor={id}>{t('审查意见', 'Opinion')}</label>
      <textarea
        id={id}
        rows={3}
        className="tb-wide"
        value={opinion}
        onChange={(event) => setOpinion(event.target.value)}
      />
      <Button
        type="primary"
        disabled={opinion.trim().length < 2}
        loading={confirm.isPending}
        onClick={() => confirm.mutate()}
      >
        {t('确认导入', 'Take the list over')}
      </Button>
      {confirm.isError && <Failure error={confirm.error} />}
    </section>
  )
}

function Drop({ run }: { run: ImportRun }) {
  const t = useT()
  const drop = useMutation({
    mutationFn: () => unwrap(api.call(discardImport, { params: { id: run.id }, body: { version: run.version } })),
    onSettled: () => refresh(run.id),
  })
  return (
    <p className="tb-section">
      <Button loading={drop.isPending} onClick={() => drop.mutate()}>
        {t('放弃这份清单', 'Drop this list')}
      </Button>{' '}
      <span className="tb-quiet">{t('事项库不会有任何变化。', 'Nothing in the library changes.')}</span>
      {drop.isError && <Failure error={drop.error} />}
    </p>
  )
}
