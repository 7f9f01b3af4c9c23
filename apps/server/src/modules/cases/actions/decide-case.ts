import { decideCase as op } from '@tongban/contracts/cases/office-work'
import type { FastifyInstance } from 'fastify'
import { issueDocument } from '#modules/licences'
import type { Tx } from '#platform/db'
import { route } from '#platform/http'
import { type Case, decide } from '../core/case.ts'
import { decisionNotice } from '../core/notices.ts'
import type { CasesDeps } from '../ports.ts'
import { issueResult } from './issue-result.ts'
import { officeAct } from './office-act.ts'

export const decideCase = (app: FastifyInstance, deps: CasesDeps) =>
  route(app, op, (call) =>
    officeAct(
      deps,
      op,
      call,
      (c) => decide(c, call.body, { id: call.actor.officerId }),
      (tx, c) => issueDocuments(tx, deps, c, call.body.decision === 'grant'),
    ),
  )

async function issueDocuments(tx: Tx, deps: CasesDeps, c: Case, granted: boolean) {
  const { id, number } = await issueDocument(tx, {
    kind: granted ? 'grant-decision' : 'denial-decision',
    caseId: c.id,
    subjectId: c.subjectId,
    officeId: c.officeId,
    officeName: c.officeName,
    regionCode: c.regionCode,
    at: deps.clock.now(),
    content: decisionNotice(c, granted, c.reasons, deps.clock.today()),
  })
  return { documentId: id, documentNo: number, ...(granted ? await issueResult(tx, deps, c) : {}) }
}
