import { examineCase as op } from '@tongban/contracts/cases/office-work'
import type { FastifyInstance } from 'fastify'
import { route } from '#platform/http'
import { examine } from '../core/case.ts'
import type { CasesDeps } from '../ports.ts'
import { officeAct } from './office-act.ts'

export const examineCase = (app: FastifyInstance, deps: CasesDeps) =>
  route(app, op, (call) =>
    officeAct(deps, op, call, (c) =>
      examine(c, call.body, { id: call.actor.officerId, name: call.actor.name }, deps.clock.now()),
    ),
  )
