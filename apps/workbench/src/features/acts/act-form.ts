import { lawDays, type ProcedureKind } from '@tongban/contracts/cases/clock'
import type { Text } from '../../i18n.ts'
import { type DialogAction, writes } from './act-texts.ts'
import type { Act } from './send-act.ts'

/** What is typed into the dialog of an act. */
export type ActForm = {
  text: string
  proposal: '' | 'grant' | 'deny'
  /** Of a special procedure. */
  kind: '' | ProcedureKind
  /** Working days, of a procedure or an extension. */
  days: string
  heldOn: string
  place: string
  host: string
}
export const emptyForm: ActForm = { text: '', proposal: '', kind: '', days: '', heldOn: '', place: '', host: '' }

/** Longest text the contract takes, in characters. */
export const longest = (action: DialogAction): number => (writes[action] === 'note' ? 500 : 2000)

type FormProblem = { at: keyof ActForm; text: Text }

/** The first thing that keeps an act from being sent: where it is, and what to do about it. */
export function formProblem(action: DialogAction, form: ActForm): FormProblem | undefined {
  if (action === 'examine' && form.proposal === '')
    return {
      at: 'proposal',
      text: ['请选择建议准予或建议不予许可', 'Choose whether you propose to grant or to deny'],
    }
  const missing = action === 'start-procedure' ? procedureProblem(form) : undefined
  if (missing) return missing
  if (action === 'extend' && !isWithin(form.days, lawDays.extension))
    return {
      at: 'days',
      text: [
        `请填写延长几个工作日，最多${lawDays.extension}个`,
        `Say by how many working days, ${lawDays.extension} at most`,
      ],
    }
  const wanted = wantedText[writes[action]]
  return wanted && form.text.trim().length < 5 ? { at: 'text', text: wanted } : undefined
}

const wantedText: Partial<Record<(typeof writes)[DialogAction], Text>> = {
  opinion: ['请写明审查意见，至少5个字', 'Write the opinion, at least 5 characters'],
  reasons: ['请写明理由，至少5个字', 'Write the reasons, at least 5 characters'],
  outcome: ['请写明结果，至少5个字', 'Write what came of it, at least 5 characters'],
}

const isWithin = (days: string, most: number) => /^[1-9]\d*$/.test(days.trim()) && Number(days) <= most

function procedureProblem({ kind, days, heldOn, place, host }: ActForm): FormProblem | undefined {
  if (kind === '') return { at: 'kind', text: ['请选择是哪一种特别程序', 'Choose which special procedure it is'] }
  if (kind !== 'hearing')
    return isWithin(days, 250)
      ? undefined
      : { at: 'days', text: ['请填写需要几个工作日', 'Say how many working days it needs'] }
  if (heldOn === '') return { at: 'heldOn', text: ['请选择听证的日期', 'Choose the day of the hearing'] }
  if (place.trim().length < 2) return { at: 'place', text: ['请填写听证地点', 'Say where the hearing is held'] }
  return host.trim().length < 2 ? { at: 'host', text: ['请填写主持人姓名', 'Name who leads the hearing'] } : undefined
}

export function actOf(action: DialogAction, form: ActForm): Act {
  const text = form.text.trim()
  switch (action) {
    case 'pass-pre-review':
    case 'accept':
      return { action, note: text }
    case 'refuse':
    case 'deny':
    case 'allow-second-notice':
    case 'terminate':
      return { action, reasons: text }
    case 'examine':
      return { action, proposal: form.proposal === 'deny' ? 'deny' : 'grant', opinion: text }
    case 'start-procedure':
      return { action, reason: text, ...procedureOf(form) }
    case 'end-procedure':
      return { action, outcome: text }
    case 'extend':
      return { action, reasons: text, days: Number(form.days) }
    case 'grant':
      return { action }
  }
}

function procedureOf({ kind, days, heldOn, place, host }: ActForm) {
  if (kind !== 'hearing') return { kind: kind === '' ? ('testing' as const) : kind, days: Number(days) }
  return { kind, hearing: { heldOn, place: place.trim(), host: host.trim() } }
}
