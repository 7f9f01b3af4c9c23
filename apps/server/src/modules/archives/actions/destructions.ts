import * as ops from '@tongban/contracts/archives/archives'
import type { FastifyInstance } from 'fastify'
import type { OfficerActor } from '#platform/actor'
import type { Tx } from '#platform/db'
import type { Deps } from '#platform/deps'
import { inTransaction, route } from '#platform/http'
import { newId } from '#platform/ids'
import { fail, unwrap } from '#platform/problems'
import { answer, mayAnswer, mayBeDestroyed } from '../core/destruction.ts'
import { problems } from '../problems.ts'
import * as store from '../store/destruction-store.ts'
import * as packages from '../store/package-store.ts'

const approving = 'archives.approve'

/** As it is shown to one officer. */
function present(d: store.StoredDestruction, actor: OfficerActor): ops.Destruction {
  const { askedById: _, askedAt, answers, ...rest } = d
  return {
    ...rest,
    askedAt: askedAt.toISOString(),
    answers: answers.map(({ byId: _1, ...told }) => told),
    mayAnswer: actor.scopes.includes(approving) && mayAnswer(d, actor.officerId),
  }
}

const get = async (tx: Tx, id: string, actor: OfficerActor): Promise<store.StoredDestruction> =>
  (await store.findDestruction(tx, id, actor.officeId)) ?? fail(problems['archives.not-found']())

export const listDestructions = (app: FastifyInstance, deps: Deps) =>
  route(app, ops.listDestructions, async ({ actor }) => {
    const found = await deps.db.read(actor, (tx) => store.listDestructions(tx, actor.officeId))
    return { destructions: found.map((d) => present(d, actor)) }
  })

export const askDestruction = (app: FastifyInstance, deps: Deps) =>
  route(app, ops.askDestruction, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { officerId: by, officeId, name: byName } = call.actor
      const asked = call.body.packages
      const held = await packages.listForUpdate(tx, officeId, asked)
      if (held.length < asked.length) fail(problems['archives.not-found']())
      const problem = mayBeDestroyed(held, deps.clock.today())
      if (problem) fail(problem)
      const id = newId()
      const reason = call.body.reason.trim()
      await store.recordAsked(tx, { id, officeId, reason, by, byName, at: deps.clock.now() }, asked)
      await packages.recordDestructionAsked(tx, id, asked)
      tx.audit('destruction-asked', id, { packages: asked.length })
      return present(await get(tx, id, call.actor), call.actor)
    }),
  )

/** The second approval destroys, in the same transaction; the octets go after it. One refusal ends it. */
export const answerDestruction = (app: FastifyInstance, deps: Deps) =>
  route(app, ops.answerDestruction, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { id } = call.params
      const { officerId, officeId, name } = call.actor
      await store.holdDestruction(tx, id)
      const found = await get(tx, id, call.actor)
      const state = unwrap(answer(found, officerId, call.body))
      const { approves, note } = call.body
      await store.recordAnswer(tx, { id, officerId, name, officeId, approves, note: note.trim(), at: deps.clock.now() })
      await store.recordState(tx, id, state)
      if (state === 'rejected') await packages.recordSpared(tx, id)
      if (state === 'approved') {
        const fileIds = await packages.recordDestroyed(tx, id)
        tx.emit('archives-destroyed', { destructionId: id, fileIds })
      }
      tx.audit('destruction-answered', id, { approves, state })
      return present(await get(tx, id, call.actor), call.actor)
    }),
  )
