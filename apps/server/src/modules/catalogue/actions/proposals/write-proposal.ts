import type { ProposalAct } from '@tongban/contracts/catalogue/proposals'
import type { OfficerActor } from '#platform/actor'
import type { Tx } from '#platform/db'
import { fail, unwrap } from '#platform/problems'
import { type ProposalRow, permit, type ReviewGiven } from '../../core/proposal.ts'
import { problems } from '../../problems.ts'
import { holdProposal, listReviews } from '../../store/proposal-store.ts'

/** The proposal, held, of which this officer may do this over the version that was seen; with its reviews. */
export async function takeProposal(
  tx: Tx,
  id: string,
  act: ProposalAct,
  actor: OfficerActor,
  version: number,
): Promise<{ p: ProposalRow; reviews: ReviewGiven[] }> {
  const p = (await holdProposal(tx, id)) ?? fail(problems['catalogue.proposal-not-found']())
  const reviews = await listReviews(tx, id)
  return { p: unwrap(permit(p, reviews, act, actor, version)), reviews }
}
