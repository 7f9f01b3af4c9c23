import { listColleagues as colleaguesOp, assignCase as op, type QueueName } from '@tongban/contracts/cases/office-work'
import type { FastifyInstance } from 'fastify'
import { listColleagues } from '#modules/identity'
import { inTransaction, route } from '#platform/http'
import { fail } from '#platform/problems'
import { transitions } from '../core/lifecycle.ts'
import type { CasesDeps } from '../ports.ts'
import { problems } from '../problems.ts'
import { findHolder, recordHolder } from '../store/assignee-store.ts'

/** What one must be allowed to do to work in a queue. */
const scopeOf: Record<QueueName, string> = {
  intake: transitions.accept.by,
  waiting: transitions['ask-correction'].by,
  examination: transitions.examine.by,
  procedure: transitions['end-procedure'].by,
  decision: transitions.grant.by,
}

export const assignCase = (app: FastifyInstance, deps: CasesDeps) =>
  route(app, op, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { actor, params, body } = call
      const held = (await findHolder(tx, params.id, actor.officeId)) ?? fail(problems['cases.not-waiting']())
      if (held.assigneeId !== body.from) fail(problems['cases.assigned-meanwhile']({ holder: held.assigneeName ?? '' }))
      const others = body.from !== null && body.from !== actor.officerId
      if (others && (body.reason ?? '').trim() === '') fail(problems['cases.hand-over-reason']())
      const fit = await listColleagues(tx, actor.officeId, scopeOf[held.queue])
      const to =
        body.to === null ? null : (fit.find(({ id }) => id === body.to) ?? fail(problems['cases.not-a-colleague']()))
      await recordHolder(tx, params.id, to)
      tx.audit('case-assigned', params.id, { from: body.from, to: body.to, reason: body.reason ?? null })
      return { assignee: to && { id: to.id, name: to.name } }
    }),
  )

export const colleagues = (app: FastifyInstance, deps: CasesDeps) =>
  route(app, colleaguesOp, ({ actor, params }) =>
    deps.db.read(actor, async (tx) => ({
      colleagues: await listColleagues(tx, actor.officeId, scopeOf[params.queue]),
    })),
  )
