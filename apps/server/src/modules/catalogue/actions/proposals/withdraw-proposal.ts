import { withdrawProposal as op } from '@tongban/contracts/catalogue/proposals'
import type { FastifyInstance } from 'fastify'
import { inTransaction, route } from '#platform/http'
import type { LibraryDeps } from '../../ports.ts'
import { updateProposal } from '../../store/proposal-store.ts'
import { viewProposal } from './load-proposal.ts'
import { takeProposal } from './write-proposal.ts'

export const withdrawProposal = (app: FastifyInstance, deps: LibraryDeps) =>
  route(app, op, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { p, reviews } = await takeProposal(tx, call.params.id, 'withdraw', call.actor, call.body.version)
      const next = { ...p, state: 'withdrawn' as const, version: p.version + 1 }
      await updateProposal(tx, next)
      tx.audit('proposal-withdrawn', p.id)
      return viewProposal(tx, deps, next, call.actor, reviews)
    }),
  )
