import { system } from '#platform/actor'
import type { Tx } from '#platform/db'
import { lookupHash } from '#platform/personal-data'
import { fail } from '#platform/problems'
import { write } from '#platform/write'
import { lockedFor, lockLimits } from '../core/sign-in-limits.ts'
import { problems } from '../problems.ts'
import { clearFailures, findFailures, recordFailure } from '../store/failure-store.ts'
import type { IdentityDeps } from './identity-deps.ts'

export type Attempt = { account: string; address: string }

/** The account as typed, known or not, and the address it was typed at, as keyed hashes. */
export const attemptOf = (deps: IdentityDeps, kind: 'person' | 'staff', typed: string, ip: string): Attempt => ({
  account: `account:${lookupHash(deps.secrets, `sign-in-${kind}`, typed)}`,
  address: `address:${lookupHash(deps.secrets, 'address', ip)}`,
})

/** Refuses while account or address is locked, whether the account exists or not. */
export async function refuseLocked(deps: IdentityDeps, tx: Tx, attempt: Attempt): Promise<void> {
  const now = deps.clock.now()
  const found = [await findFailures(tx, attempt.account), await findFailures(tx, attempt.address)]
  const wait = Math.max(...found.map((failures) => lockedFor(failures, now)))
  if (wait > 0)
    fail(problems['identity.locked']({ minutes: Math.ceil(wait / 60_000), seconds: Math.ceil(wait / 1000) }))
}

/** Counts the failure and refuses, in words that are the same for a wrong password and for no account. */
export async function refuse(deps: IdentityDeps, attempt: Attempt, ownerId: string | undefined): Promise<never> {
  await write(deps.db, system('sign-in'), undefined, async (tx) => {
    const now = deps.clock.now()
    await recordFailure(tx, attempt.account, lockLimits.account, now)
    await recordFailure(tx, attempt.address, lockLimits.address, now)
    tx.audit('sign-in-failed', ownerId ?? null)
  })
  return fail(problems['identity.sign-in-refused']())
}

export async function succeed(tx: Tx, attempt: Attempt, ownerId: string): Promise<void> {
  await clearFailures(tx, attempt.account)
  tx.audit('signed-in', ownerId)
}
