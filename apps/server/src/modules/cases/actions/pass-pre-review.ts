import { passPreReview as op } from '@tongban/contracts/cases/office-work'
import type { FastifyInstance } from 'fastify'
import { route } from '#platform/http'
import { passPreReview as rule } from '../core/case.ts'
import type { CasesDeps } from '../ports.ts'
import { officeAct } from './office-act.ts'

export const passPreReview = (app: FastifyInstance, deps: CasesDeps) =>
  route(app, op, (call) => officeAct(deps, op, call, (c) => rule(c, call.body)))
