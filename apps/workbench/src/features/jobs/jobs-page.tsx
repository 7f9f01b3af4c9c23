import { useMutation, useQuery } from '@tanstack/react-query'
import { type DeadlineWork, listFailedJobs, retryJob } from '@tongban/contracts/platform/messages'
import { listRecounts } from '@tongban/contracts/reference/calendar-notice'
import Button from 'antd/es/button'
import { useState } from 'react'
import { api, unwrap } from '../../api.ts'
import { useLanguage, useT } from '../../i18n.ts'
import { formatInstant, grouped } from '../../lib/format.ts'
import { usePage } from '../../lib/page.ts'
import { announce } from '../../parts/live.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Empty, Failure, Loading } from '../../parts/states.tsx'
import { noteFailure, queryClient } from '../../query-client.ts'

const refresh = () => queryClient.invalidateQueries({ queryKey: ['jobs'] })

export default function JobsPage() {
  const t = useT()
  const language = useLanguage()
  const title = t('后台任务', 'Background work')
  const heading = usePage(title)
  const [result, setResult] = useState('')
  const jobs = useQuery({
    queryKey: ['jobs'],
    queryFn: () => unwrap(api.call(listFailedJobs, {})),
    refetchInterval: 30_000,
  })
  const retry = useMutation({
    mutationFn: (id: string) => unwrap(api.call(retryJob, { params: { id } })),
    onSuccess: (_, id) => {
      const text = t(`任务 ${id} 已重新排队执行`, `Job ${id} is queued to run again`)
      setResult(text)
      announce(text)
      heading.current?.focus()
    },
    onError: noteFailure,
    onSettled: refresh,
  })
  const rows = jobs.data?.jobs ?? []
  return (
    <>
      <PageHead title={title} heading={heading}>
        <p className="tb-quiet">
          {t(
            '没有成功的后台任务（生成文书、发送通知等）',
            'Background work that failed: documents, messages and the like',
          )}
        </p>
        <Button onClick={() => void refresh()} loading={jobs.isRefetching}>
          {t('刷新', 'Refresh')}
        </Button>
      </PageHead>
      {jobs.data && <DeadlineLine work={jobs.data.deadlineWork} />}
      <Recounts />
      {result !== '' && <p className="tb-note tb-good">{result}</p>}
      {retry.isError && <Failure error={retry.error} />}
      {jobs.isPending && <Loading />}
      {jobs.isError && <Failure error={jobs.error} onRetry={() => void jobs.refetch()} />}
      {jobs.isSuccess && rows.length === 0 && (
        <Empty title={t('没有失败的后台任务', 'No failed background work')}>
          <p className="tb-quiet">{t('所有文书和通知都已处理。', 'All documents and messages are done.')}</p>
        </Empty>
      )}
      {rows.length > 0 && (
        <table className="tb-table tb-stack">
          <caption className="tb-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('编号', 'No.')}</th>
              <th scope="col">{t('任务', 'Task')}</th>
              <th scope="col">{t('已试次数', 'Tries')}</th>
              <th scope="col">{t('最近一次的错误', 'Last error')}</th>
              <th scope="col">{t('下次自动执行', 'Next automatic try')}</th>
              <th scope="col">{t('操作', 'Act')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((job) => (
              <tr key={job.id}>
                <td className="tb-number" data-label={t('编号', 'No.')}>
                  {job.id}
                </td>
                <td data-label={t('任务', 'Task')}>{job.task}</td>
                <td data-label={t('已试次数', 'Tries')}>{job.attempts}</td>
                <td className="tb-error-text" data-label={t('错误', 'Error')}>
                  {job.lastError ?? t('没有记录', 'Not recorded')}
                </td>
                <td data-label={t('下次自动执行', 'Next automatic try')}>{formatInstant(job.nextRunAt, language)}</td>
                <td>
                  <Button
                    onClick={() => retry.mutate(job.id)}
                    loading={retry.isPending && retry.variables === job.id}
                    aria-label={t(`重新执行任务 ${job.id}`, `Run again: job ${job.id}`)}
                  >
                    {t('重新执行', 'Run again')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

/** Notices on rest days that were imported, and what each made of due dates. */
function Recounts() {
  const t = useT()
  const language = useLanguage()
  const found = useQuery({
    queryKey: ['jobs', 'recounts'],
    queryFn: () => unwrap(api.call(listRecounts, {})),
    refetchInterval: 30_000,
  })
  const recounts = found.data?.recounts ?? []
  if (recounts.length === 0) return null
  return (
    <details className="tb-note" open={recounts.some(({ endedAt }) => endedAt === null)}>
      <summary>{t('放假安排和到期日的重新计算', 'Rest days, and due dates counted anew')}</summary>
      <ul className="tb-reasons">
        {recounts.map((one) => (
          <li key={one.at}>
            <b>{one.document}</b>
            {t(`（${one.year}年） `, ` (${one.year}) `)}
            {formatInstant(one.at, language)}
            {t(
              `：已计算 ${grouped(one.counted)} 件，提前 ${grouped(one.earlier)} 件，推迟 ${grouped(one.later)} 件，由暂定变为确定 ${grouped(one.settled)} 件。`,
              `: ${grouped(one.counted)} counted, ${grouped(one.earlier)} earlier, ${grouped(one.later)} later, ${grouped(one.settled)} no longer provisional. `,
            )}
            {one.endedAt ? t('已完成。', 'Done.') : t('正在计算…', 'Going on…')}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Whether the work of the law's days is done: cases go overdue by themselves only while it runs. */
function DeadlineLine({ work }: { work: DeadlineWork }) {
  const t = useT()
  const language = useLanguage()
  if (work.late)
    return (
      <p className="tb-note tb-bad" role="alert">
        <span aria-hidden="true">■ </span>
        <b>{t('到期处理已停止。', 'The work on due cases stands still.')}</b>{' '}
        {work.lastRun
          ? t(
              `最近一次在${formatInstant(work.lastRun, language)}。`,
              `Last done ${formatInstant(work.lastRun, language)}. `,
            )
          : t('还没有运行过。', 'It never ran. ')}
        {t('请检查后台进程是否在运行。', 'See whether the background process runs.')}
      </p>
    )
  return (
    <p className="tb-quiet">
      {t('到期处理正常，最近一次 ', 'Due cases are worked on, last ')}
      {work.lastRun && formatInstant(work.lastRun, language)}
      {t(
        `：视为受理 ${work.accepted} 件；全部单位已超期 ${work.overdue} 件，今天到期 ${work.dueToday} 件。`,
        `: ${work.accepted} accepted by silence; ${work.overdue} overdue and ${work.dueToday} due today in all offices.`,
      )}
    </p>
  )
}
