import { searchCases as op } from '@tongban/contracts/cases/office-work'
import type { FastifyInstance } from 'fastify'
import { legalDate } from '#platform/clock'
import { route } from '#platform/http'
import { queueOf } from '../core/lifecycle.ts'
import { openProcedure } from '../core/proceedings.ts'
import type { CasesDeps } from '../ports.ts'
import { searchCases as search } from '../store/case-store.ts'
import { lights, presentRow } from './list-queue.ts'

export const searchCases = (app: FastifyInstance, deps: CasesDeps) =>
  route(app, op, async ({ actor, query }) => {
    const words = query.q.trim()
    const found = words === '' ? [] : await deps.db.read(actor, (tx) => search(tx, actor.officeId, words, 50))
    const light = lights(deps.calendar(), deps.clock.today())
    return {
      rows: found.map((c) =>
        presentRow(
          {
            caseId: c.id,
            caseNo: c.caseNo,
            itemName: c.itemName,
            applicantName: c.applicantName,
            status: c.status,
            due: c.due ?? openProcedure(c.proceedings)?.until ?? legalDate(c.submittedAt),
            submittedAt: c.submittedAt.toISOString(),
            assigneeId: null,
            assigneeName: null,
          },
          queueOf(c.status) ? light : () => 'normal',
        ),
      ),
    }
  })
