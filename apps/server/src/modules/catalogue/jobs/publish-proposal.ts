import type { Tx } from '#platform/db'
import { isImplementingKind } from '../core/implementing.ts'
import type { ProposalRow } from '../core/proposal.ts'
import type { CataloguePorts } from '../ports.ts'
import { updateProposal } from '../store/proposal-store.ts'
import { publishDirectory } from './publish-directory.ts'
import { publishImplementing } from './publish-implementing.ts'

/** The end of every proposal's way; whoever calls it holds the proposal. */
export const publishProposal = (
  tx: Tx,
  ports: CataloguePorts,
  p: ProposalRow,
  when: { now: Date; today: string },
): Promise<ProposalRow> => (p.scope === 'directory' ? publishDirectory(tx, ports, p, when) : publishOffice(tx, p, when))

/** What an office changes of its own comes out without a list version: the list is the directory's. */
async function publishOffice(
  tx: Tx,
  p: ProposalRow,
  { now, today }: { now: Date; today: string },
): Promise<ProposalRow> {
  const [itemId = ''] = p.itemIds
  const { id, code, officeId, local, baseRevisionId, rollBackTo, reason } = p
  if (!isImplementingKind(p.kind) || code === null) throw new Error(`proposal ${id} is of no implementing item`)
  const effectiveOn = p.effectiveOn ?? today
  const change = { id, kind: p.kind, itemId, code, officeId, local, baseRevisionId, rollBackTo, reason, effectiveOn }
  await publishImplementing(tx, change, now)
  const next: ProposalRow = { ...p, state: 'published', version: p.version + 1, effectiveOn, publishedAt: now }
  await updateProposal(tx, next)
  return next
}
