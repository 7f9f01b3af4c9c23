import { withdrawCase as op } from '@tongban/contracts/cases/apply'
import type { FastifyInstance } from 'fastify'
import { subjectOf } from '#platform/actor'
import { inTransaction, route } from '#platform/http'
import { fail, unwrap } from '#platform/problems'
import { withdraw } from '../core/case.ts'
import type { CasesDeps } from '../ports.ts'
import { problems } from '../problems.ts'
import { findOwnForUpdate, recordAct } from '../store/case-store.ts'
import { viewMine } from './load-case.ts'

export const withdrawCase = (app: FastifyInstance, deps: CasesDeps) =>
  route(app, op, (call) =>
    inTransaction(deps, call, async (tx) => {
      const c =
        (await findOwnForUpdate(tx, call.params.id, subjectOf(call.actor))) ?? fail(problems['cases.not-found']())
      const next = await recordAct(tx, c, unwrap(withdraw(c, call.body)), '申请人', deps.clock.now())
      tx.audit('case-withdrawn', c.id)
      tx.emit('case-withdrawn', { caseId: c.id })
      return viewMine(tx, deps, next)
    }),
  )
