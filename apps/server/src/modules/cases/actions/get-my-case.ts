import { getMyCase as op } from '@tongban/contracts/cases/apply'
import type { FastifyInstance } from 'fastify'
import { subjectOf } from '#platform/actor'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import type { CasesDeps } from '../ports.ts'
import { problems } from '../problems.ts'
import { findOwn } from '../store/case-store.ts'
import { viewMine } from './load-case.ts'

export const getMyCase = (app: FastifyInstance, deps: CasesDeps) =>
  route(app, op, ({ actor, params }) =>
    deps.db.read(actor, async (tx) => {
      const c = (await findOwn(tx, params.id, subjectOf(actor))) ?? fail(problems['cases.not-found']())
      return viewMine(tx, deps, c)
    }),
  )
