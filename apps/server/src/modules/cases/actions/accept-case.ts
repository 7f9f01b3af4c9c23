import type { DueDate } from '@tongban/contracts/cases/case'
import { acceptCase as op } from '@tongban/contracts/cases/office-work'
import type { FastifyInstance } from 'fastify'
import { issueDocument } from '#modules/licences'
import { deadline } from '#modules/reference'
import { route } from '#platform/http'
import { accept, type Case } from '../core/case.ts'
import { acceptanceNotice } from '../core/notices.ts'
import type { CasesDeps } from '../ports.ts'
import { officeAct } from './office-act.ts'

export const acceptCase = (app: FastifyInstance, deps: CasesDeps) =>
  route(app, op, (call) =>
    officeAct(
      deps,
      op,
      call,
      (c) => accept(c, call.body, promisedLimit(deps, c)),
      async (tx, c, act) => {
        const { id, number } = await issueDocument(tx, {
          kind: 'acceptance-notice',
          caseId: c.id,
          subjectId: c.subjectId,
          officeId: c.officeId,
          officeName: c.officeName,
          regionCode: c.regionCode,
          at: deps.clock.now(),
          content: acceptanceNotice(c, act.patch.clock ?? promisedLimit(deps, c), deps.clock.today()),
        })
        return { documentId: id, documentNo: number }
      },
    ),
  )

/** The promise runs in working days from the day after acceptance; 即办 (0 days) is due the same day. */
function promisedLimit(deps: CasesDeps, c: Case): DueDate {
  const clock = deadline(
    deps.calendar(),
    { from: deps.clock.today(), days: c.promisedDays, unit: 'workday' },
    { allowProjected: true },
  )
  if (!clock.ok) throw new Error(clock.error.code)
  return clock.value
}
