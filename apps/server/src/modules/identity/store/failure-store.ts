import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { addFailure, type Failures } from '../core/sign-in-limits.ts'

type Found = Failures & { lastAt: Date }
const columns = sql`failures, last_at as "lastAt", locked_until as "lockedUntil"`

export const findFailures = (tx: Tx, key: string): Promise<Found | undefined> =>
  tx.first(sql<Found>`select ${columns} from identity.sign_in_failure where key = ${key}`)

/** Counts one more failure of an account or an address. */
export async function recordFailure(tx: Tx, key: string, limit: number, now: Date): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in:${key}`}, 0))`)
  const { failures, lockedUntil } = addFailure(await findFailures(tx, key), limit, now)
  await tx.rows(sql`
    insert into identity.sign_in_failure (key, failures, last_at, locked_until)
    values (${key}, ${failures}, ${now}, ${lockedUntil})
    on conflict (key) do update set failures = excluded.failures, last_at = excluded.last_at, locked_until = excluded.locked_until`)
}

export const clearFailures = (tx: Tx, key: string): Promise<unknown> =>
  tx.rows(sql`delete from identity.sign_in_failure where key = ${key}`)
