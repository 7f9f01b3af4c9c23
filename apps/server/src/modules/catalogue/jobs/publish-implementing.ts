import type { LocalElements } from '@tongban/contracts/catalogue/local'
import type { Tx } from '#platform/db'
import { fail } from '#platform/problems'
import { checkLocal } from '../core/check-local.ts'
import { gateClosed } from '../core/gate-closed.ts'
import { type Implementing, type ImplementingKind, implementingCode, isFor, kindsOf } from '../core/implementing.ts'
import { elementsOf } from '../core/local.ts'
import { differing } from '../core/merge.ts'
import { problems } from '../problems.ts'
import * as store from '../store/implementing-store.ts'
import { getRevisionContent } from '../store/item-store.ts'
import { closeMerges, findOpenMerge } from '../store/merge-store.ts'
import { bumpVersion } from '../store/publish-store.ts'

/** A change of an office's item that everybody passed. */
export type ImplementingProposal = {
  id: string
  kind: ImplementingKind
  itemId: string
  code: string
  officeId: string
  local: LocalElements | null
  /** The revision that it was made over: the item's current one then, or the directory's for what is taken up. */
  baseRevisionId: string | null
  rollBackTo: string | null
  reason: string
  effectiveOn: string
}

/**
 * Publishes it in the caller's transaction, the last review's. Refuses 404 what the office does not implement, 409
 * what changed since or is not at a stage for it, 422 what is not the office's to take up or worse for the applicant.
 */
export async function publishImplementing(tx: Tx, proposal: ImplementingProposal, at: Date): Promise<void> {
  if (proposal.kind === 'take-up') await takeUp(tx, proposal, at)
  else await change(tx, proposal, at)
  tx.audit(`implementing-${proposal.kind}`, proposal.code, { proposalId: proposal.id })
  await bumpVersion(tx)
}

async function takeUp(tx: Tx, proposal: ImplementingProposal, at: Date): Promise<void> {
  const entry = (await store.findDirectoryEntry(tx, proposal.itemId)) ?? fail(problems['catalogue.item-not-found']())
  const office =
    (await store.findImplementingOffice(tx, proposal.officeId)) ?? fail(problems['catalogue.not-of-office']())
  if (entry.state !== 'in-force') fail(problems['catalogue.item-not-in-force']())
  const code = implementingCode(office.creditCode, office.level, entry.baseCode)
  if (!isFor(entry, office) || code !== proposal.code) fail(problems['catalogue.not-of-office']())
  if (!(await store.recordTakenUp(tx, code, entry, proposal.officeId, office)))
    fail(problems['catalogue.taken-up-already']())
  if (!proposal.local || elementsOf(proposal.local).length === 0) return
  const found =
    (await store.findImplementing(tx, code, proposal.officeId)) ?? fail(problems['catalogue.not-of-office']())
  await publishLocal(tx, found, proposal.local, proposal, at)
}

async function change(tx: Tx, proposal: ImplementingProposal, at: Date): Promise<void> {
  const { kind, code, officeId } = proposal
  const found =
    (await store.lockImplementing(tx, code, officeId)) ?? fail(problems['catalogue.implementing-not-found']())
  if (!kindsOf(found.state, found.itemState, true).includes(kind))
    fail(
      found.state === 'to-merge'
        ? problems['catalogue.merge-first']()
        : problems['catalogue.wrong-implementing-state']({ state: found.state }),
    )
  switch (kind) {
    case 'change':
    case 'roll-back': {
      const { baseRevisionId, rollBackTo } = proposal
      const moved = baseRevisionId !== null && ![found.revisionId, found.directoryRevisionId].includes(baseRevisionId)
      if (moved || found.baseId !== found.directoryRevisionId) fail(problems['catalogue.changed-meanwhile']())
      const old = kind === 'roll-back' && rollBackTo ? await store.findOwnRevision(tx, rollBackTo, code) : undefined
      if (kind === 'roll-back' && !old) fail(problems['catalogue.revision-not-found']())
      return publishLocal(tx, found, (old ?? proposal).local ?? {}, proposal, at)
    }
    case 'suspend':
      return void (await store.setState(tx, code, 'suspended'))
    case 'resume':
      return void (await store.setState(tx, code, (await findOpenMerge(tx, code)) ? 'to-merge' : 'published'))
    default:
      await closeMerges(tx, [code], at, null)
      return void (await store.setState(tx, code, 'cancelled'))
  }
}

/** The office's elements over the directory's current content: its next revision, or the directory's own when none differ. */
async function publishLocal(
  tx: Tx,
  found: Implementing,
  wanted: LocalElements,
  proposal: ImplementingProposal,
  at: Date,
): Promise<void> {
  const content = await getRevisionContent(tx, found.directoryRevisionId)
  const refused = checkLocal(content, wanted, found)
  if (refused.length > 0) fail(gateClosed(refused))
  const local = differing(content, wanted)
  if (elementsOf(local).length === 0) await store.followDirectory(tx, [found.code], found.directoryRevisionId)
  else
    await store.recordLocalRevisions(
      tx,
      [{ code: found.code, itemId: found.itemId, baseId: found.directoryRevisionId, local, content }],
      {
        kind: proposal.kind,
        reason: proposal.reason,
        proposalId: proposal.id,
        effectiveFrom: proposal.effectiveOn,
        at,
      },
    )
}
