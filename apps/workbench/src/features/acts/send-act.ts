import type { Answer } from '@tongban/api-client/client'
import type { CaseAction, CorrectionItem } from '@tongban/contracts/cases/case'
import {
  type ActDone,
  acceptCase,
  allowSecondNotice,
  askCorrection,
  type DocumentPreview,
  decideCase,
  type ExamineCase,
  type ExtendLimit,
  endProcedure,
  examineCase,
  extendLimit,
  type OfficeOperation,
  passPreReview,
  previewOf,
  previews,
  refuseCase,
  type StartProcedure,
  startProcedure,
  terminateCase,
} from '@tongban/contracts/cases/office-work'
import { api } from '../../api.ts'

/** What an officer can do to a case, with what belongs to it. */
export type Act =
  | { action: 'pass-pre-review' | 'accept'; note: string }
  | { action: 'ask-correction'; items: CorrectionItem[] }
  | { action: 'refuse' | 'deny' | 'allow-second-notice' | 'terminate'; reasons: string }
  | { action: 'grant' }
  | { action: 'examine'; proposal: ExamineCase['proposal']; opinion: string }
  | ({ action: 'start-procedure' } & Omit<StartProcedure, 'version'>)
  | { action: 'end-procedure'; outcome: string }
  | ({ action: 'extend' } & Omit<ExtendLimit, 'version'>)

export type OfficerAction = Act['action']
const operations: Record<OfficerAction, OfficeOperation> = {
  'pass-pre-review': passPreReview,
  accept: acceptCase,
  'ask-correction': askCorrection,
  'allow-second-notice': allowSecondNotice,
  refuse: refuseCase,
  examine: examineCase,
  'start-procedure': startProcedure,
  'end-procedure': endProcedure,
  extend: extendLimit,
  grant: decideCase,
  deny: decideCase,
  terminate: terminateCase,
}
/** The applicant's acts, and what the platform does, have no button here. */
export const isOfficerAction = (action: CaseAction): action is OfficerAction => action in operations

export const sendAct = (id: string, version: number, act: Act, idempotencyKey: string): Promise<Answer<ActDone>> =>
  api.call(operations[act.action], { params: { id }, idempotencyKey, body: bodyOf(version, act) })

/** Whether the act issues a document, which can be read before. */
export const hasDocument = (action: OfficerAction): boolean =>
  previews.some(({ id }) => id === previewOf(operations[action]).id)

/** The document that the act would issue, without effect. */
export const previewAct = (id: string, version: number, act: Act): Promise<Answer<DocumentPreview>> =>
  api.call(previewOf(operations[act.action]), { params: { id }, body: bodyOf(version, act) })

/** As the operation of the action wants it: the server checks each against its own contract. */
function bodyOf(version: number, { action, ...asked }: Act): Record<string, unknown> {
  if (action === 'grant' || action === 'deny') return { version, decision: action, ...asked }
  return 'note' in asked && asked.note === '' ? { version } : { version, ...asked }
}
