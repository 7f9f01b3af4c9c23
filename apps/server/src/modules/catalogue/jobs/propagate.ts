import { system } from '#platform/actor'
import type { Tx } from '#platform/db'
import type { Deps } from '#platform/deps'
import { mergeLocal } from '../core/merge.ts'
import { followDirectory, type LocalRevision, recordLocalRevisions } from '../store/implementing-store.ts'
import { getRevisionContent } from '../store/item-store.ts'
import { closeMerges, type OpenedMerge, recordMerges } from '../store/merge-store.ts'
import * as store from '../store/propagation-store.ts'
import { bumpVersion } from '../store/publish-store.ts'

const actor = system('propagate')
const batchSize = 1000
/** Content goes with each revision of an office: some megabytes a statement. */
const revisionsAtOnce = 100
/** Each new version makes every process read the catalogue again, so not after every batch. */
const tellEveryMs = 5000

type Propagating = { itemId: string; revisionId: string }

/**
 * Brings a revision of the directory to those who inherit it, in short transactions that also say how far it came: a
 * job that was killed goes on there, readers never wait, and when a later revision comes out this one stops.
 */
export async function propagate(
  deps: Pick<Deps, 'db' | 'clock'>,
  { itemId, revisionId }: Propagating,
  batch = batchSize,
): Promise<void> {
  const { db, clock } = deps
  const id = await db.transaction(actor, async (tx) => {
    const target = await store.findTarget(tx, itemId)
    return target?.revisionId === revisionId ? store.beginPropagation(tx, itemId, revisionId, clock.now()) : undefined
  })
  let told = performance.now()
  let more = id !== undefined
  while (id !== undefined && more)
    more = await db.transaction(actor, async (tx) => {
      const went = await bringBatch(tx, id, { itemId, revisionId }, batch, clock.now())
      if (went === 'more' && performance.now() - told < tellEveryMs) return true
      told = performance.now()
      await bumpVersion(tx)
      return went === 'more'
    })
}

async function bringBatch(
  tx: Tx,
  id: string,
  { itemId, revisionId }: Propagating,
  batch: number,
  at: Date,
): Promise<'more' | 'over'> {
  const running = await store.lockPropagation(tx, id)
  const target = await store.findTarget(tx, itemId)
  if (!running || target?.revisionId !== revisionId) return 'over'
  const held = await store.lockBatch(tx, itemId, running, batch)
  const last = held.at(-1)
  if (!last) return (await store.finishPropagation(tx, id, itemId, revisionId, at)) ? 'over' : 'more'
  const codes = held.map(({ code }) => code)
  const moved = await store.moveInheritors(tx, codes, revisionId)
  const differing = await store.listDiffering(tx, codes, revisionId)
  const toMerge = differing.length > 0 ? await bringDiffering(tx, itemId, target, differing, at) : 0
  await store.recordProgress(tx, id, last, moved + differing.length, toMerge)
  return 'more'
}

/** Those with elements of their own: by themselves where the change leaves these alone, else the office is asked. */
async function bringDiffering(
  tx: Tx,
  itemId: string,
  target: store.Target,
  differing: readonly store.Differing[],
  at: Date,
): Promise<number> {
  const content = await getRevisionContent(tx, target.revisionId)
  const following: string[] = []
  const revisions: LocalRevision[] = []
  const merges: OpenedMerge[] = []
  for (const { code, baseId, local } of differing) {
    const merged = mergeLocal(await getRevisionContent(tx, baseId), content, local)
    if ('conflicts' in merged)
      merges.push({ code, baseRevisionId: baseId, revisionId: target.revisionId, conflicts: merged.conflicts })
    else if (Object.keys(merged.local).length === 0) following.push(code)
    else revisions.push({ code, itemId, baseId: target.revisionId, local: merged.local, content })
  }
  const cause = { kind: null, reason: target.reason, proposalId: null, effectiveFrom: target.effectiveFrom, at }
  for (let i = 0; i < revisions.length; i += revisionsAtOnce)
    await recordLocalRevisions(tx, revisions.slice(i, i + revisionsAtOnce), cause)
  if (following.length > 0) await followDirectory(tx, following, target.revisionId)
  // An earlier change may have asked what a later one took back.
  await closeMerges(tx, [...following, ...revisions.map(({ code }) => code)], at, null)
  if (merges.length > 0) await recordMerges(tx, merges, at)
  return merges.length
}
