import { allowSecondNotice as op } from '@tongban/contracts/cases/office-work'
import type { FastifyInstance } from 'fastify'
import { allowSecondNotice as rule } from '../core/proceeding-acts.ts'
import type { CasesDeps } from '../ports.ts'
import { officeAct } from './office-act.ts'

export const allowSecondNotice = (app: FastifyInstance, deps: CasesDeps) =>
  officeAct(app, deps, op, { decide: (c, { body, actor }) => rule(c, body, { name: actor.name }) })
