import type { Proposal } from '@tongban/contracts/catalogue/proposals'
import type { OfficerActor } from '#platform/actor'
import type { Tx } from '#platform/db'
import { checkProposal } from '../../core/check-proposal.ts'
import { allowedActs, type ProposalRow, type ReviewGiven, wanted } from '../../core/proposal.ts'
import { type LoadedFacts, loadProposalFacts } from '../../jobs/proposal-facts.ts'
import type { LibraryDeps } from '../../ports.ts'
import { findOwnRevision } from '../../store/implementing-store.ts'
import { listReviews, presentBrief } from '../../store/proposal-store.ts'

/** The whole proposal as this officer meets it; `given` where its reviews are at hand. */
export async function viewProposal(
  tx: Tx,
  { ports, clock }: Pick<LibraryDeps, 'ports' | 'clock'>,
  p: ProposalRow,
  actor: OfficerActor,
  given?: readonly ReviewGiven[],
): Promise<Proposal> {
  const [reviews, facts, own] = await Promise.all([
    given ?? listReviews(tx, p.id),
    loadProposalFacts(tx, ports, p, clock.today()),
    p.code && p.baseRevisionId ? findOwnRevision(tx, p.baseRevisionId, p.code) : undefined,
  ])
  const ended = p.state === 'published' || p.state === 'withdrawn'
  return {
    ...presentBrief({ ...p, itemNameEn: itemNameEn(p, facts) }),
    contents: p.contents,
    before: facts.items.map(({ base, current }) => (ended ? base : current.content)),
    local: p.local,
    localBefore: p.scope === 'implementing' ? (own?.local ?? {}) : null,
    baseRevisionId: p.baseRevisionId,
    currentRevisionIds: facts.rows.map(({ revisionId }) => revisionId),
    rollBackTo: p.rollBackTo,
    reviews: reviews.map(({ stage, verdict, opinion, officerName, officeName, at }) => ({
      stage,
      verdict,
      opinion,
      officerName,
      officeName,
      at: at.toISOString(),
    })),
    wanted: wanted(p, reviews),
    problems: ended ? [] : checkProposal(p, facts).problems,
    allowedActs: allowedActs(p, reviews, actor),
  }
}

/** Of the items it is about; of a new one as it is being written. */
function itemNameEn({ contents }: ProposalRow, { items }: LoadedFacts): string {
  const name = contents?.[0]?.['nameEn']
  if (items.length === 0) return typeof name === 'string' ? name : ''
  return items.map(({ current }) => current.content.nameEn).join(', ')
}
