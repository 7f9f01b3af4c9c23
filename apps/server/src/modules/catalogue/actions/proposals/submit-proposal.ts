import { submitProposal as op } from '@tongban/contracts/catalogue/proposals'
import type { FastifyInstance } from 'fastify'
import { inTransaction, route } from '#platform/http'
import { fail } from '#platform/problems'
import { gateClosed } from '../../core/gate-closed.ts'
import type { LibraryDeps } from '../../ports.ts'
import { updateProposal } from '../../store/proposal-store.ts'
import { viewProposal } from './load-proposal.ts'
import { takeProposal } from './write-proposal.ts'

export const submitProposal = (app: FastifyInstance, deps: LibraryDeps) =>
  route(app, op, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { p, reviews } = await takeProposal(tx, call.params.id, 'submit', call.actor, call.body.version)
      const next = { ...p, state: 'in-review' as const, version: p.version + 1, submittedAt: deps.clock.now() }
      await updateProposal(tx, next)
      const view = await viewProposal(tx, deps, next, call.actor, reviews)
      if (view.problems.length > 0) fail(gateClosed(view.problems))
      tx.audit('proposal-submitted', p.id, { kind: p.kind })
      return view
    }),
  )
