import type { startProposal } from '@tongban/contracts/catalogue/proposals'
import type { BodyOf } from '@tongban/contracts/operation'
import type { OfficerActor } from '#platform/actor'
import type { Tx } from '#platform/db'
import { fail } from '#platform/problems'
import {
  type Implementing,
  type ImplementingKind,
  implementingCode,
  isFor,
  isImplementingKind,
  kindsOf,
} from '../../core/implementing.ts'
import { mayPropose, type ProposalRow } from '../../core/proposal.ts'
import { problems } from '../../problems.ts'
import { findItemName } from '../../store/directory-store.ts'
import {
  findDirectoryEntry,
  findImplementing,
  findImplementingOffice,
  findOwnRevision,
} from '../../store/implementing-store.ts'

export type Begun = Pick<
  ProposalRow,
  'itemIds' | 'code' | 'itemName' | 'contents' | 'local' | 'baseRevisions' | 'baseRevisionId' | 'rollBackTo'
>

/** What a change of an office's own item begins with: its elements as they are now, or as they were. */
export async function beginImplementing(
  tx: Tx,
  actor: OfficerActor,
  body: BodyOf<typeof startProposal>,
): Promise<Begun> {
  if (!mayPropose('implementing', actor)) fail(problems['catalogue.may-not-propose']())
  if (!isImplementingKind(body.kind))
    fail(problems['catalogue.proposal-incomplete']({ needZh: '目录事项', needEn: 'an item of the directory' }))
  const found = body.code ? await findImplementing(tx, body.code, actor.officeId) : undefined
  if (body.kind === 'take-up' && found?.state !== 'cancelled' && found) fail(problems['catalogue.taken-up-already']())
  if (body.kind === 'take-up') return takeUp(tx, actor, body.itemIds?.[0] ?? found?.itemId ?? '')
  if (!found) return fail(problems['catalogue.implementing-not-found']())
  refuseKind(found, body.kind)
  const old = body.rollBackTo ? await findOwnRevision(tx, body.rollBackTo, found.code) : undefined
  if (body.kind === 'roll-back' && !old) fail(problems['catalogue.revision-not-found']())
  return {
    itemIds: [found.itemId],
    code: found.code,
    itemName: found.name,
    contents: [],
    local: (old ?? found).local ?? {},
    baseRevisions: [found.directoryRevisionId],
    baseRevisionId: found.revisionId,
    rollBackTo: body.rollBackTo ?? null,
  }
}

function refuseKind({ state, itemState }: Implementing, kind: ImplementingKind): void {
  if (kindsOf(state, itemState, true).includes(kind)) return
  fail(
    state === 'to-merge'
      ? problems['catalogue.merge-first']()
      : problems['catalogue.wrong-implementing-state']({ state }),
  )
}

async function takeUp(tx: Tx, actor: OfficerActor, itemId: string): Promise<Begun> {
  const entry = (await findDirectoryEntry(tx, itemId)) ?? fail(problems['catalogue.item-not-found']())
  const office = (await findImplementingOffice(tx, actor.officeId)) ?? fail(problems['catalogue.not-of-office']())
  if (entry.state !== 'in-force') fail(problems['catalogue.item-not-in-force']())
  if (!isFor(entry, office)) fail(problems['catalogue.not-of-office']())
  const code = implementingCode(office.creditCode, office.level, entry.baseCode)
  const known = await findImplementing(tx, code, actor.officeId)
  if (known && known.state !== 'cancelled') fail(problems['catalogue.taken-up-already']())
  return {
    itemIds: [itemId],
    code,
    itemName: (await findItemName(tx, itemId)) ?? '',
    contents: [],
    local: {},
    baseRevisions: [entry.revisionId],
    baseRevisionId: entry.revisionId,
    rollBackTo: null,
  }
}
