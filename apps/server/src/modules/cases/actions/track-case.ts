import { timingSafeEqual } from 'node:crypto'
import { maskName } from '@tongban/codes/mask'
import { type CaseProgress, trackCase as op } from '@tongban/contracts/cases/progress'
import type { FastifyInstance } from 'fastify'
import { system } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import type { Case } from '../core/case.ts'
import { normaliseQueryCode } from '../core/numbers.ts'
import { presentTimeline } from '../core/timeline.ts'
import { problems } from '../problems.ts'
import { findByNumber, listEvents } from '../store/case-store.ts'
import { clearFailures, countFailures, holdTries, recordFailure } from '../store/query-failure-store.ts'
import { queryCodeOf } from './load-case.ts'

const triesAllowed = 5
const closedForSeconds = 15 * 60

export const trackCase = (app: FastifyInstance, deps: Deps) =>
  route(
    app,
    op,
    async ({ body }) => {
      const caseNo = body.caseNo.trim().toUpperCase()
      const since = new Date(deps.clock.now().getTime() - closedForSeconds * 1000)
      // A wrong number is counted like a wrong code, so the answer never tells which numbers exist.
      const progress = await deps.db.transaction(
        system('track-case'),
        async (tx): Promise<CaseProgress | 'closed' | undefined> => {
          await holdTries(tx, caseNo)
          if ((await countFailures(tx, caseNo, since)) >= triesAllowed) return 'closed'
          const c = await findByNumber(tx, caseNo)
          if (!c || !matches(queryCodeOf(deps, c.id), normaliseQueryCode(body.queryCode))) {
            await recordFailure(tx, caseNo, deps.clock.now(), since)
            return undefined
          }
          await clearFailures(tx, caseNo)
          return present(c, await listEvents(tx, c.id))
        },
      )
      if (progress === 'closed') fail(problems['cases.query-closed']({ seconds: closedForSeconds }))
      return progress ?? fail(problems['cases.query-not-matched']())
    },
    { keyless: true },
  )

const matches = (right: string, given: string) =>
  right.length === given.length && timingSafeEqual(Buffer.from(right), Buffer.from(given))

const present = (c: Case, events: Awaited<ReturnType<typeof listEvents>>): CaseProgress => ({
  caseNo: c.caseNo,
  itemName: c.itemName,
  itemNameEn: c.itemNameEn,
  officeName: c.officeName,
  maskedApplicant: maskName(c.applicantName),
  status: c.status,
  due: c.due,
  // What was asked and why is the applicant's: the public sees that it happened.
  timeline: presentTimeline(
    events.map((event) => ({ ...event, data: publicData(event.data) })),
    c.officeName,
  ).map((entry) => ({ ...entry, documentId: null })),
})

const publicData = (data: Record<string, unknown>) => ({
  ...data,
  note: null,
  reason: null,
  outcome: null,
  reasons: '理由见决定书 (see the decision)',
  items: [],
})
