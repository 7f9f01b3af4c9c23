import { terminateCase as op } from '@tongban/contracts/cases/office-work'
import type { FastifyInstance } from 'fastify'
import { terminationNotice } from '../core/notices.ts'
import { terminate } from '../core/proceeding-acts.ts'
import type { CasesDeps } from '../ports.ts'
import { officeAct } from './office-act.ts'

export const terminateCase = (app: FastifyInstance, deps: CasesDeps) =>
  officeAct(app, deps, op, {
    decide: (c, { body, actor }) => terminate(c, body, { id: actor.officerId }, deps.clock.today()),
    document: (c, { body }) => ({
      kind: 'termination-notice',
      content: terminationNotice(c, body.reasons, deps.clock.today()),
    }),
  })
