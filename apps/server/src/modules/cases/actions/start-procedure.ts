import { startProcedure as op } from '@tongban/contracts/cases/office-work'
import type { FastifyInstance } from 'fastify'
import { hearingNotice, procedureNotice } from '../core/notices.ts'
import { startProcedure as rule } from '../core/proceeding-acts.ts'
import { openProcedure } from '../core/proceedings.ts'
import { reckon } from '../jobs/reckon.ts'
import type { CasesDeps } from '../ports.ts'
import { officeAct } from './office-act.ts'

export const startProcedure = (app: FastifyInstance, deps: CasesDeps) =>
  officeAct(app, deps, op, {
    decide: (c, { body, actor }) => rule(c, body, { name: actor.name }, reckon(deps)),
    document: (c) => {
      const begun = openProcedure(c.proceedings)
      if (!begun) throw new Error('a procedure was started')
      const { hearing } = begun
      const today = deps.clock.today()
      return hearing
        ? { kind: 'hearing-notice', content: hearingNotice(c, { ...begun, hearing }, today) }
        : { kind: 'procedure-notice', content: procedureNotice(c, begun, today) }
    },
  })
