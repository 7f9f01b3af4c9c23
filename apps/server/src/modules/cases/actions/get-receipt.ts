import { getReceipt as op } from '@tongban/contracts/cases/apply'
import type { FastifyInstance } from 'fastify'
import { listFiles } from '#modules/materials'
import { subjectOf } from '#platform/actor'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import type { CasesDeps } from '../ports.ts'
import { problems } from '../problems.ts'
import { findOwn } from '../store/case-store.ts'
import { receiptOf } from './submit-application.ts'
import { presentFiles } from './submit-draft.ts'

export const getReceipt = (app: FastifyInstance, deps: CasesDeps) =>
  route(app, op, ({ actor, params }) =>
    deps.db.read(actor, async (tx) => {
      const c = (await findOwn(tx, params.id, subjectOf(actor))) ?? fail(problems['cases.not-found']())
      return receiptOf(deps, c, presentFiles(await listFiles(tx, c.id)))
    }),
  )
