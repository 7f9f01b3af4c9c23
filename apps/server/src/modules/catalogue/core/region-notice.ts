import type { Change } from '@tongban/contracts/catalogue/changes'
import type { RegionChangeEntry } from '@tongban/contracts/reference/region-change'
import type { RegionDirectory } from '#modules/reference'

/** A change of divisions as a notice among those of items, given what becomes of which. */
export function noticeOf(entry: RegionChangeEntry, { zh, en }: { zh: string; en: string }): Change {
  const isOff = entry.state === 'withdrawn'
  return {
    id: entry.id,
    kind: 'divisions',
    itemId: null,
    name: isOff ? `${zh}（已撤回）` : zh,
    nameEn: isOff ? `${en} (withdrawn)` : en,
    code: null,
    officeName: null,
    reason: `${entry.reason}（${entry.document}）`,
    effectiveFrom: entry.effectiveOn,
    publishedAt: entry.enteredAt,
  }
}

/** Whether a change concerns somebody in a division: what changes is it, lies above it or below it. */
export function concerns(regions: RegionDirectory, { outcomes }: RegionChangeEntry, region: string): boolean {
  const own = regions.ancestors(region).map(({ code }) => code)
  const [now] = own
  return outcomes.some(({ code, nowCode }) =>
    [code, nowCode].some((one) => own.includes(one) || regions.ancestors(one).some((above) => above.code === now)),
  )
}
