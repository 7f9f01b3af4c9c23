import type { Text } from '../../i18n.ts'
import { type DialogAction, writes } from './act-texts.ts'
import type { Act } from './send-act.ts'

/** What is typed into the dialog of an act. */
export type ActForm = { text: string; proposal: '' | 'grant' | 'deny' }
export const emptyForm: ActForm = { text: '', proposal: '' }

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
  const wanted = writes[action] === 'reasons' || writes[action] === 'opinion'
  if (!wanted || form.text.trim().length >= 5) return undefined
  return {
    at: 'text',
    text:
      action === 'examine'
        ? ['请写明审查意见，至少5个字', 'Write the opinion, at least 5 characters']
        : ['请写明理由，至少5个字', 'Write the reasons, at least 5 characters'],
  }
}

export function actOf(action: DialogAction, form: ActForm): Act {
  const text = form.text.trim()
  switch (action) {
    case 'pass-pre-review':
    case 'accept':
      return { action, note: text }
    case 'refuse':
    case 'deny':
      return { action, reasons: text }
    case 'examine':
      return { action, proposal: form.proposal === 'deny' ? 'deny' : 'grant', opinion: text }
    case 'grant':
      return { action }
  }
}
