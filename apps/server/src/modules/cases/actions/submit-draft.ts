import type { Receipt } from '@tongban/contracts/cases/apply'
import { noProceedings } from '@tongban/contracts/cases/clock'
import type { ChecklistEntry } from '@tongban/contracts/materials/uploads'
import { cleanAnswers } from '@tongban/forms/clean'
import { validateAnswers } from '@tongban/forms/validate'
import {
  findImplementingOffice,
  formFor,
  getRevisionContent,
  type ImplementingOffice,
  implementingOfficeOf,
  neededLines,
  standingCode,
} from '#modules/catalogue'
import {
  type FileOfMaterial,
  filesOf,
  handChecklist,
  missingMaterials,
  mustBeSameFiles,
  recordFilesHanded,
} from '#modules/materials'
import { findNextNumber } from '#modules/reference'
import { subjectOf } from '#platform/actor'
import type { Tx } from '#platform/db'
import { fail } from '#platform/problems'
import { type Applicant, maskedIdentifier, maskedMobile, nameOf } from '../core/applicant.ts'
import { acceptanceSpan, type Case } from '../core/case.ts'
import { caseNumber } from '../core/numbers.ts'
import { reckon } from '../jobs/reckon.ts'
import type { CasesDeps } from '../ports.ts'
import { problems } from '../problems.ts'
import { recordSubmission } from '../store/case-store.ts'
import { type Draft, findDraftForUpdate, itemOfDraft } from '../store/draft-store.ts'
import { type Applying, holderLookup, loadApplicant } from './load-applicant.ts'

/** What a submission is made of; draft and checklist are held, and the checklist is the office's. */
type Held = {
  draft: Draft | undefined
  checklist: ChecklistEntry[]
  office: ImplementingOffice | undefined
  applicant: Applicant
  serial: number | undefined
}

/** Thrown out of the transaction by the first application with files: they are to be confirmed before it begins. */
export class FilesToConfirm extends Error {
  readonly files: FileOfMaterial[]
  constructor(files: FileOfMaterial[]) {
    super('files to confirm')
    this.files = files
  }
}

export type Submitted = { c: Omit<Case, 'headSeq' | 'headHash'>; files: Receipt['files'] }
/** `version` is absent where a joint application answers for its parts; `confirmed` before the files were read again. */
type Ask = { id: string; version?: number; confirmed: FileOfMaterial[] | undefined }

/** Makes the case of an application in order, by itself or as a part of a joint one. */
export async function submitDraft(tx: Tx, deps: CasesDeps, actor: Applying, ask: Ask): Promise<Submitted> {
  const held = await hold(tx, deps, actor, ask.id)
  const present = filesOf(held.checklist)
  if (!ask.confirmed && present.length > 0) throw new FilesToConfirm(present)
  const draft = openDraft(held.draft, ask.version)
  const c = await make(tx, deps, draft, held, deps.clock.today())
  if (ask.confirmed) mustBeSameFiles(present, ask.confirmed)
  const files = presentFiles(present)
  const told = { caseNo: c.caseNo, itemCode: c.itemCode, revisionId: c.revisionId, files }
  if (present.length > 0) tx.leave(recordFilesHanded(tx, c.id, c.submittedAt))
  tx.leave(recordSubmission(tx, c, '申请人', told))
  tx.audit('case-submitted', c.id, { caseNo: c.caseNo })
  tx.emit('case-submitted', { caseId: c.id })
  return { c, files }
}

/** Asked in one go, office and number by the item that the draft names; a refusal gives the number back. */
async function hold(tx: Tx, deps: CasesDeps, actor: Applying, id: string): Promise<Held> {
  const itemCode = standingCode(itemOfDraft(id))
  const [draft, checklist, office, applicant, serial] = await Promise.all([
    findDraftForUpdate(tx, id, subjectOf(actor)),
    handChecklist(tx, id, implementingOfficeOf(itemCode)),
    findImplementingOffice(tx, itemCode),
    loadApplicant(tx, deps, actor),
    findNextNumber(tx, 'case', itemCode, deps.clock.today()),
  ])
  return { draft, checklist, office, applicant, serial }
}

function openDraft(draft: Draft | undefined, version: number | undefined): Draft {
  if (!draft) fail(problems['cases.application-not-found']())
  if (draft.submitted) fail(problems['cases.submitted-already']())
  if (version === undefined) return draft
  if (draft.jointId) fail(problems['cases.part-of-bundle']())
  if (draft.version !== version) fail(problems['cases.stale-version']({ yours: version, current: draft.version }))
  return draft
}

/** The case that an application in order becomes. */
async function make(
  tx: Tx,
  deps: CasesDeps,
  draft: Draft,
  { office, checklist, applicant, serial }: Held,
  today: string,
): Promise<Omit<Case, 'headSeq' | 'headHash'>> {
  if (!office || serial === undefined) fail(problems['cases.item-not-found']())
  if (!office.inForce) fail(problems['cases.item-not-in-force']())
  const content = await getRevisionContent(tx, draft.revisionId)
  const form = formFor(content, draft.audience)
  const wrong = [
    ...validateAnswers(form, draft.answers, { today }),
    ...missingMaterials(neededLines(content, form, draft.answers, checklist)),
  ]
  if (wrong.length > 0) fail(problems['cases.answers-not-valid']({ fields: wrong }))
  const clock = reckon(deps).limit(acceptanceSpan(today), noProceedings)
  return {
    id: draft.id,
    caseNo: caseNumber(office.code, today, serial),
    itemCode: office.code,
    revisionId: draft.revisionId,
    itemName: content.name,
    itemNameEn: content.nameEn,
    officeId: office.officeId,
    officeName: office.officeName,
    level: office.level,
    regionCode: office.regionCode,
    regionName: office.regionName,
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
    due: clock?.due ?? null,
    clock: clock ?? null,
    proceedings: noProceedings,
    corrections: [],
    answersBefore: null,
    correctedAt: null,
    noticedAt: null,
    opinion: null,
    handlerId: null,
    reasons: null,
    rated: false,
  }
}

export const presentFiles = (files: readonly FileOfMaterial[]): Receipt['files'] =>
  files.map(({ materialName, name, bytes, sha256 }) => ({ materialName, name, bytes, sha256 }))
