import { askCorrection as op } from '@tongban/contracts/cases/office-work'
import { answerLabels } from '@tongban/forms/compiled-form'
import type { FastifyInstance } from 'fastify'
import { formFor, getRevisionContent } from '#modules/catalogue'
import { issueDocument } from '#modules/licences'
import { getChecklist } from '#modules/materials'
import type { Tx } from '#platform/db'
import { route } from '#platform/http'
import { type Case, askCorrection as rule, type Targets } from '../core/case.ts'
import { correctionNotice } from '../core/notices.ts'
import type { CasesDeps } from '../ports.ts'
import { officeAct } from './office-act.ts'

export const askCorrection = (app: FastifyInstance, deps: CasesDeps) =>
  route(app, op, (call) =>
    officeAct(
      deps,
      op,
      call,
      async (c, tx) => rule(c, call.body, await targetsOf(tx, c), deps.clock.now()),
      async (tx, c) => {
        const { id, number } = await issueDocument(tx, {
          kind: 'correction-notice',
          caseId: c.id,
          subjectId: c.subjectId,
          officeId: c.officeId,
          officeName: c.officeName,
          regionCode: c.regionCode,
          at: deps.clock.now(),
          content: correctionNotice(c, c.corrections, deps.clock.today()),
        })
        return { documentId: id, documentNo: number }
      },
    ),
  )

async function targetsOf(tx: Tx, c: Case): Promise<Targets> {
  const form = formFor(await getRevisionContent(tx, c.revisionId), c.audience)
  const checklist = await getChecklist(tx, c.id)
  return {
    fields: answerLabels(form),
    materials: new Map(checklist.map((entry) => [entry.materialKey, entry.name])),
  }
}
