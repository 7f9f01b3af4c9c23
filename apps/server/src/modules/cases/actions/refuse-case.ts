import { refuseCase as op } from '@tongban/contracts/cases/office-work'
import type { FastifyInstance } from 'fastify'
import { issueDocument } from '#modules/licences'
import { route } from '#platform/http'
import { refuse } from '../core/case.ts'
import { refusalNotice } from '../core/notices.ts'
import type { CasesDeps } from '../ports.ts'
import { officeAct } from './office-act.ts'

export const refuseCase = (app: FastifyInstance, deps: CasesDeps) =>
  route(app, op, (call) =>
    officeAct(
      deps,
      op,
      call,
      (c) => refuse(c, call.body),
      async (tx, c) => {
        const { id, number } = await issueDocument(tx, {
          kind: 'refusal-notice',
          caseId: c.id,
          subjectId: c.subjectId,
          officeId: c.officeId,
          officeName: c.officeName,
          regionCode: c.regionCode,
          at: deps.clock.now(),
          content: refusalNotice(c, call.body.reasons, deps.clock.today()),
        })
        return { documentId: id, documentNo: number }
      },
    ),
  )
