import { sql } from 'kysely'
import { system } from './actor.ts'
import type { Deps } from './deps.ts'

const keptDays = 7

/** Forgets the answers kept for repeated keys after a week: nobody repeats a click that late, and they hold personal data. */
export async function sweepAnswers(deps: Pick<Deps, 'db' | 'clock'>): Promise<number> {
  const before = new Date(deps.clock.now().getTime() - keptDays * 86_400_000)
  const gone = await deps.db.transaction(system('sweep-answers'), (tx) =>
    tx.rows(sql`delete from platform.idempotency_key where created_at < ${before} returning 1`),
  )
  return gone.length
}
