import { system } from '#platform/actor'
import { legalDate } from '#platform/clock'
import type { Deps } from '#platform/deps'
import { genesis } from '../core/chain.ts'
import { dayAfter, dayBefore, endOf } from '../core/day-log.ts'
import { type ClosedDay, findLastDay } from '../store/day-store.ts'
import { findOldestUnsealed, holdSealing, sealDay } from '../store/seal-store.ts'

const sealer = system('seal-days')

/**
 * Closes every legal day that is over and still open, the oldest first, each in a transaction of its own; days on which
 * nothing happened as well. Answers the days it closed: none when all are closed, or another worker is at it.
 */
export async function sealDays(deps: Pick<Deps, 'db' | 'clock'>): Promise<string[]> {
  const closed: string[] = []
  for (;;) {
    const day = await deps.db.transaction(sealer, async (tx) => {
      if (!(await holdSealing(tx))) return undefined
      const last = await findLastDay(tx)
      const day = await dayToClose(last, () => findOldestUnsealed(tx))
      if (day === undefined || day > dayBefore(deps.clock.today())) return undefined
      const { record: previous } = last ?? { record: genesis }
      return sealDay(tx, { day, previous, end: endOf(day), sealedAt: deps.clock.now() })
    })
    if (!day) return closed
    closed.push(day.day)
  }
}

/** The day after the last; of the first, the day of the oldest event. */
async function dayToClose(
  last: ClosedDay | undefined,
  oldest: () => Promise<Date | null>,
): Promise<string | undefined> {
  if (last) return dayAfter(last.day)
  const at = await oldest()
  return at ? legalDate(at) : undefined
}
