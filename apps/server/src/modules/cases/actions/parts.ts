import type { FormAnswers } from '@tongban/contracts/catalogue/form'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { ChecklistEntry } from '@tongban/contracts/materials/uploads'
import type { CompiledForm } from '@tongban/forms/compiled-form'
import { formFor, getRevisionContent, type Implementation, neededLines } from '#modules/catalogue'
import { attachFound, dropChecklist, getChecklist } from '#modules/materials'
import type { Tx } from '#platform/db'
import { fail } from '#platform/problems'
import type { Applicant } from '../core/applicant.ts'
import { licenceTypesWanted } from '../core/found-materials.ts'
import type { CasesDeps } from '../ports.ts'
import { problems } from '../problems.ts'
import { type CaseState, listStates } from '../store/case-state-store.ts'
import { type Draft, findDraft, listPartDrafts, recordAnswers, recordDraft, removeDraft } from '../store/draft-store.ts'
import { type Applying, holderLookup, loadApplicant } from './load-applicant.ts'
import { draftOf, fillChecklist, fillLicenceLibrary, findMaterials, refuseWrongAudience } from './start-application.ts'

/** An application that is a part of a joint one, with what its item asks. */
export type PartDraft = { draft: Draft; content: ItemContent; form: CompiledForm; checklist: ChecklistEntry[] }

/** Before the transaction: the outside libraries are asked for the licences that the items want. */
export async function fetchLicences(
  deps: CasesDeps,
  applicant: Applicant,
  implementations: readonly Implementation[],
): Promise<void> {
  if (implementations.some(({ content }) => licenceTypesWanted(content.materials).length > 0))
    await fillLicenceLibrary(deps, applicant)
}

/** Begins the application of a part, with what is known of the applicant and the licences that were found. */
export async function beginPart(
  tx: Tx,
  deps: CasesDeps,
  applicant: Applicant,
  { implementation, jointId }: { implementation: Implementation; jointId: string },
): Promise<Draft> {
  refuseWrongAudience(implementation, applicant)
  if (!implementation.inForce) fail(problems['cases.item-not-in-force']())
  const form = formFor(implementation.content, applicant.audience)
  const draft = draftOf(implementation, form, applicant, { now: deps.clock.now(), jointId })
  await recordDraft(tx, draft)
  await fillChecklist(tx, draft, implementation, holderLookup(deps, applicant), deps.clock.today())
  return draft
}

/** The parts of a joint application that are still applications or were, each with the materials its answers call for. */
export async function listParts(tx: Tx, jointId: string): Promise<PartDraft[]> {
  const drafts = await listPartDrafts(tx, jointId)
  return Promise.all(
    drafts.map(async (draft) => {
      const content = await getRevisionContent(tx, draft.revisionId)
      const form = formFor(content, draft.audience)
      const checklist = neededLines(content, form, draft.answers, await getChecklist(tx, draft.id))
      return { draft, content, form, checklist }
    }),
  )
}

/** Before a part begins that waited: what the parts before it ended with need not be given by the person. */
export async function attachNew(tx: Tx, deps: CasesDeps, applying: Applying, draftId: string): Promise<void> {
  const applicant = await loadApplicant(tx, deps, applying)
  const draft = await findDraft(tx, draftId, applicant.subjectId)
  if (!draft) return
  const content = await getRevisionContent(tx, draft.revisionId)
  const where = { lookup: holderLookup(deps, applicant), today: deps.clock.today() }
  await attachFound(tx, draftId, await findMaterials(tx, applicant.subjectId, content, where))
}

export const savePart = (tx: Tx, draft: Draft, answers: FormAnswers, at: Date): Promise<Draft> =>
  recordAnswers(tx, draft.id, answers, at)

export async function dropPart(tx: Tx, draft: Draft): Promise<void> {
  await dropChecklist(tx, draft.id)
  await removeDraft(tx, draft.id)
}

/** How cases stand that the actor may see. */
export const casesNow = (tx: Tx, ids: readonly string[]): Promise<CaseState[]> => listStates(tx, ids)
export type { CaseState }
