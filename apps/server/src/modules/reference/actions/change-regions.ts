import { createHash } from 'node:crypto'
import type { RegionChange } from '@tongban/contracts/reference/region-change'
import { system } from '#platform/actor'
import type { Clock } from '#platform/clock'
import type { Database } from '#platform/db'
import { newId } from '#platform/ids'
import { err, ok, type Result } from '#platform/result'
import { write } from '#platform/write'
import { type ActProblem, planRegionChange, type RegionPlan } from '../core/region-change.ts'
import * as store from '../store/region-store.ts'

const digestOf = (change: RegionChange) => createHash('sha256').update(JSON.stringify(change)).digest('hex')

export type LookedAt = { plan: RegionPlan; done?: undefined } | { plan?: undefined; done: store.StoredChange }

/** What a change would do, or that it was made already; nothing is written. */
export const lookAtChange = (
  db: Database,
  change: RegionChange,
  clock: Clock,
): Promise<Result<LookedAt, ActProblem[]>> =>
  db.read(system('operator'), async (tx) => {
    const done = await store.findChange(tx, digestOf(change))
    if (done) return ok({ done })
    const plan = planRegionChange(await store.listAll(tx), change, clock.today())
    return plan.ok ? ok({ plan: plan.value }) : plan
  })

/**
 * Makes a change of divisions: rows, record and event in one transaction. The modules above follow with jobs, or are
 * called by whoever made it. Handed in again, it answers the change as it was made.
 */
export const changeRegions = (
  db: Database,
  change: RegionChange,
  { clock, byName }: { clock: Clock; byName: string },
): Promise<Result<store.StoredChange, ActProblem[]>> =>
  write(db, system('operator'), undefined, async (tx) => {
    await store.lockRegions(tx)
    const digest = digestOf(change)
    const done = await store.findChange(tx, digest)
    if (done) return ok(done)
    const plan = planRegionChange(await store.listAll(tx), change, clock.today())
    if (!plan.ok) return err(plan.error)
    await store.recordRegions(tx, plan.value, change.effectiveOn)
    const by = { outcomes: plan.value.outcomes, digest, name: byName, at: clock.now() }
    const made = await store.recordChange(tx, newId(), change, by)
    tx.audit('regions-changed', made.id, { document: change.document, outcomes: made.outcomes })
    tx.emit('regions-changed', { changeId: made.id })
    return ok(made)
  })
