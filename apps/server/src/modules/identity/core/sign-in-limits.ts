/** Limits of sign-in; minutes, hours and seconds in milliseconds. */
const second = 1000
const minute = 60 * second
const hour = 60 * minute

export const smsCodeLimits = {
  validMs: 10 * minute,
  pauseMs: minute,
  tries: 5,
  perDay: 10,
  dayMs: 24 * hour,
} as const

/**
 * An address may be a hall or a school with many people behind it, so it bears more failures than an account before
 * both wait for the same time.
 */
export const lockLimits = { account: 5, address: 50, lockMs: 15 * minute } as const

export const sessionLimits = {
  person: { idleMs: 2 * hour, wholeMs: 12 * hour },
  officer: { idleMs: 30 * minute, wholeMs: 8 * hour },
} as const
export type SessionKind = keyof typeof sessionLimits

/** A prolongation is written at most this often. */
export const seenEveryMs = minute

export const oneTimeCodeStepMs = 30 * second
/** Steps before and after now whose code is taken. */
export const oneTimeCodeWindow = 1

export type SessionTimes = { idleUntil: Date; endsAt: Date }

export const sessionTimes = (kind: SessionKind, createdAt: Date, seenAt: Date): SessionTimes => {
  const endsAt = createdAt.getTime() + sessionLimits[kind].wholeMs
  return {
    idleUntil: new Date(Math.min(seenAt.getTime() + sessionLimits[kind].idleMs, endsAt)),
    endsAt: new Date(endsAt),
  }
}

export type Failures = { failures: number; lockedUntil: Date | null }

/** One more failure: the count starts anew when the last lies longer back than a lock lasts. */
export function addFailure(before: (Failures & { lastAt: Date }) | undefined, limit: number, now: Date): Failures {
  const old = !before || before.lastAt.getTime() + lockLimits.lockMs <= now.getTime()
  const failures = old ? 1 : before.failures + 1
  return { failures, lockedUntil: failures >= limit ? new Date(now.getTime() + lockLimits.lockMs) : null }
}

/** Milliseconds that a lock still lasts; 0 when there is none. */
export const lockedFor = (found: Failures | undefined, now: Date): number =>
  Math.max(0, (found?.lockedUntil?.getTime() ?? 0) - now.getTime())
