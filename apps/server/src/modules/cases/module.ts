import type { FastifyInstance } from 'fastify'
import { acceptCase } from './actions/accept-case.ts'
import { allowSecondNotice } from './actions/allow-second-notice.ts'
import { askCorrection } from './actions/ask-correction.ts'
import { assignCase, colleagues } from './actions/assign-case.ts'
import { correctCase } from './actions/correct-case.ts'
import { countQueues } from './actions/count-queues.ts'
import { decideCase } from './actions/decide-case.ts'
import { discardApplication } from './actions/discard-application.ts'
import { endProcedure } from './actions/end-procedure.ts'
import { examineCase } from './actions/examine-case.ts'
import { extendLimit } from './actions/extend-limit.ts'
import { getApplication } from './actions/get-application.ts'
import { getCase } from './actions/get-case.ts'
import { getCaseProof } from './actions/get-case-proof.ts'
import { getMyCase } from './actions/get-my-case.ts'
import { getReceipt } from './actions/get-receipt.ts'
import { getSealedDay } from './actions/get-sealed-day.ts'
import { listApplications } from './actions/list-applications.ts'
import { listMyCases } from './actions/list-my-cases.ts'
import { listQueue } from './actions/list-queue.ts'
import { listRecounts } from './actions/list-recounts.ts'
import { listSealedDays } from './actions/list-sealed-days.ts'
import { passPreReview } from './actions/pass-pre-review.ts'
import { refuseCase } from './actions/refuse-case.ts'
import { replayProposal } from './actions/replay-proposal.ts'
import { saveApplication } from './actions/save-application.ts'
import { searchCases } from './actions/search-cases.ts'
import { startApplication } from './actions/start-application.ts'
import { startProcedure } from './actions/start-procedure.ts'
import { submitApplication } from './actions/submit-application.ts'
import { terminateCase } from './actions/terminate-case.ts'
import { trackCase } from './actions/track-case.ts'
import { withdrawCase } from './actions/withdraw-case.ts'
import type { CasesDeps } from './ports.ts'

const actions = [
  startApplication,
  getApplication,
  listApplications,
  saveApplication,
  discardApplication,
  submitApplication,
  getReceipt,
  listMyCases,
  getMyCase,
  getCaseProof,
  correctCase,
  withdrawCase,
  trackCase,
  listSealedDays,
  getSealedDay,
  listQueue,
  assignCase,
  colleagues,
  listRecounts,
  countQueues,
  searchCases,
  getCase,
  passPreReview,
  askCorrection,
  acceptCase,
  allowSecondNotice,
  startProcedure,
  endProcedure,
  extendLimit,
  terminateCase,
  refuseCase,
  replayProposal,
  examineCase,
  decideCase,
]

export function casesModule(app: FastifyInstance, deps: CasesDeps): void {
  for (const action of actions) action(app, deps)
}
