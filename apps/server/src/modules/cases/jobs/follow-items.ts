import { listLeadingOn } from '#modules/catalogue'
import { listOfficeChanges, type OfficesTouched } from '#modules/identity'
import { keepDocuments } from '#modules/licences'
import { moveChecklist } from '#modules/materials'
import { getRegionChange } from '#modules/reference'
import { system } from '#platform/actor'
import type { Tx } from '#platform/db'
import type { Deps } from '#platform/deps'
import type { Subscriber } from '#platform/jobs'
import { write } from '#platform/write'
import type { OfficeMove } from '../core/move.ts'
import * as store from '../store/move-store.ts'

const actor = system('follow-items')
const batchSize = 200

type FollowDeps = Pick<Deps, 'db' | 'clock'>

/**
 * Applications and running cases follow their offices after a change of divisions, in short transactions: a job that was
 * killed goes on with what is left, and a second one finds nothing. Status, number, query code and due date stay.
 */
export async function followItems(deps: FollowDeps, changeId: string, batch = batchSize): Promise<void> {
  const { db } = deps
  const { document, offices, codes } = await db.read(actor, async (tx) => {
    const offices = await listOfficeChanges(tx, changeId)
    const ended = offices.filter(({ how }) => how === 'succeeded').map(({ id }) => id)
    const { document } = await getRegionChange(tx, changeId)
    return { document, offices, codes: await listLeadingOn(tx, ended) }
  })
  // What was being handed in under the old codes is there, or has seen the new ones.
  await store.waitForWriters(db, actor)
  await write(db, actor, undefined, (tx) => store.moveDrafts(tx, codes))
  for (const { id, how, now } of offices) {
    for (;;) {
      const left = await write(db, actor, undefined, (tx) => moveBatch(tx, deps, id, { how, document, now }, batch))
      if (left === 0) break
    }
  }
}

async function moveBatch(tx: Tx, deps: FollowDeps, office: string, move: OfficeMove, batch: number): Promise<number> {
  const { how, now } = move
  const held = await store.listToMove(tx, office, now, batch)
  for (const { id, itemCode } of held) {
    const before = await store.recordMove(tx, id, itemCode, move, deps.clock.now())
    if (!before) continue
    tx.audit('case-office-changed', id, { from: before.officeId, to: now.id })
    const place = { officeId: now.id, regionCode: now.regionCode }
    await Promise.all([
      moveChecklist(tx, id, place),
      before.officeId === now.id ? undefined : keepDocuments(tx, id, now.id),
    ])
    if (how === 'succeeded') tx.emit('case-office-changed', { caseId: id })
  }
  return held.length
}

export const itemsSubscriber = (deps: FollowDeps): Subscriber => ({
  event: 'items-followed',
  job: 'follow-items',
  run: (payload) => followItems(deps, (payload as { changeId: string }).changeId),
})

export type CasesTouched = { succeeded: number; moved: number; renamed: number; drafts: number }

/** How many running cases and open applications a change would reach. */
export const lookAtCases = (
  deps: Pick<Deps, 'db'>,
  offices: OfficesTouched,
  codes: readonly string[],
): Promise<CasesTouched> =>
  deps.db.read(system('operator'), async (tx) => {
    const running = (how: OfficeMove['how']) =>
      store.countRunning(
        tx,
        offices.filter((one) => one.how === how).map(({ id }) => id),
      )
    return {
      succeeded: await running('succeeded'),
      moved: await running('moved'),
      renamed: await running('renamed'),
      drafts: await store.countDrafts(tx, codes),
    }
  })
