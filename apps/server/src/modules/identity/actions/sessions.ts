import { createHash } from 'node:crypto'
import { type Actor, anonymous, system } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { seenEveryMs, sessionTimes } from '../core/sign-in-limits.ts'
import { type FoundSession, findSession, recordSeen } from '../store/session-store.ts'

const cachedForMs = 10_000
const cachedAtMost = 10_000

export type SessionResolver = {
  /** Whom a token names; `anonymous` for one that names nobody or has ended. */
  resolve(token: string): Promise<Actor>
  /** Makes the next `resolve` look again. Other processes look again within ten seconds. */
  forget(token: string): void
  /** The same, for one who knows the session only. */
  forgetSession(sessionId: string): void
}

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

type Cached = { actor: Actor; from: number; until: number }

export function createSessionResolver(deps: Pick<Deps, 'db' | 'clock'>): SessionResolver {
  // In order of use: what was used longest ago comes first and goes first.
  const cache = new Map<string, Cached>()
  const hashes = new Map<string, string>()
  // What was looked up before something was forgotten is not kept.
  let forgotten = 0
  const drop = (hash: string) => {
    const known = cache.get(hash)
    cache.delete(hash)
    if (known && 'sessionId' in known.actor) hashes.delete(known.actor.sessionId)
  }
  const keep = (hash: string, entry: Cached) => {
    cache.set(hash, entry)
    if ('sessionId' in entry.actor) hashes.set(entry.actor.sessionId, hash)
    const [oldest] = cache.keys()
    if (cache.size > cachedAtMost && oldest) drop(oldest)
  }
  return {
    async resolve(token) {
      if (!/^[\w-]{43}$/.test(token)) return anonymous
      const hash = hashToken(token)
      const now = deps.clock.now()
      const known = cache.get(hash)
      if (known && now.getTime() >= known.from && now.getTime() < known.until) {
        cache.delete(hash)
        cache.set(hash, known)
        return known.actor
      }
      drop(hash)
      const before = forgotten
      const found = await deps.db.glance(system('session'), (tx) => findSession(tx, hash))
      const idleUntil = found && (await prolong(deps, found, now))
      const actor = found && idleUntil ? actorOf(found) : anonymous
      if (actor.kind !== 'anonymous' && idleUntil && before === forgotten)
        keep(hash, { actor, from: now.getTime(), until: Math.min(now.getTime() + cachedForMs, idleUntil.getTime()) })
      return actor
    },
    forget(token) {
      forgotten++
      drop(hashToken(token))
    },
    forgetSession(sessionId) {
      forgotten++
      const hash = hashes.get(sessionId)
      if (hash) drop(hash)
    },
  }
}

/** Until when the session lasts when nothing more is done; undefined when it has ended. */
async function prolong(deps: Pick<Deps, 'db'>, found: FoundSession, now: Date): Promise<Date | undefined> {
  if (now >= found.idleUntil) return undefined
  if (now.getTime() - found.seenAt.getTime() < seenEveryMs) return found.idleUntil
  const { idleUntil } = sessionTimes(found.kind, found.createdAt, now)
  await deps.db.transaction(system('session'), (tx) => recordSeen(tx, found.id, now, idleUntil))
  return idleUntil
}

function actorOf(s: FoundSession): Actor {
  if (s.personId && s.personName !== null)
    return { kind: 'person', personId: s.personId, legalPersonId: s.legalPersonId, name: s.personName, sessionId: s.id }
  if (s.officerId && s.officerName !== null && s.officeId && s.officeName !== null && s.regionCode)
    return {
      kind: 'officer',
      officerId: s.officerId,
      officeId: s.officeId,
      officeName: s.officeName,
      regionCode: s.regionCode,
      ...(s.prefixesBelow?.length ? { prefixesBelow: s.prefixesBelow } : {}),
      name: s.officerName,
      scopes: s.scopes ?? [],
      sessionId: s.id,
    }
  return anonymous
}
