import { useMutation, useQuery } from '@tanstack/react-query'
import { type ImportRun, listImports, startImport } from '@tongban/contracts/catalogue/exchange'
import Button from 'antd/es/button'
import { useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { api, unwrap } from '../../api.ts'
import { useLanguage, useT } from '../../i18n.ts'
import { formatInstant } from '../../lib/format.ts'
import { usePage } from '../../lib/page.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Empty, Failure, Loading } from '../../parts/states.tsx'
import { queryClient } from '../../query-client.ts'
import { useOfficer } from '../session/use-me.ts'
import { ExportForm } from './export-form.tsx'
import { isRunning, stateText } from './run-words.ts'

/** Lists in and out: hands a file in, shows how the earlier ones ended, and gives the library as a file. */
export default function ListsPage() {
  const t = useT()
  const title = t('清单导入导出', 'Lists in and out')
  const heading = usePage(title)
  const { scopes } = useOfficer()
  const runs = useQuery({
    queryKey: ['imports'],
    queryFn: () => unwrap(api.call(listImports, {})),
    refetchInterval: (query) => (query.state.data?.runs.some(isRunning) ? 1000 : false),
  })
  return (
    <>
      <PageHead title={title} heading={heading} />
      {scopes.includes('library.propose') && <HandIn />}
      <ExportForm />
      <h2 className="tb-section">{t('导入记录', 'Lists handed in')}</h2>
      {runs.isPending && <Loading />}
      {runs.isError && <Failure error={runs.error} onRetry={() => void runs.refetch()} />}
      {runs.data?.runs.length === 0 && (
        <Empty title={t('还没有导入过清单', 'No list has been handed in yet')}>
          <p className="tb-quiet">
            {t(
              '上传后先逐行检查，有错误就一行也不导入；检查通过后由保密审查人员确认。',
              'A list is checked row by row first. With any error nothing is imported; a checked one waits for the secrecy reviewer.',
            )}
          </p>
        </Empty>
      )}
      {runs.data && runs.data.runs.length > 0 && <Runs runs={runs.data.runs} />}
    </>
  )
}

function HandIn() {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const [, go] = useLocation()
  const [name, setName] = useState('')
  const send = useMutation({
    mutationFn: async (file: File) =>
      unwrap(
        api.call(startImport, {
          query: { name: file.name },
          bytes: new Uint8Array(await file.arrayBuffer()),
          headers: { 'content-type': 'application/octet-stream' },
        }),
      ),
    onSuccess: (run) => {
      void queryClient.invalidateQueries({ queryKey: ['imports'] })
      go(`/library/lists/${run.id}`)
    },
  })
  return (
    <section className="tb-section" aria-labelledby="hand-in">
      <h2 id="hand-in">{t('导入清单', 'Import a list')}</h2>
      <p>
        {t(
          '可以导入 CSV（UTF-8 或 GBK）或 Excel 文件：目录清单要有“基本编码、事项名称”两列，实施清单要有“实施编码”一列，也可以是国家交换表。最大32 MB，约10万行。',
          'CSV (UTF-8 or GBK) or Excel. A directory needs the columns of basic code and name, an implementing list that of the implementing code; the national exchange tables are taken too. 32 MB at most, some 100,000 rows.',
        )}
      </p>
      <input
        ref={input}
        id="list-file"
        type="file"
        className="tb-hidden"
        accept=".csv,.txt,.xlsx,.xls"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (!file) return
          setName(file.name)
          send.mutate(file)
        }}
      />
      <Button type="primary" loading={send.isPending} onClick={() => input.current?.click()}>
        {t('选择文件并检查', 'Choose a file and check it')}
      </Button>
      {send.isPending && <p role="status">{t(`正在上传“${name}”……`, `Sending “${name}”…`)}</p>}
      {send.isError && <Failure error={send.error} />}
    </section>
  )
}

function Runs({ runs }: { runs: readonly ImportRun[] }) {
  const t = useT()
  const language = useLanguage()
  return (
    <table className="tb-table tb-stack">
      <caption className="tb-hidden">{t('导入记录', 'Lists handed in')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('文件', 'File')}</th>
          <th scope="col">{t('状态', 'State')}</th>
          <th scope="col">{t('行数', 'Rows')}</th>
          <th scope="col">{t('导入人', 'By')}</th>
          <th scope="col">{t('时间', 'When')}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <td data-label={t('文件', 'File')}>
              <Link href={`/library/lists/${run.id}`}>{run.name}</Link>
            </td>
            <td data-label={t('状态', 'State')}>
              <span aria-hidden="true">{stateText[run.state].shape} </span>
              {t(...stateText[run.state].words)}
            </td>
            <td className="tb-number" data-label={t('行数', 'Rows')}>
              {run.total ?? '–'}
            </td>
            <td data-label={t('导入人', 'By')}>{run.byName}</td>
            <td data-label={t('时间', 'When')}>{formatInstant(run.startedAt, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
