import { reviewProposal as op } from '@tongban/contracts/catalogue/proposals'
import type { FastifyInstance } from 'fastify'
import type { Tx } from '#platform/db'
import { inTransaction, route } from '#platform/http'
import { afterReview, type ProposalRow, type ReviewGiven } from '../../core/proposal.ts'
import { publishProposal } from '../../jobs/publish-proposal.ts'
import type { LibraryDeps } from '../../ports.ts'
import { recordReview, updateProposal } from '../../store/proposal-store.ts'
import { viewProposal } from './load-proposal.ts'
import { takeProposal } from './write-proposal.ts'

export const reviewProposal = (app: FastifyInstance, deps: LibraryDeps) =>
  route(app, op, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { actor, params } = call
      const { version, stage, verdict, opinion } = call.body
      const { p, reviews } = await takeProposal(tx, params.id, `review-${stage}`, actor, version)
      const given: ReviewGiven = {
        proposalVersion: p.version,
        stage,
        verdict,
        opinion,
        officerId: actor.officerId,
        officerName: actor.name,
        officeName: actor.officeName,
        at: deps.clock.now(),
      }
      await recordReview(tx, p.id, given)
      tx.audit('proposal-reviewed', p.id, { stage, verdict })
      const all = [...reviews, given]
      return viewProposal(tx, deps, await follow(tx, deps, p, all), actor, all)
    }),
  )

/** The last pass brings it out in this very transaction, when its day has come. */
async function follow(
  tx: Tx,
  deps: LibraryDeps,
  p: ProposalRow,
  reviews: readonly ReviewGiven[],
): Promise<ProposalRow> {
  const state = afterReview(p, reviews, deps.clock.today())
  if (state === 'in-review') return p
  if (state === 'published')
    return publishProposal(tx, deps.ports, p, { now: deps.clock.now(), today: deps.clock.today() })
  const next = { ...p, state, version: p.version + 1 }
  await updateProposal(tx, next)
  return next
}
