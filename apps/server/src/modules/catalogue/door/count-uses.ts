import type { RegionDirectory } from '#modules/reference'
import type { Tx } from '#platform/db'
import { listItemsOfCodes, replaceUses } from '../store/site-store.ts'

/**
 * Writes down how often each item was applied for on a day, for its region and those above it. Takes the place of what
 * was counted for that day before, so counting again is harmless.
 */
export async function recordUses(
  tx: Tx,
  regions: RegionDirectory,
  day: string,
  applications: readonly { code: string; applications: number }[],
): Promise<void> {
  const places = new Map(
    (
      await listItemsOfCodes(
        tx,
        applications.map(({ code }) => code),
      )
    ).map((place) => [place.code, place]),
  )
  const sums = new Map<string, { regionCode: string; itemId: string; uses: number }>()
  for (const { code, applications: uses } of applications) {
    const place = places.get(code)
    if (!place) continue
    for (const { code: regionCode } of regions.ancestors(place.regionCode)) {
      const key = `${regionCode} ${place.itemId}`
      const sum = sums.get(key) ?? { regionCode, itemId: place.itemId, uses: 0 }
      sums.set(key, { ...sum, uses: sum.uses + uses })
    }
  }
  await replaceUses(tx, day, [...sums.values()])
}
