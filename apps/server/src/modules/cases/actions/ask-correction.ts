import { askCorrection as op } from '@tongban/contracts/cases/office-work'
import { answerLabels } from '@tongban/forms/compiled-form'
import type { FastifyInstance } from 'fastify'
import { formFor, getRevisionContent } from '#modules/catalogue'
import { getChecklist } from '#modules/materials'
import type { Tx } from '#platform/db'
import { type Case, askCorrection as rule, type Targets } from '../core/case.ts'
import { correctionNotice } from '../core/notices.ts'
import { reckon } from '../jobs/reckon.ts'
import type { CasesDeps } from '../ports.ts'
import { officeAct } from './office-act.ts'

export const askCorrection = (app: FastifyInstance, deps: CasesDeps) =>
  officeAct(app, deps, op, {
    decide: async (c, { body }, tx) => rule(c, body, await targetsOf(tx, c), deps.clock.now(), reckon(deps)),
    document: (c) => ({ kind: 'correction-notice', content: correctionNotice(c, deps.clock.today()) }),
  })

async function targetsOf(tx: Tx, c: Case): Promise<Targets> {
  const form = formFor(await getRevisionContent(tx, c.revisionId), c.audience)
  const checklist = await getChecklist(tx, c.id)
  return {
    fields: answerLabels(form),
    materials: new Map(checklist.map((entry) => [entry.materialKey, entry.name])),
  }
}
