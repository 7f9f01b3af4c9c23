import { type Proposal, type ReviewStage, reviewProposal } from '@tongban/contracts/catalogue/proposals'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useId, useState } from 'react'
import { api } from '../../../api.ts'
import { useT } from '../../../i18n.ts'
import { draftKey, dropDraft, useDraft } from '../../../lib/drafts.ts'
import { announce } from '../../../parts/live.tsx'
import { Failure } from '../../../parts/states.tsx'
import { useOfficer } from '../../session/use-me.ts'
import { checklistOf, opinionOf } from '../core/review.ts'
import { stageText } from '../words.ts'
import { useProposalAct } from './use-proposal-act.ts'

type Props = { proposal: Proposal; stage: ReviewStage }
type Typed = { opinion: string; ticked: string[] }
const nothing: Typed = { opinion: '', ticked: [] }

/** What must be looked at, the opinion, and passing or giving back. The list looked at goes on record with it. */
export function ReviewBox({ proposal, stage }: Props) {
  const t = useT()
  const officer = useOfficer()
  const id = useId()
  // Of another version the points are looked at again; the key forgets them.
  const key = draftKey(officer.id, proposal.id, `review-${stage}-${proposal.version}`)
  const [typed, setTyped] = useDraft<Typed>(key, nothing)
  const [asked, setAsked] = useState<'pass' | 'return' | null>(null)
  const checklist = checklistOf(stage)
  const { sending, failure, send } = useProposalAct(proposal.id, () => {
    dropDraft(key)
    announce(t('审核意见已记录', 'The review is on record'))
  })
  const open = checklist.filter(({ key: point }) => !typed.ticked.includes(point))
  const missing =
    asked === 'pass' && open.length > 0 ? 'points' : asked && typed.opinion.trim().length < 2 ? 'opinion' : null
  const review = (verdict: 'pass' | 'return') => {
    setAsked(verdict)
    const opinion = typed.opinion.trim()
    if (opinion.length < 2 || (verdict === 'pass' && open.length > 0)) return
    const body = { version: proposal.version, stage, verdict, opinion: opinionOf(stage, verdict, opinion) }
    void send({ id: proposal.id, body }, (idempotencyKey) =>
      api.call(reviewProposal, { params: { id: proposal.id }, idempotencyKey, body }),
    )
  }
  return (
    <section className="lib-review" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t(...stageText[stage])}</h2>
      <fieldset className="tb-choices">
        <legend>{t('逐项核对（通过前须全部核对）', 'Looked at (all of them, before it passes)')}</legend>
        {checklist.map(({ key: point, text }) => (
          <label key={point}>
            <input
              type="checkbox"
              checked={typed.ticked.includes(point)}
              onChange={(event) =>
                setTyped({
                  ...typed,
                  ticked: event.target.checked
                    ? [...typed.ticked, point]
                    : typed.ticked.filter((each) => each !== point),
                })
              }
            />
            {t(...text)}
          </label>
        ))}
      </fieldset>
      <label htmlFor={`${id}-opinion`} className="tb-strong">
        {t('审核意见（记录在案，提出人会看到）', 'Opinion (on record, read by the proposer)')}
      </label>
      <Input.TextArea
        id={`${id}-opinion`}
        rows={3}
        maxLength={1500}
        aria-invalid={missing === 'opinion'}
        value={typed.opinion}
        onChange={(event) => setTyped({ ...typed, opinion: event.target.value })}
      />
      {missing && (
        <p className="tb-note tb-bad" role="alert">
          <span aria-hidden="true">■ </span>
          {missing === 'points'
            ? t(`还有 ${open.length} 项没有核对，核对后才能通过`, `${open.length} points are still to be looked at`)
            : t('请写审核意见，至少2个字', 'Write an opinion, at least 2 characters')}
        </p>
      )}
      {failure !== null && <Failure error={failure} />}
      <div className="tb-row">
        <Button type="primary" loading={sending} onClick={() => review('pass')}>
          {t('通过', 'Pass')}
        </Button>
        <Button danger disabled={sending} onClick={() => review('return')}>
          {t('退回修改', 'Give back')}
        </Button>
        <small>
          {proposal.wanted.length > 1
            ? t('通过后还要等其他审核。', 'Other reviews are still to come.')
            : proposal.effectiveOn
              ? t('这是最后一项审核；通过后在生效日期发布。', 'This is the last review; it comes out on its date.')
              : t('这是最后一项审核；通过后立即发布。', 'This is the last review; it comes out at once.')}
        </small>
      </div>
    </section>
  )
}
