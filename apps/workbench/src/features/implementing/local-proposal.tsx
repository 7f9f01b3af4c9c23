import { useMutation } from '@tanstack/react-query'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { LocalElements } from '@tongban/contracts/catalogue/local'
import { type Proposal, saveProposal, submitProposal } from '@tongban/contracts/catalogue/proposals'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useEffect, useId, useRef, useState } from 'react'
import { api, isStale, unwrap } from '../../api.ts'
import { useT } from '../../i18n.ts'
import { Failure } from '../../parts/states.tsx'
import { isCover } from '../library/core/path.ts'
import { HandInButton } from '../library/proposal/hand-in-button.tsx'
import { ProblemNotes } from '../library/proposal/problem-list.tsx'
import { refreshImplementing } from './implementing-data.ts'
import { LocalFields } from './local-fields.tsx'

type Written = { local: LocalElements; reason: string; effectiveOn: string | null }
type Props = { proposal: Proposal; onProposal: (next: Proposal) => void }

const savedEveryMs = 800

/** A change of what an office fills in for itself: saved while it is written, with what is wrong beside each element. */
export function LocalProposal({ proposal, onProposal }: Props) {
  const t = useT()
  const [written, setWritten] = useState<Written>({
    local: proposal.local ?? {},
    reason: proposal.reason,
    effectiveOn: proposal.effectiveOn,
  })
  const version = useRef(proposal.version)
  const kept = useRef(JSON.stringify(written))
  const save = useMutation({
    // One after the other, so that each carries the version that the one before made.
    scope: { id: `proposal ${proposal.id}` },
    mutationFn: async (next: Written) => {
      const answer = await unwrap(
        api.call(saveProposal, { params: { id: proposal.id }, body: { version: version.current, ...next } }),
      )
      version.current = answer.version
      kept.current = JSON.stringify(next)
      return answer
    },
    onSuccess: onProposal,
  })
  const { mutate } = save
  const unsaved = JSON.stringify(written) !== kept.current
  useEffect(() => {
    if (JSON.stringify(written) === kept.current) return
    const timer = setTimeout(() => mutate(written), savedEveryMs)
    return () => clearTimeout(timer)
  }, [written, mutate])
  const submit = useMutation({
    mutationFn: async () => {
      if (unsaved) await save.mutateAsync(written)
      return unwrap(api.call(submitProposal, { params: { id: proposal.id }, body: { version: version.current } }))
    },
    onSuccess: (next) => {
      onProposal(next)
      void refreshImplementing()
    },
  })
  const directory = proposal.before[0] as ItemContent | undefined
  const writes = proposal.kind === 'take-up' || proposal.kind === 'change'
  return (
    <>
      <p className="tb-quiet" role="status">
        {save.isPending
          ? t('正在保存……', 'Saving…')
          : unsaved
            ? t('有未保存的内容', 'Not saved yet')
            : t('已保存', 'Saved')}
      </p>
      {save.isError && <Failure error={save.error} />}
      {save.isError && isStale(save.error) && (
        <p>
          {t(
            '同单位的另一位同事刚保存过。您写的内容还在这一页；请记下要改的地方，再载入最新内容。',
            'A colleague has just saved. What you wrote is still on this page; note what you changed, then load the newest.',
          )}{' '}
          <Button onClick={() => location.reload()}>{t('载入最新内容', 'Load the newest')}</Button>
        </p>
      )}
      <Cover
        written={written}
        onChange={(change) => setWritten({ ...written, ...change })}
        problems={proposal.problems}
      />
      {writes && directory && (
        <LocalFields
          directory={directory}
          local={written.local}
          problems={proposal.problems.map((problem) => ({ ...problem, path: problem.path.replace(/^\/local/, '') }))}
          onChange={(local) => setWritten({ ...written, local })}
        />
      )}
      {!(writes && directory) && <ProblemNotes problems={proposal.problems.filter((problem) => !isCover(problem))} />}
      <p className="tb-section tb-row">
        <HandInButton
          wrong={proposal.problems.length}
          sending={submit.isPending}
          onWrong={toFirstProblem}
          onHandIn={() => submit.mutate()}
        />
        <span className="tb-quiet">
          {t(
            '由上级事项审核和保密审查人员审核，通过后发布。',
            'Reviewed above, and for secrecy; then it is published.',
          )}
        </span>
      </p>
      {submit.isError && <Failure error={submit.error} />}
    </>
  )
}

/** To the control of what is wrong first: the sentence stands below it, in one block. */
function toFirstProblem() {
  const sentence = document.querySelector('.tb-error-text, .lib-problem')
  sentence?.scrollIntoView({ block: 'center' })
  sentence?.parentElement?.querySelector<HTMLElement>('input, select, textarea')?.focus({ preventScroll: true })
}

type CoverProps = { written: Written; problems: Proposal['problems']; onChange: (change: Partial<Written>) => void }

function Cover({ written, problems, onChange }: CoverProps) {
  const t = useT()
  const [reason, day] = [useId(), useId()]
  const said = (name: string) =>
    problems
      .filter(({ path }) => path === `/${name}`)
      .map(({ code, message, messageEn }) => (
        <p key={code} className="tb-error-text">
          <span aria-hidden="true">■ </span>
          {t(message, messageEn)}
        </p>
      ))
  return (
    <div className="tb-section">
      <div>
        <label htmlFor={reason} className="tb-strong">
          {t('变更理由', 'Reason')}
        </label>
        <Input.TextArea
          id={reason}
          rows={2}
          maxLength={2000}
          value={written.reason}
          onChange={(event) => onChange({ reason: event.target.value })}
        />
        {said('reason')}
      </div>
      <div>
        <label htmlFor={day} className="tb-strong">
          {t('生效日期', 'In effect from')}
        </label>{' '}
        <small>{t('留空就在审核通过的当天生效', 'Empty: the day it is passed')}</small>
        <div>
          <Input
            id={day}
            type="date"
            className="tb-narrow"
            value={written.effectiveOn ?? ''}
            onChange={(event) => onChange({ effectiveOn: event.target.value || null })}
          />
        </div>
        {said('effectiveOn')}
      </div>
    </div>
  )
}
