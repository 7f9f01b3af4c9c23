import { listProposals as op } from '@tongban/contracts/catalogue/proposals'
import type { FastifyInstance } from 'fastify'
import { route } from '#platform/http'
import type { LibraryDeps } from '../../ports.ts'
import { listProposalRows } from '../../store/proposal-store.ts'

export const listProposals = (app: FastifyInstance, deps: LibraryDeps) =>
  route(app, op, ({ actor, query }) =>
    deps.db.read(actor, async (tx) => {
      const rows = await listProposalRows(tx, query.view, actor, query)
      return { rows: rows.slice(0, 50), next: rows.length > 50 ? (rows[49]?.id ?? null) : null }
    }),
  )
