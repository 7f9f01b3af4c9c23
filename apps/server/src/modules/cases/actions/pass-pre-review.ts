import { passPreReview as op } from '@tongban/contracts/cases/office-work'
import type { FastifyInstance } from 'fastify'
import { passPreReview as rule } from '../core/case.ts'
import type { CasesDeps } from '../ports.ts'
import { officeAct } from './office-act.ts'

export const passPreReview = (app: FastifyInstance, deps: CasesDeps) =>
  officeAct(app, deps, op, { decide: (c, { body }) => rule(c, body) })
