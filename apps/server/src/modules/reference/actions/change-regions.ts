import { createHash } from 'node:crypto'
import type { RegionChange } from '@tongban/contracts/reference/region-change'
import canonicalize from 'canonicalize'
import { system } from '#platform/actor'
import type { Clock } from '#platform/clock'
import type { Database, Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { err, ok, type Result } from '#platform/result'
import { write } from '#platform/write'
import { type ActProblem, planRegionChange, type RegionPlan } from '../core/region-change.ts'
import * as plans from '../store/region-plan-store.ts'
import * as store from '../store/region-store.ts'

/** The same change is the same in whatever order its parts are written. */
const digestOf = (change: RegionChange) =>
  createHash('sha256')
    .update(canonicalize(change) ?? '')
    .digest('hex')

export type LookedAt = { plan: RegionPlan; done?: undefined } | { plan?: undefined; done: store.StoredChange }

/** What a change would do, or that it was made already; nothing is written. */
export const lookAtChange = (db: Database, change: RegionChange): Promise<Result<LookedAt, ActProblem[]>> =>
  db.read(system('operator'), async (tx) => {
    const done = await store.findChange(tx, digestOf(change))
    if (done) return ok({ done })
    const plan = planRegionChange(await store.listAll(tx), change)
    return plan.ok ? ok({ plan: plan.value }) : plan
  })

type By = { clock: Clock; byName: string }

/**
 * Makes a change of divisions whose day has come: rows, record and event in one transaction. The modules above follow
 * with jobs, or are called by whoever made it. Handed in again, it answers the change as it was made.
 */
export const changeRegions = (
  db: Database,
  change: RegionChange,
  by: By,
): Promise<Result<store.StoredChange, ActProblem[]>> =>
  write(db, system('operator'), undefined, (tx) => changeRegionsIn(tx, change, by))

async function changeRegionsIn(tx: Tx, change: RegionChange, { clock, byName }: By) {
  await store.lockRegions(tx)
  const digest = digestOf(change)
  const done = await store.findChange(tx, digest)
  if (done) return ok(done)
  if (change.effectiveOn > clock.today()) return err([notYet(change)])
  const plan = planRegionChange(await store.listAll(tx), change)
  if (!plan.ok) return err(plan.error)
  await store.recordRegions(tx, plan.value, change.effectiveOn)
  const by = { outcomes: plan.value.outcomes, digest, name: byName, at: clock.now() }
  const made = await store.recordChange(tx, (await plans.findPlanOf(tx, digest)) ?? newId(), change, by)
  tx.audit('regions-changed', made.id, { document: change.document, outcomes: made.outcomes })
  tx.emit('regions-changed', { changeId: made.id })
  return ok(made)
}

const notYet = ({ effectiveOn }: RegionChange): ActProblem => ({
  act: 0,
  code: 'not-yet',
  message: `生效日期是${effectiveOn}，还没有到；登记后到当天自动生效`,
})

/** Enters a change: made when its day has come, else it waits for it. Entered again, it answers what became of it. */
export async function enterChangeIn(tx: Tx, change: RegionChange, by: By): Promise<Result<string, ActProblem[]>> {
  if (change.effectiveOn <= by.clock.today()) {
    const made = await changeRegionsIn(tx, change, by)
    return made.ok ? ok(made.value.id) : made
  }
  await store.lockRegions(tx)
  const digest = digestOf(change)
  const known = await plans.findPlanOf(tx, digest)
  if (known) return ok(known)
  const plan = planRegionChange(await store.listAll(tx), change)
  if (!plan.ok) return plan
  const id = newId()
  const { outcomes } = plan.value
  await plans.recordPlan(tx, id, change, { outcomes, digest, name: by.byName, at: by.clock.now() })
  tx.audit('region-change-planned', id, { document: change.document, effectiveOn: change.effectiveOn, outcomes })
  return ok(id)
}

export const enterChange = (db: Database, change: RegionChange, by: By): Promise<Result<string, ActProblem[]>> =>
  write(db, system('operator'), undefined, (tx) => enterChangeIn(tx, change, by))

/**
 * Makes the changes whose day has come, each in a transaction of its own. One that no longer fits the divisions is laid
 * aside with the reason. Repeating, or beside another process, it finds nothing left to do.
 */
export async function makeDueChanges({ db, clock }: { db: Database; clock: Clock }): Promise<number> {
  let made = 0
  for (const { id, byName, change } of await db.read(system('regions'), (tx) =>
    plans.listDuePlans(tx, clock.today()),
  )) {
    const result = await changeRegions(db, change, { clock, byName })
    if (result.ok) made++
    else
      await write(db, system('regions'), undefined, async (tx) => {
        const messages = result.error.map(({ message }) => message)
        await plans.recordRefused(tx, id, messages)
        tx.audit('region-change-refused', id, { messages })
      })
  }
  return made
}
