import { listOfficeChanges, type OfficeChange, type OfficesTouched } from '#modules/identity'
import { getRegionChange } from '#modules/reference'
import { system } from '#platform/actor'
import type { Deps } from '#platform/deps'
import type { Subscriber } from '#platform/jobs'
import { write } from '#platform/write'
import { bumpVersion } from '../store/publish-store.ts'
import * as store from '../store/succession-store.ts'

const actor = system('follow-offices')
/** Content goes with each item that has elements of its own. */
const batchSize = 100

type FollowDeps = Pick<Deps, 'db' | 'clock'>

/**
 * Implementing items follow their offices after a change of divisions, in short transactions: a job that was killed goes
 * on with what is left, and a second one finds nothing. Those who keep applications and cases are told at the end.
 */
export async function followOffices(deps: FollowDeps, changeId: string, batch = batchSize): Promise<void> {
  const { change, offices } = await deps.db.read(actor, async (tx) => ({
    change: await getRegionChange(tx, changeId),
    offices: await listOfficeChanges(tx, changeId),
  }))
  const cause = { on: change.effectiveOn, reason: `${change.document}：${change.reason}` }
  for (const office of offices) {
    if (office.how === 'succeeded') await succeed(deps, office, cause, batch)
    else await write(deps.db, actor, undefined, (tx) => store.moveWithOffice(tx, office.id, office.now.regionCode))
  }
  await write(deps.db, actor, undefined, async (tx) => {
    await bumpVersion(tx)
    tx.emit('items-followed', { changeId })
  })
}

async function succeed(
  { db, clock }: FollowDeps,
  { id: from, now }: OfficeChange,
  cause: { on: string; reason: string },
  batch: number,
): Promise<void> {
  if (now.id === from) return
  await write(db, actor, undefined, async (tx) => {
    const joined = await store.joinCounterparts(tx, from, now.id)
    if (joined > 0) tx.audit('items-joined', from, { to: now.id, items: joined })
  })
  for (;;) {
    const taken = await write(db, actor, undefined, async (tx) => {
      const taken = await store.takeOver(tx, { from, to: now, ...cause, at: clock.now() }, batch)
      if (taken > 0) tx.audit('items-taken-over', from, { to: now.id, items: taken })
      return taken
    })
    if (taken === 0) break
  }
  await write(db, actor, undefined, (tx) => store.closeOffice(tx, from, clock.now()))
}

export const officesSubscriber = (deps: FollowDeps): Subscriber => ({
  event: 'offices-changed',
  job: 'follow-offices',
  run: (payload) => followOffices(deps, (payload as { changeId: string }).changeId),
})

export type ItemsTouched = {
  joined: number
  takenOver: number
  moved: number
  renamed: number
  /** Those that are to lead on to another office. */
  codes: string[]
}

/** What a change would make of the items of these offices. */
export const lookAtItems = (deps: Pick<Deps, 'db'>, offices: OfficesTouched): Promise<ItemsTouched> =>
  deps.db.read(system('operator'), async (tx) => {
    const counts = await store.countItemsOf(
      tx,
      offices.map(({ id }) => id),
    )
    const itemsOf = new Map(counts.map(({ officeId, items }) => [officeId, items]))
    const ended = offices.filter(({ how }) => how === 'succeeded').map(({ id }) => id)
    const codes = await store.listCodesOf(tx, ended)
    const touched: ItemsTouched = { joined: 0, takenOver: 0, moved: 0, renamed: 0, codes }
    for (const { id, how, successor } of offices) {
      const items = itemsOf.get(id) ?? 0
      if (how !== 'succeeded' || successor === null) touched[how === 'moved' ? 'moved' : 'renamed'] += items
      else {
        const shared = await store.countShared(tx, id, successor)
        touched.joined += shared
        touched.takenOver += items - shared
      }
    }
    return touched
  })

/** How many items of a change's offices lead on to another office, and how many moved with theirs. */
export const countFollowedItems = (
  deps: Pick<Deps, 'db'>,
  offices: readonly OfficeChange[],
): Promise<{ succeeded: number; moved: number }> =>
  deps.db.read(system('operator'), async (tx) => {
    const ofHow = (how: OfficeChange['how']) => offices.filter((one) => one.how === how).map(({ id }) => id)
    const [ended, moved] = [
      await store.countItemsOf(tx, ofHow('succeeded')),
      await store.countItemsOf(tx, ofHow('moved')),
    ]
    return {
      succeeded: ended.reduce((sum, { succeeded }) => sum + succeeded, 0),
      moved: moved.reduce((sum, { items }) => sum + items, 0),
    }
  })
