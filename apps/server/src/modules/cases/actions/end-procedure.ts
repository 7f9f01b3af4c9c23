import { endProcedure as op } from '@tongban/contracts/cases/office-work'
import type { FastifyInstance } from 'fastify'
import { endProcedure as rule } from '../core/proceeding-acts.ts'
import { reckon } from '../jobs/reckon.ts'
import type { CasesDeps } from '../ports.ts'
import { officeAct } from './office-act.ts'

export const endProcedure = (app: FastifyInstance, deps: CasesDeps) =>
  officeAct(app, deps, op, { decide: (c, { body }) => rule(c, body, reckon(deps)) })
