import { examineCase as op } from '@tongban/contracts/cases/office-work'
import type { FastifyInstance } from 'fastify'
import { examine } from '../core/case.ts'
import type { CasesDeps } from '../ports.ts'
import { officeAct } from './office-act.ts'

export const examineCase = (app: FastifyInstance, deps: CasesDeps) =>
  officeAct(app, deps, op, {
    decide: (c, { body, actor }) => examine(c, body, { id: actor.officerId, name: actor.name }, deps.clock.now()),
  })
