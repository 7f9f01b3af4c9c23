import { randomBytes } from 'node:crypto'
// The types of `setCookie`; the app registers the plugin.
import type {} from '@fastify/cookie'
import type { Session } from '@tongban/contracts/identity/account'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { type SessionKind, sessionLimits, sessionTimes } from '../core/sign-in-limits.ts'
import { recordSession } from '../store/session-store.ts'
import { hashToken } from './sessions.ts'

/** Begins a session in the transaction of the sign-in; `expiresAt` is its latest end, whatever is done. */
export async function startSession(tx: Tx, kind: SessionKind, ownerId: string, at: Date): Promise<Session> {
  const token = randomBytes(32).toString('base64url')
  const times = sessionTimes(kind, at, at)
  await recordSession(tx, { id: newId(), tokenHash: hashToken(token), kind, ownerId, at, ...times })
  return { token, expiresAt: times.endsAt.toISOString() }
}

/** Persons come back from links in messages (Lax); staff only ever from within (Strict). */
const cookies = {
  person: { name: 'tongban_session', sameSite: 'lax' },
  officer: { name: 'tongban_staff', sameSite: 'strict' },
} as const

type Exchange = { request: FastifyRequest; reply: FastifyReply }

const optionsOf = (kind: SessionKind, { request }: Exchange) =>
  ({ httpOnly: true, path: '/', sameSite: cookies[kind].sameSite, secure: request.protocol === 'https' }) as const

export function setSessionCookie(exchange: Exchange, kind: SessionKind, session: Session): void {
  const maxAge = sessionLimits[kind].wholeMs / 1000
  exchange.reply.setCookie(cookies[kind].name, session.token, { ...optionsOf(kind, exchange), maxAge })
}

export function clearSessionCookie(exchange: Exchange, kind: SessionKind): void {
  exchange.reply.clearCookie(cookies[kind].name, optionsOf(kind, exchange))
}
