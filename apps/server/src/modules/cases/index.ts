import type { Deps } from '#platform/deps'
import type { Subscriber } from '#platform/jobs'
import { deliverResult } from './jobs/deliver-result.ts'
import { itemsSubscriber } from './jobs/follow-items.ts'
import { notifyApplicant } from './jobs/notify-applicant.ts'
import { calendarSubscriber } from './jobs/recount-due.ts'

export { caseForRating } from './actions/case-for-rating.ts'
export { type ClosedCase, findCaseNumber, loadClosedCase } from './actions/closed-case.ts'
export { countOpenCases } from './actions/count-open-cases.ts'
export { applicationGate } from './actions/gate.ts'
export { type Applying, loadApplicant } from './actions/load-applicant.ts'
export {
  attachNew,
  beginPart,
  type CaseState,
  casesNow,
  dropPart,
  fetchLicences,
  listParts,
  type PartDraft,
  savePart,
} from './actions/parts.ts'
export { impossibleCodes } from './actions/save-application.ts'
export { submitDraft } from './actions/submit-draft.ts'
export { type LogReport, verifyLog } from './actions/verify-log.ts'
export { type Applicant, nameOf } from './core/applicant.ts'
export { verifyChain } from './core/chain.ts'
export { countUses } from './jobs/count-uses.ts'
export { deadlineWork } from './jobs/deadline-work.ts'
export { type CasesTouched, followItems, lookAtCases } from './jobs/follow-items.ts'
export { lookAtDue } from './jobs/recount-due.ts'
export { sealDays } from './jobs/seal-days.ts'
export { casesModule } from './module.ts'
export type { CasesDeps, OutsideLicence } from './ports.ts'
export { generateCases } from './seed.ts'

export const casesSubscribers = (deps: Deps): Subscriber[] => [
  ...notifyApplicant(deps),
  deliverResult(deps),
  itemsSubscriber(deps),
  calendarSubscriber(deps),
]
