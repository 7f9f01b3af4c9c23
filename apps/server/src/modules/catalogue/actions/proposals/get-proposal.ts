import { getProposal as op } from '@tongban/contracts/catalogue/proposals'
import type { FastifyInstance } from 'fastify'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import type { LibraryDeps } from '../../ports.ts'
import { problems } from '../../problems.ts'
import { findProposal } from '../../store/proposal-store.ts'
import { viewProposal } from './load-proposal.ts'

export const getProposal = (app: FastifyInstance, deps: LibraryDeps) =>
  route(app, op, ({ actor, params }) =>
    deps.db.read(actor, async (tx) => {
      const p = (await findProposal(tx, params.id)) ?? fail(problems['catalogue.proposal-not-found']())
      return viewProposal(tx, deps, p, actor)
    }),
  )
