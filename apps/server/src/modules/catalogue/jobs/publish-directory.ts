import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { ItemState } from '@tongban/contracts/catalogue/library'
import type { Tx } from '#platform/db'
import { fail } from '#platform/problems'
import { checkProposal } from '../core/check-proposal.ts'
import { gateClosed } from '../core/gate-closed.ts'
import type { ProposalRow } from '../core/proposal.ts'
import type { Publishable } from '../core/publish-check.ts'
import { searchDocument } from '../core/search-document.ts'
import type { CataloguePorts } from '../ports.ts'
import { problems } from '../problems.ts'
import * as store from '../store/directory-publish-store.ts'
import { holdItems } from '../store/directory-store.ts'
import { updateProposal } from '../store/proposal-store.ts'
import { bumpVersion, recordDocument, recordRevision } from '../store/publish-store.ts'
import { segment } from '../store/segmenter.ts'
import { loadProposalFacts } from './proposal-facts.ts'

type When = { now: Date; today: string }
type Publishing = When & { p: ProposalRow }

/** What becomes of the item itself; in a split or merge it makes way for others. */
const stateAfter: Partial<Record<ProposalRow['kind'], ItemState>> = {
  suspend: 'suspended',
  resume: 'in-force',
  cancel: 'cancelled',
  split: 'cancelled',
  merge: 'cancelled',
}

/**
 * Brings a change of the directory out, all of it in this transaction: revisions, the item's state and what it is found
 * by, list version, relations; what inherits from it follows by the event. The proposal is held by the caller.
 */
export async function publishDirectory(
  tx: Tx,
  ports: CataloguePorts,
  p: ProposalRow,
  when: When,
): Promise<ProposalRow> {
  await store.takeTurn(tx)
  await holdItems(tx, p.itemIds)
  const facts = await loadProposalFacts(tx, ports, p, when.today)
  if (facts.items.some((item) => item.changedMeanwhile)) fail(problems['catalogue.changed-meanwhile']())
  // What was right when it was handed in need not be right any longer; its day may have come since.
  const checked = checkProposal({ ...p, effectiveOn: null }, facts)
  if (checked.problems.length > 0) fail(gateClosed(checked.problems))
  const listVersion = await store.recordListVersion(tx, p.id, when.now)
  const publishing = { ...when, p }
  const made: string[] = []
  for (const [i, item] of facts.items.entries()) {
    const text = p.kind === 'change' || p.kind === 'roll-back' ? (checked.publishable[0] ?? item.current) : item.current
    const state = stateAfter[p.kind] ?? facts.rows[i]?.state ?? 'in-force'
    await publishOne(tx, publishing, text, state)
    if (state === 'cancelled') await store.cancelImplementations(tx, item.id)
  }
  if (p.kind === 'new' || p.kind === 'split' || p.kind === 'merge')
    for (const text of checked.publishable) made.push(await publishNew(tx, publishing, text))
  await bumpVersion(tx)
  const next: ProposalRow = {
    ...p,
    state: 'published',
    version: p.version + 1,
    itemIds: [...p.itemIds, ...made],
    publishedAt: when.now,
    listVersion,
  }
  await updateProposal(tx, next)
  tx.audit('directory-published', p.id, { kind: p.kind, itemIds: next.itemIds, listVersion })
  return next
}

async function publishOne(tx: Tx, { p, now, today }: Publishing, text: Publishable, state: ItemState): Promise<void> {
  const revisionId = await recordRevision(tx, {
    ...text,
    state,
    effectiveFrom: today,
    publishedAt: now,
    kind: p.kind,
    reason: p.reason,
    proposalId: p.id,
  })
  await recordDocument(tx, searchDocument(text.content, segment))
  tx.emit('directory-published', { itemId: text.content.id, revisionId, proposalId: p.id })
}

/** With an id and the next free code of its department and type; what it came from is written down. */
async function publishNew(tx: Tx, publishing: Publishing, { content, conditions }: Publishable): Promise<string> {
  const { p } = publishing
  const { type, departmentKey, name } = content
  const baseCode =
    (await store.nextBaseCode(tx, p.regionCode.slice(0, 2), type, departmentKey)) ??
    fail(problems['catalogue.no-code-left']({ itemName: name }))
  const named: ItemContent = { ...content, id: `ITEM-${baseCode}`, baseCode }
  await publishOne(tx, publishing, { content: named, conditions }, 'in-force')
  if (p.kind === 'split' || p.kind === 'merge')
    for (const from of p.itemIds) await store.recordRelation(tx, from, named.id, p.kind, p.id)
  return named.id
}
