import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/**
 * One step of a person's transaction with the rights of the platform, for what outside libraries have confirmed; audit
 * and idempotency stay the person's. When the step throws, the whole transaction is rolled back.
 */
export async function asPlatform<T>(tx: Tx, run: () => Promise<T>): Promise<T> {
  await tx.rows(sql`select set_config('tongban.kind', 'system', true)`)
  const value = await run()
  await tx.rows(sql`select set_config('tongban.kind', ${tx.actor.kind}, true)`)
  return value
}
