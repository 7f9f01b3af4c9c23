import { recordUses } from '#modules/catalogue'
import type { RegionDirectory } from '#modules/reference'
import { system } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { countByItem } from '../store/case-count-store.ts'

const dayMs = 86_400_000

/**
 * Tells the catalogue how often each item was applied for yesterday and today, for 最常办理 of the sites: numbers only,
 * nothing of who. Counting a day again gives the same, so it may run as often as one likes.
 */
export async function countUses(deps: Pick<Deps, 'db' | 'clock'>, regions: RegionDirectory, days = 2): Promise<void> {
  const today = Date.parse(`${deps.clock.today()}T00:00:00+08:00`)
  for (let back = days - 1; back >= 0; back--) {
    const from = new Date(today - back * dayMs)
    const day = new Date(from.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
    await deps.db.transaction(system('count-uses'), async (tx) =>
      recordUses(tx, regions, day, await countByItem(tx, from, new Date(from.getTime() + dayMs))),
    )
  }
}
