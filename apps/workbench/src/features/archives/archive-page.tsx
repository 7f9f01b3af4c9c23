import { useMutation, useQuery } from '@tanstack/react-query'
import { type Archive, checkArchive, getArchive } from '@tongban/contracts/archives/archives'
import type { ArchiveReport } from '@tongban/contracts/archives/package'
import Button from 'antd/es/button'
import { Link } from 'wouter'
import { api, unwrap } from '../../api.ts'
import { useLanguage, useT } from '../../i18n.ts'
import { formatBytes, formatDate, formatInstant } from '../../lib/format.ts'
import { usePage } from '../../lib/page.ts'
import { type Column, ColumnTable } from '../../parts/column-table.tsx'
import { Failure, Loading } from '../../parts/states.tsx'
import { queryClient } from '../../query-client.ts'
import { packageUrl, retentionText, stateText } from './archive-words.ts'

/** One package: what it is, the four checks, and every file in it. */
export default function ArchivePage({ id }: { id: string }) {
  const t = useT()
  const key = ['archive', id]
  const found = useQuery({ queryKey: key, queryFn: () => unwrap(api.call(getArchive, { params: { id } })) })
  const archive = found.data?.archive
  const heading = usePage(
    archive ? t(archive.itemName, archive.itemNameEn) : t('电子档案', 'Archives'),
    found.isSuccess,
  )
  const check = useMutation({
    mutationFn: () => unwrap(api.call(checkArchive, { params: { id } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: key }),
  })
  const report = found.data?.report
  return (
    <>
      <p>
        <Link href="/archives">{t('返回电子档案', 'Back to the archives')}</Link>
      </p>
      <div className="tb-page-head">
        <h1 ref={heading} tabIndex={-1}>
          {archive ? t(archive.itemName, archive.itemNameEn) : t('电子档案', 'Archives')}
        </h1>
      </div>
      {found.isPending && <Loading />}
      {found.isError && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {archive && <Facts archive={archive} />}
      {archive && (archive.state === 'archived' || archive.state === 'handed-over') && (
        <p className="tb-row" style={{ margin: '12px 0' }}>
          <a href={packageUrl(id)} download>
            {t('下载档案包', 'Download the package')}
          </a>
          <Button loading={check.isPending} onClick={() => check.mutate()}>
            {t('重新检测', 'Check again')}
          </Button>
        </p>
      )}
      {check.isError && <Failure error={check.error} />}
      {report && <Report report={report} checkedAt={archive?.checkedAt ?? null} />}
    </>
  )
}

function Facts({ archive }: { archive: Archive }) {
  const t = useT()
  const language = useLanguage()
  const { caseNo, state, closedOn, archivedAt, retention, keepUntil, bytes, sm3, failure, failureEn } = archive
  const until = keepUntil ? t(`，至${keepUntil}`, `, to ${keepUntil}`) : ''
  const facts: (readonly [label: string, value: string])[] = [
    [t('办件编号', 'Case number'), caseNo],
    [t('状态', 'State'), t(...stateText[state])],
    [t('办结日期', 'Closed'), formatDate(closedOn, language)],
    [t('归档时间', 'Archived'), archivedAt ? formatInstant(archivedAt, language) : '–'],
    [t('保管期限', 'Retention'), t(...retentionText[retention]) + until],
    [t('大小', 'Size'), bytes === null ? '–' : formatBytes(bytes)],
    ['SM3', sm3 ?? '–'],
  ]
  return (
    <>
      <dl className="tb-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="tb-number tb-long">{value}</dd>
          </div>
        ))}
      </dl>
      {failure && (
        <p className="tb-note tb-bad">
          <span aria-hidden="true">■ </span>
          {t(
            `没有做成：${failure}。请核对存储的文件后重新导出。`,
            `It could not be made: ${failureEn ?? ''}. Look after the stored file, then export again.`,
          )}
        </p>
      )}
    </>
  )
}

function Report({ report, checkedAt }: { report: ArchiveReport; checkedAt: string | null }) {
  const t = useT()
  const language = useLanguage()
  const columns: Column<ArchiveReport['files'][number]>[] = [
    { head: ['文件', 'File'], kind: 'name', className: 'tb-long', cell: ({ path }) => path },
    { head: ['格式', 'Format'], cell: ({ format }) => format },
    { head: ['大小', 'Size'], kind: 'amount', cell: ({ bytes }) => formatBytes(bytes) },
    {
      head: ['检测', 'Check'],
      cell: ({ passed }) => (passed ? t('● 通过', '● Passed') : t('■ 不通过', '■ Not passed')),
    },
  ]
  return (
    <section className="tb-section" aria-labelledby="checks">
      <h2 id="checks">
        {t('四性检测', 'The four checks')} {checkedAt && <small>{formatInstant(checkedAt, language)}</small>}
      </h2>
      <ul>
        {report.checks.map(({ check, passed, text, textEn }) => (
          <li key={check} className={passed ? undefined : 'tb-bad-text'}>
            <span aria-hidden="true">{passed ? '● ' : '■ '}</span>
            {t(text, textEn)}
          </li>
        ))}
      </ul>
      {report.findings.length > 0 && (
        <>
          <h3>{t('发现和提示', 'Findings and notes')}</h3>
          <ul>
            {report.findings.map(({ code, level, path, text, textEn }) => (
              <li key={`${code} ${path}`} className={level === 'error' ? 'tb-bad-text' : 'tb-quiet'}>
                <span aria-hidden="true">{level === 'error' ? '■ ' : '– '}</span>
                {path && `${path} · `}
                {t(text, textEn)}
              </li>
            ))}
          </ul>
        </>
      )}
      <ColumnTable
        caption={t('包内文件', 'Files of the package')}
        columns={columns}
        rows={report.files}
        keyOf={({ path }) => path}
      />
    </section>
  )
}
