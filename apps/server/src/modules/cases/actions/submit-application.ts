import { submitApplication as op, type Receipt } from '@tongban/contracts/cases/apply'
import { cleanAnswers } from '@tongban/forms/clean'
import { validateAnswers } from '@tongban/forms/validate'
import type { FastifyInstance } from 'fastify'
import { findImplementation, formFor, getRevisionContent, neededLines } from '#modules/catalogue'
import { confirmFiles, type FileOfMaterial, getChecklist, handToOffice, missingMaterials } from '#modules/materials'
import { deadline, nextNumber } from '#modules/reference'
import { type PersonActor, subjectOf } from '#platform/actor'
import type { Tx } from '#platform/db'
import { inTransaction, route } from '#platform/http'
import { fail } from '#platform/problems'
import { maskedIdentifier, maskedMobile, nameOf } from '../core/applicant.ts'
import type { Case } from '../core/case.ts'
import { caseNumber } from '../core/numbers.ts'
import type { CasesDeps } from '../ports.ts'
import { problems } from '../problems.ts'
import { recordSubmission } from '../store/case-store.ts'
import { type Draft, findDraftForUpdate } from '../store/draft-store.ts'
import { holderLookup, loadApplicant } from './load-applicant.ts'
import { queryCodeOf } from './load-case.ts'

/** Five working days to say what is missing; silence counts as acceptance (行政许可法 art. 32). */
const acceptanceDays = 5

type Files = Receipt['files']

export const submitApplication = (app: FastifyInstance, deps: CasesDeps) =>
  route(app, op, async (call) => {
    // No receipt before size and hash of every file are confirmed in storage.
    const confirmed = await confirmFiles(deps, call.actor, call.params.id)
    return inTransaction(deps, call, async (tx) => {
      const draft =
        (await findDraftForUpdate(tx, call.params.id, subjectOf(call.actor))) ??
        fail(problems['cases.application-not-found']())
      if (draft.submitted) fail(problems['cases.submitted-already']())
      if (draft.version !== call.body.version)
        fail(problems['cases.stale-version']({ yours: call.body.version, current: draft.version }))
      return submit(tx, deps, call.actor, draft, confirmed)
    })
  })

async function submit(
  tx: Tx,
  deps: CasesDeps,
  actor: PersonActor,
  draft: Draft,
  confirmed: FileOfMaterial[],
): Promise<Receipt> {
  const today = deps.clock.today()
  // Asked in one go; a refusal below gives the number back.
  const [implementation, content, checklist, applicant, serial] = await Promise.all([
    findImplementation(tx, draft.itemCode),
    getRevisionContent(tx, draft.revisionId),
    getChecklist(tx, draft.id),
    loadApplicant(tx, deps, actor),
    nextNumber(tx, 'case', draft.itemCode, today),
  ])
  if (!implementation) fail(problems['cases.item-not-found']())
  if (!implementation.inForce) fail(problems['cases.item-not-in-force']())
  const form = formFor(content, draft.audience)
  const wrong = [
    ...validateAnswers(form, draft.answers, { today }),
    ...missingMaterials(neededLines(content, form, draft.answers, checklist)),
  ]
  if (wrong.length > 0) fail(problems['cases.answers-not-valid']({ fields: wrong }))
  const clock = deadline(
    deps.calendar(),
    { from: today, days: acceptanceDays, unit: 'workday' },
    { allowProjected: true },
  )
  if (!clock.ok) throw new Error(clock.error.code)
  const c: Omit<Case, 'headSeq' | 'headHash'> = {
    id: draft.id,
    caseNo: caseNumber(draft.itemCode, today, serial),
    itemCode: draft.itemCode,
    revisionId: draft.revisionId,
    itemName: content.name,
    itemNameEn: content.nameEn,
    officeId: implementation.officeId,
    officeName: implementation.officeName,
    level: implementation.level,
    regionCode: implementation.regionCode,
    regionName: implementation.regionName,
    subjectId: draft.subjectId,
    personId: draft.personId,
    applicantName: nameOf(applicant),
    actedBy: applicant.legalPerson ? applicant.person.name : null,
    holderLookup: holderLookup(deps, applicant),
    maskedIdentifier: maskedIdentifier(applicant),
    maskedMobile: maskedMobile(applicant),
    audience: draft.audience,
    status: 'submitted',
    version: 1,
    answers: cleanAnswers(form, draft.answers),
    lockedKeys: draft.lockedKeys,
    promisedDays: content.promisedDays,
    submittedAt: deps.clock.now(),
    due: clock.value.due,
    clock: clock.value,
    corrections: [],
    answersBefore: null,
    correctedAt: null,
    noticedAt: null,
    opinion: null,
    handlerId: null,
    reasons: null,
    rated: false,
  }
  const files = presentFiles(confirmed)
  const told = { caseNo: c.caseNo, itemCode: c.itemCode, revisionId: c.revisionId, files }
  await Promise.all([
    recordSubmission(tx, c, '申请人', told),
    handToOffice(tx, c.id, { officeId: c.officeId, regionCode: c.regionCode, at: c.submittedAt, confirmed }),
  ])
  tx.audit('case-submitted', c.id, { caseNo: c.caseNo })
  tx.emit('case-submitted', { caseId: c.id })
  return receiptOf(deps, c, files)
}

export const presentFiles = (files: readonly FileOfMaterial[]): Files =>
  files.map(({ materialName, name, bytes, sha256 }) => ({ materialName, name, bytes, sha256 }))

/** The receipt is a view of the case: shown again any time, always the same. */
export const receiptOf = (
  deps: CasesDeps,
  c: Pick<Case, 'id' | 'caseNo' | 'itemName' | 'itemNameEn' | 'officeName' | 'applicantName' | 'submittedAt'>,
  files: Files,
): Receipt => ({
  caseId: c.id,
  caseNo: c.caseNo,
  queryCode: queryCodeOf(deps, c.id),
  itemName: c.itemName,
  itemNameEn: c.itemNameEn,
  officeName: c.officeName,
  applicantName: c.applicantName,
  submittedAt: c.submittedAt.toISOString(),
  progressPath: `/progress?caseNo=${c.caseNo}`,
  files,
})
