import { refuseCase as op } from '@tongban/contracts/cases/office-work'
import type { FastifyInstance } from 'fastify'
import { refuse } from '../core/case.ts'
import { refusalNotice } from '../core/notices.ts'
import type { CasesDeps } from '../ports.ts'
import { officeAct } from './office-act.ts'

export const refuseCase = (app: FastifyInstance, deps: CasesDeps) =>
  officeAct(app, deps, op, {
    decide: (c, { body }) => refuse(c, body),
    document: (c, { body }) => ({
      kind: 'refusal-notice',
      content: refusalNotice(c, body.reasons, deps.clock.today()),
    }),
  })
