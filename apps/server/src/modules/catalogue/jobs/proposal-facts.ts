import { getOffice } from '#modules/identity'
import type { Tx } from '#platform/db'
import type { ItemFacts, ProposalFacts } from '../core/check-proposal.ts'
import type { ProposalRow } from '../core/proposal.ts'
import type { Publishable } from '../core/publish-check.ts'
import type { CataloguePorts } from '../ports.ts'
import { findItems, type ItemRow, listInNeedOf, listNamesTaken, loadRevisions } from '../store/directory-store.ts'
import { loadPublishFacts } from '../store/publish-facts.ts'

export type LoadedFacts = ProposalFacts & { rows: ItemRow[] }

/** What a change of the directory is checked against: its items as they are now and were, and what else there is. */
export async function loadProposalFacts(
  tx: Tx,
  ports: CataloguePorts,
  p: ProposalRow,
  today: string,
): Promise<LoadedFacts> {
  const replaced = p.state === 'published' ? p.itemIds.slice(0, p.baseRevisions.length) : p.itemIds
  const [facts, rows, office] = await Promise.all([
    loadPublishFacts(tx),
    findItems(tx, replaced),
    getOffice(tx, p.officeId),
  ])
  const revisions = await loadRevisions(tx, [
    ...rows.map((row) => row.revisionId),
    ...p.baseRevisions,
    ...(p.rollBackTo ? [p.rollBackTo] : []),
  ])
  const names = p.contents.flatMap(({ name }) => (typeof name === 'string' ? name : []))
  const taken = await listNamesTaken(tx, names, replaced)
  const items: ItemFacts[] = []
  for (const [i, row] of rows.entries()) {
    const current = revisions.get(row.revisionId)
    const base = revisions.get(p.baseRevisions[i] ?? row.revisionId)
    if (!current || !base) throw new Error(`item ${row.id} has no revision`)
    items.push({
      id: row.id,
      baseCode: row.baseCode,
      current,
      base: base.content,
      changedMeanwhile: p.state !== 'published' && p.baseRevisions[i] !== row.revisionId,
      neededBy: p.kind === 'cancel' ? await needs(tx, ports, current) : [],
    })
  }
  return {
    ...facts,
    today,
    ownDepartments: office.departmentKeys,
    phones: office,
    items,
    rows,
    nameTaken: (name) => taken.has(name),
    rollBackContent: p.rollBackTo ? revisions.get(p.rollBackTo)?.content : undefined,
  }
}

async function needs(tx: Tx, ports: CataloguePorts, { content }: Publishable): Promise<string[]> {
  const bundles = (await ports.listBundles([content.id])).map((name) => `“${name}”`)
  const { kind, licenceTypeCode } = content.result
  const items = kind === 'licence' && licenceTypeCode ? await listInNeedOf(tx, content.id, licenceTypeCode) : []
  return [...bundles, ...items.map((name) => `事项“${name}”的材料`)]
}
