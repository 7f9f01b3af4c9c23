import { signOut as op } from '@tongban/contracts/identity/account'
import type { FastifyInstance } from 'fastify'
import { inTransaction, route } from '#platform/http'
import { removeSession } from '../store/session-store.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { clearSessionCookie } from './start-session.ts'

export const signOut = (app: FastifyInstance, deps: IdentityDeps): void =>
  route(
    app,
    op,
    async (call) => {
      await inTransaction(deps, call, async (tx) => {
        await removeSession(tx, call.actor.sessionId)
        tx.audit('signed-out', call.actor.sessionId)
        tx.afterCommit(() => deps.sessions.forgetSession(call.actor.sessionId))
      })
      clearSessionCookie(call, call.actor.kind)
      return {}
    },
    { keyless: true },
  )
