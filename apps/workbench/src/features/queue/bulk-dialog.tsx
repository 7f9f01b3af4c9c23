import { useQuery } from '@tanstack/react-query'
import { listColleagues, type QueueName, type QueueRow } from '@tongban/contracts/cases/office-work'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useId, useRef, useState } from 'react'
import { api, ProblemError, unwrap } from '../../api.ts'
import { type Text, useT } from '../../i18n.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Failure, Loading } from '../../parts/states.tsx'
import { useOfficer } from '../session/use-me.ts'
import { type BulkAct, type BulkResult, runBulk, StatusChanged } from './bulk.ts'
import { refreshQueues } from './queue-data.ts'

type Props = { queue: QueueName; rows: QueueRow[]; kind: BulkAct['kind']; onClose: () => void }

const titles: Record<BulkAct['kind'], Text> = {
  take: ['认领', 'Take'],
  'hand-over': ['转交给同事', 'Hand over to a colleague'],
  'put-back': ['退回待认领', 'Put back'],
  'pass-pre-review': ['批量预审通过', 'Pass the pre-review of several'],
  accept: ['批量受理', 'Accept several'],
}

/** Confirms, does it case by case with a progress bar, and tells the result of each. */
export function BulkDialog({ queue, rows, kind, onClose }: Props) {
  const t = useT()
  const officer = useOfficer()
  const [key] = useState(() => crypto.randomUUID())
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const [state, setState] = useState<'asked' | 'running' | 'done'>('asked')
  const [results, setResults] = useState<BulkResult[]>([])
  const stop = useRef(false)
  const ofOthers = rows.some(({ assignee }) => assignee && assignee.id !== officer.id)
  const wantsReason = !isAct(kind) && ofOthers
  const missing = (kind === 'hand-over' && to === '') || (wantsReason && reason.trim() === '')
  const begin = async () => {
    setState('running')
    const act = actOf(kind, officer.id, to, reason.trim())
    await runBulk(
      rows,
      act,
      key,
      (result) => setResults((all) => [...all, result]),
      () => stop.current,
    )
    setState('done')
    refreshQueues()
  }
  return (
    <Dialog
      title={t(...titles[kind])}
      onClose={() => {
        stop.current = true
        onClose()
      }}
      footer={
        state === 'asked' ? (
          <>
            <Button onClick={onClose}>{t('取消', 'Cancel')}</Button>
            <Button type="primary" disabled={missing} onClick={() => void begin()}>
              {t(`确认，共 ${rows.length} 件`, `Confirm, ${rows.length} cases`)}
            </Button>
          </>
        ) : (
          <Button type="primary" disabled={state === 'running'} onClick={onClose}>
            {t('完成', 'Done')}
          </Button>
        )
      }
    >
      {state === 'asked' ? (
        <>
          {kind === 'hand-over' && <Colleagues queue={queue} to={to} onChoose={setTo} />}
          {wantsReason && <Reason reason={reason} onChange={setReason} />}
          {isAct(kind) && (
            <p>
              {t(
                '每件单独办理、单独生成文书和通知；有一件没有成功，不影响其他办件。',
                'Each is an act of its own with its own document and message; one that fails keeps none of the others.',
              )}
            </p>
          )}
          <ul className="tb-effects">
            {rows.map((row) => (
              <li key={row.caseId}>
                {row.itemName} · {row.applicantName} <span className="tb-number">{row.caseNo}</span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <Results rows={rows} results={results} />
      )}
    </Dialog>
  )
}

const isAct = (kind: BulkAct['kind']) => kind === 'accept' || kind === 'pass-pre-review'

function actOf(kind: BulkAct['kind'], officerId: string, to: string, reason: string): BulkAct {
  switch (kind) {
    case 'take':
      return { kind, officerId, reason }
    case 'hand-over':
      return { kind, to, reason }
    case 'put-back':
      return { kind, reason }
    default:
      return { kind }
  }
}

function Reason({ reason, onChange }: { reason: string; onChange: (reason: string) => void }) {
  const t = useT()
  const id = useId()
  return (
    <div className="tb-field">
      <label htmlFor={id}>{t('有的办件由同事认领，请写明原因', 'Some are held by colleagues: say why')}</label>
      <Input id={id} maxLength={200} value={reason} onChange={(event) => onChange(event.target.value)} />
    </div>
  )
}

function Colleagues({ queue, to, onChoose }: { queue: QueueName; to: string; onChoose: (id: string) => void }) {
  const t = useT()
  const found = useQuery({
    queryKey: ['colleagues', queue],
    queryFn: () => unwrap(api.call(listColleagues, { params: { queue } })),
  })
  if (found.isPending) return <Loading />
  if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} />
  return (
    <fieldset className="tb-choices">
      <legend>{t('交给谁', 'To whom')}</legend>
      {found.data.colleagues.map((one) => (
        <label key={one.id}>
          <input type="radio" name="to" checked={to === one.id} onChange={() => onChoose(one.id)} />
          {one.name}
          <span className="tb-quiet"> {one.post}</span>
        </label>
      ))}
    </fieldset>
  )
}

function Results({ rows, results }: { rows: QueueRow[]; results: BulkResult[] }) {
  const t = useT()
  const failed = results.filter(({ failure }) => failure !== null).length
  return (
    <>
      <progress className="tb-progress" max={rows.length} value={results.length}>
        {results.length}
      </progress>
      <p role="status">
        {t(
          `已处理 ${results.length} / ${rows.length} 件，成功 ${results.length - failed} 件，没有成功 ${failed} 件。`,
          `${results.length} of ${rows.length} done: ${results.length - failed} went through, ${failed} did not.`,
        )}
      </p>
      <ul className="tb-effects">
        {results.map((result) => (
          <Result key={result.row.caseId} result={result} />
        ))}
      </ul>
    </>
  )
}

function Result({ result: { row, failure } }: { result: BulkResult }) {
  const t = useT()
  return (
    <li>
      <span aria-hidden="true">{failure === null ? '● ' : '■ '}</span>
      {row.itemName} · {row.applicantName} <span className="tb-number">{row.caseNo}</span>
      {t('：', ': ')}
      {failure === null ? t('成功', 'done') : t(...whyOf(failure))}
    </li>
  )
}

function whyOf(failure: unknown): Text {
  if (failure instanceof StatusChanged)
    return ['列表之后办件有了变化，没有办理；请打开查看。', 'it changed since the list was read; open it to look.']
  if (failure instanceof ProblemError) return [failure.problem.detail, failure.problem.detailEn]
  return ['没有连上服务器，没有办理；可以重试。', 'the server did not answer; try again.']
}
