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

export const getReceipt = (app: FastifyInstance, deps: CasesDeps) =>
  route(app, op, ({ actor, params }) =>
    deps.db.read(actor, async (tx) => {
      const c = (await findOwn(tx, params.id, subjectOf(actor))) ?? fail(problems['cases.not-found']())
      const files = await listFiles(tx, c.id)
      return receiptOf(
        deps,
        c,
        files.map(({ materialName, name, bytes, sha256 }) => ({ materialName, name, bytes, sha256 })),
      )
    }),
  )
