import type { Answer } from '@tongban/api-client/client'
import type { CaseAction, CorrectionItem } from '@tongban/contracts/cases/case'
import {
  type ActDone,
  acceptCase,
  askCorrection,
  decideCase,
  type ExamineCase,
  examineCase,
  passPreReview,
  refuseCase,
} from '@tongban/contracts/cases/office-work'
import { api } from '../../api.ts'

/** What an officer can do to a case, with what belongs to it. */
export type Act =
  | { action: 'pass-pre-review' | 'accept'; note: string }
  | { action: 'ask-correction'; items: CorrectionItem[] }
  | { action: 'refuse' | 'deny'; reasons: string }
  | { action: 'grant' }
  | { action: 'examine'; proposal: ExamineCase['proposal']; opinion: string }

export type OfficerAction = Act['action']
const officerActions: readonly OfficerAction[] = [
  'pass-pre-review',
  'accept',
  'ask-correction',
  'refuse',
  'examine',
  'grant',
  'deny',
]
/** The applicant's acts, and the handover that the platform does, have no button here. */
export const isOfficerAction = (action: CaseAction): action is OfficerAction =>
  (officerActions as readonly CaseAction[]).includes(action)

export function sendAct(id: string, version: number, act: Act, idempotencyKey: string): Promise<Answer<ActDone>> {
  const params = { id }
  switch (act.action) {
    case 'pass-pre-review':
      return api.call(passPreReview, { params, idempotencyKey, body: { version, ...noteOf(act.note) } })
    case 'accept':
      return api.call(acceptCase, { params, idempotencyKey, body: { version, ...noteOf(act.note) } })
    case 'ask-correction':
      return api.call(askCorrection, { params, idempotencyKey, body: { version, items: act.items } })
    case 'refuse':
      return api.call(refuseCase, { params, idempotencyKey, body: { version, reasons: act.reasons } })
    case 'examine':
      return api.call(examineCase, {
        params,
        idempotencyKey,
        body: { version, proposal: act.proposal, opinion: act.opinion },
      })
    case 'grant':
      return api.call(decideCase, { params, idempotencyKey, body: { version, decision: 'grant' } })
    case 'deny':
      return api.call(decideCase, { params, idempotencyKey, body: { version, decision: 'deny', reasons: act.reasons } })
  }
}

const noteOf = (note: string) => (note === '' ? {} : { note })
