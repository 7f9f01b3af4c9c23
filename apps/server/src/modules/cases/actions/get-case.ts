import { getCase as op } from '@tongban/contracts/cases/office-work'
import type { FastifyInstance } from 'fastify'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import type { CasesDeps } from '../ports.ts'
import { problems } from '../problems.ts'
import { findVisible } from '../store/case-store.ts'
import { viewForOfficer } from './load-case.ts'

export const getCase = (app: FastifyInstance, deps: CasesDeps) =>
  route(app, op, ({ actor, params }) =>
    deps.db.read(actor, async (tx) => {
      const c = (await findVisible(tx, params.id)) ?? fail(problems['cases.not-found']())
      return viewForOfficer(tx, deps, c, actor)
    }),
  )
