import type { RegionOutcome } from '@tongban/contracts/reference/region-change'
import { getRegionChange } from '#modules/reference'
import { system } from '#platform/actor'
import type { Database } from '#platform/db'
import type { Subscriber } from '#platform/jobs'
import { write } from '#platform/write'
import { type OfficeOutlook, outlookOf } from '../core/follow-regions.ts'
import * as store from '../store/office-change-store.ts'

/**
 * Offices follow a change of divisions, in one transaction that tells those who exercise items. It asks how things stand,
 * so it may run again, and beside itself.
 */
export const followRegions = (db: Database, changeId: string): Promise<store.OfficeChange[]> =>
  write(db, system('follow-regions'), undefined, async (tx) => {
    await store.lockOffices(tx)
    const { effectiveOn, outcomes } = await getRegionChange(tx, changeId)
    for (const { how, code, name, nowCode } of outcomes) {
      if (how === 'renamed') await store.recordRenamed(tx, changeId, code, name)
      else {
        await store.recordSucceeded(tx, changeId, code, nowCode, effectiveOn)
        await store.recordMoved(tx, changeId, code, nowCode)
      }
    }
    tx.emit('offices-changed', { changeId })
    return store.listOfficeChanges(tx, changeId)
  })

export type OfficesTouched = (OfficeOutlook & { name: string })[]

/** What a change would make of which offices. */
export const lookAtOffices = (db: Database, outcomes: readonly RegionOutcome[]): Promise<OfficesTouched> =>
  db.read(system('operator'), async (tx) => {
    const codes = [...new Set(outcomes.flatMap(({ code, nowCode }) => [code, nowCode]))]
    const offices = await store.listOfficesOf(tx, codes)
    const names = new Map(offices.map(({ id, name }) => [id, name]))
    return outlookOf(offices, outcomes).map((one) => ({ ...one, name: names.get(one.id) ?? '' }))
  })

export const regionsSubscriber = (db: Database): Subscriber => ({
  event: 'regions-changed',
  job: 'follow-regions',
  run: async (payload) => {
    await followRegions(db, (payload as { changeId: string }).changeId)
  },
})
