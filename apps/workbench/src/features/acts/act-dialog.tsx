import type { CaseAction, OfficerCase } from '@tongban/contracts/cases/case'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useEffect, useId, useRef, useState } from 'react'
import { type Text, useT } from '../../i18n.ts'
import { draftKey, dropDraft, useDraft } from '../../lib/drafts.ts'
import { actionText } from '../../lib/words.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { useOfficer } from '../session/use-me.ts'
import { type ActForm, actOf, emptyForm, formProblem, longest } from './act-form.ts'
import { ActNews } from './act-news.tsx'
import { confirmText, type DialogAction, effectsOf, writes } from './act-texts.ts'
import { DocumentPaper } from './document-paper.tsx'
import { ExtensionField, ProcedureFields } from './procedure-fields.tsx'
import { type Act, hasDocument, isOfficerAction } from './send-act.ts'
import { useAct } from './use-act.ts'

type Props = { officerCase: OfficerCase; action: CaseAction; onClose: () => void; onDone: () => void }

export function ActDialog(props: Props) {
  const { action } = props
  return isOfficerAction(action) && action !== 'ask-correction' ? <OneAct {...props} action={action} /> : null
}

const textLabel: Record<'note' | 'reasons' | 'opinion' | 'outcome', Text> = {
  note: ['备注（可以不填，记入办理经过）', 'Note (optional, goes on record)'],
  reasons: ['理由（写入文书，申请人会看到）', 'Reasons (in the document, read by the applicant)'],
  opinion: ['审查意见', 'Opinion'],
  outcome: ['结果（听证的写明笔录要点）', 'What came of it (of a hearing its record)'],
}
const against: readonly DialogAction[] = ['refuse', 'deny', 'terminate']

function OneAct({ officerCase, action, onClose, onDone }: Props & { action: DialogAction }) {
  const t = useT()
  const officer = useOfficer()
  const key = draftKey(officer.id, officerCase.id, action)
  const [form, setForm] = useDraft<ActForm>(key, emptyForm)
  const [asked, setAsked] = useState(0)
  const [shown, setShown] = useState<Act | null>(null)
  const { state, send } = useAct(officerCase, () => {
    dropDraft(key)
    onDone()
  })
  const id = useId()
  const problemLine = useRef<HTMLParagraphElement>(null)

  // Each failed attempt brings the focus to what is missing.
  useEffect(() => {
    if (asked > 0) problemLine.current?.focus()
  }, [asked])

  const kind = writes[action]
  const problem = formProblem(action, form)
  const allowed = officerCase.allowedActions.includes(action)
  const confirm = () => {
    setAsked(asked + 1)
    if (!problem) void send(actOf(action, form))
  }
  const preview = () => {
    setAsked(asked + 1)
    if (!problem) setShown(actOf(action, form))
  }
  const change = (next: ActForm) => {
    setShown(null)
    setForm(next)
  }
  return (
    <Dialog
      title={t(...actionText[action])}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('取消', 'Cancel')}</Button>
          <Button
            type="primary"
            danger={against.includes(action)}
            disabled={!allowed}
            loading={state.sending}
            onClick={confirm}
          >
            {t(...confirmText[action])}
          </Button>
        </>
      }
    >
      <p className="tb-quiet">
        {t(officerCase.itemName, officerCase.itemNameEn)} · {officerCase.applicant.name} ·{' '}
        <span className="tb-number">{officerCase.caseNo}</span>
      </p>
      <ActNews officerCase={officerCase} action={action} state={state} />
      {asked > 0 && problem && (
        <p ref={problemLine} tabIndex={-1} id={`${id}-problem`} className="tb-note tb-bad" role="alert">
          <span aria-hidden="true">■ </span>
          <a
            href={`#${id}-${problem.at}`}
            onClick={(event) => {
              event.preventDefault()
              document.getElementById(`${id}-${problem.at}`)?.focus()
            }}
          >
            {t(...problem.text)}
          </a>
        </p>
      )}
      {action === 'examine' && (
        <Proposal id={`${id}-proposal`} form={form} onChange={(proposal) => change({ ...form, proposal })} />
      )}
      {action === 'start-procedure' && <ProcedureFields id={id} form={form} setForm={change} />}
      {action === 'extend' && <ExtensionField id={id} form={form} setForm={change} />}
      {kind !== 'nothing' && (
        <>
          <label htmlFor={`${id}-text`}>{t(...textLabel[kind])}</label>
          <Input.TextArea
            id={`${id}-text`}
            rows={kind === 'note' ? 2 : 5}
            maxLength={longest(action)}
            aria-invalid={asked > 0 && problem?.at === 'text'}
            value={form.text}
            onChange={(event) => change({ ...form, text: event.target.value })}
          />
        </>
      )}
      {hasDocument(action) && (
        <p>
          <Button disabled={!allowed} onClick={preview}>
            {t('预览文书', 'Preview the document')}
          </Button>
        </p>
      )}
      {shown && <DocumentPaper officerCase={officerCase} act={shown} />}
      <h3>{t('确认后将会', 'What will happen')}</h3>
      <ul className="tb-effects">
        {effectsOf(action, officerCase).map(([zh, en]) => (
          <li key={zh}>{t(zh, en)}</li>
        ))}
      </ul>
    </Dialog>
  )
}

type ProposalProps = { id: string; form: ActForm; onChange: (proposal: ActForm['proposal']) => void }

function Proposal({ id, form, onChange }: ProposalProps) {
  const t = useT()
  const choices: [Exclude<ActForm['proposal'], ''>, string][] = [
    ['grant', t('建议准予', 'Propose to grant')],
    ['deny', t('建议不予许可', 'Propose to deny')],
  ]
  return (
    <fieldset className="tb-choices">
      <legend>{t('处理建议', 'Proposal')}</legend>
      {choices.map(([value, label]) => (
        <label key={value}>
          <input
            id={value === 'grant' ? id : undefined}
            type="radio"
            name="proposal"
            value={value}
            checked={form.proposal === value}
            onChange={() => onChange(value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
