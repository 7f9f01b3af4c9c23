import { type DocumentKind, issueDocument } from '#modules/licences'
import type { Tx } from '#platform/db'
import type { Case } from '../core/case.ts'
import type { Notice } from '../core/notices.ts'
import type { CasesDeps } from '../ports.ts'

/** A document of a case that an act or a job issues. */
export type CaseDocumentAsk = { kind: DocumentKind; content: Notice }

/** Issues a document of a case as the office that has it. */
export const issueFor = (tx: Tx, deps: Pick<CasesDeps, 'clock'>, c: Case, { kind, content }: CaseDocumentAsk) =>
  issueDocument(tx, {
    kind,
    caseId: c.id,
    subjectId: c.subjectId,
    officeId: c.officeId,
    officeName: c.officeName,
    regionCode: c.regionCode,
    at: deps.clock.now(),
    content,
  })
