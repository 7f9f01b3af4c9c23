import { acceptCase as op } from '@tongban/contracts/cases/office-work'
import type { FastifyInstance } from 'fastify'
import { accept } from '../core/case.ts'
import { acceptanceNotice } from '../core/notices.ts'
import { reckon } from '../jobs/reckon.ts'
import type { CasesDeps } from '../ports.ts'
import { officeAct } from './office-act.ts'

/** The promise runs in working days from the day after acceptance; 即办 (0 days) is due the same day. */
export const acceptCase = (app: FastifyInstance, deps: CasesDeps) =>
  officeAct(app, deps, op, {
    decide: (c, { body }) => accept(c, body, reckon(deps)),
    document: (c) => ({ kind: 'acceptance-notice', content: acceptanceNotice(c, deps.clock.today()) }),
  })
