import { fieldsOf } from '@tongban/forms/compiled-form'
import { presentAnswer } from '@tongban/forms/present'
import { formFor, getRevisionContent } from '#modules/catalogue'
import { getOffice } from '#modules/identity'
import { issueDocument, issueLicence } from '#modules/licences'
import type { Tx } from '#platform/db'
import type { Case } from '../core/case.ts'
import { resultDocument } from '../core/notices.ts'
import { endOfTerm } from '../core/term.ts'
import type { CasesDeps } from '../ports.ts'

/** The result of a grant: a licence where the item gives one, else a document. Its PDF is made after the commit. */
export async function issueResult(tx: Tx, deps: CasesDeps, c: Case): Promise<Record<string, unknown>> {
  const content = await getRevisionContent(tx, c.revisionId)
  const today = deps.clock.today()
  const notice = resultDocument(c, content.result.name, content.result.nameEn, today)
  if (content.result.kind === 'document' || !content.result.licenceTypeCode) {
    const made = await issueDocument(tx, {
      kind: 'result',
      caseId: c.id,
      subjectId: c.subjectId,
      officeId: c.officeId,
      officeName: c.officeName,
      regionCode: c.regionCode,
      at: deps.clock.now(),
      content: notice,
    })
    return { resultDocumentId: made.id, resultNo: made.number }
  }
  const office = await getOffice(tx, c.officeId)
  const years = content.result.validityYears
  const validUntil = years ? endOfTerm(today, years) : null
  const elements = faceOf(formFor(content, c.audience), c)
  const made = await issueLicence(tx, {
    typeCode: content.result.licenceTypeCode,
    licenceName: content.result.name,
    nameEn: content.result.nameEn,
    holder: { subjectId: c.subjectId, name: c.applicantName, lookup: c.holderLookup, maskedNumber: c.maskedIdentifier },
    issuer: { officeId: c.officeId, name: c.officeName, creditCode: office.creditCode },
    issuedOn: today,
    validUntil,
    elements,
    caseId: c.id,
    regionCode: c.regionCode,
    at: deps.clock.now(),
    content: { ...notice, licence: true },
  })
  return { resultDocumentId: made.documentId, licenceIdentifier: made.identifier, resultNo: made.number }
}

/** What the licence's face says beside name and number: the item's own answers, as text. */
function faceOf(form: ReturnType<typeof formFor>, c: Case): { label: string; value: string }[] {
  return [...fieldsOf(form)]
    .filter(
      ([key, { group, field }]) =>
        group.key !== 'applicant' &&
        !['textarea', 'yes-no', 'mobile', 'email'].includes(field.kind) &&
        c.answers[key] !== undefined,
    )
    .slice(0, 8)
    .map(([key, { field }]) => ({
      label: field.label,
      value: presentAnswer(field, c.answers[key], { language: 'zh', mask: true }),
    }))
}
