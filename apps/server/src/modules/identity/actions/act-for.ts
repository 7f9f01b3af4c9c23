import { actFor as op } from '@tongban/contracts/identity/account'
import type { FastifyInstance } from 'fastify'
import { inTransaction, route } from '#platform/http'
import { fail } from '#platform/problems'
import { problems } from '../problems.ts'
import { recordActingFor } from '../store/session-store.ts'
import { describePerson } from './get-me.ts'
import type { IdentityDeps } from './identity-deps.ts'

export const actFor = (app: FastifyInstance, deps: IdentityDeps): void =>
  route(app, op, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { legalPersonId } = call.body
      const me = await describePerson(tx, deps.secrets, { ...call.actor, legalPersonId })
      if (me.person?.actingFor?.id !== (legalPersonId ?? undefined)) fail(problems['identity.legal-person-not-found']())
      await recordActingFor(tx, call.actor.sessionId, legalPersonId)
      tx.audit('acting-for', legalPersonId ?? call.actor.personId)
      tx.afterCommit(() => deps.sessions.forgetSession(call.actor.sessionId))
      return me
    }),
  )
