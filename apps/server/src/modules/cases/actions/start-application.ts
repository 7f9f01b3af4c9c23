import { startApplication as op } from '@tongban/contracts/cases/apply'
import type { FormAnswers, FormField } from '@tongban/contracts/catalogue/form'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { CompiledForm } from '@tongban/forms/compiled-form'
import { prefillAnswers } from '@tongban/forms/prefill'
import type { FastifyInstance } from 'fastify'
import { findImplementation, formFor, getRevisionContent, type Implementation } from '#modules/catalogue'
import { findLicencesOf, recordLibraryLicences } from '#modules/licences'
import { type FoundLicence, openChecklist } from '#modules/materials'
import { subjectOf, system } from '#platform/actor'
import type { Tx } from '#platform/db'
import { inTransaction, route } from '#platform/http'
import { newId } from '#platform/ids'
import { fail } from '#platform/problems'
import { type Applicant, holderNumber, knownAnswers, maskedIdentifier, nameOf } from '../core/applicant.ts'
import { foundInCases, foundMaterials, itemsWanted, licenceTypesWanted } from '../core/found-materials.ts'
import type { CasesDeps } from '../ports.ts'
import { problems } from '../problems.ts'
import { type Draft, findDraftForUpdate, findOpenDraft, recordAnswers, recordDraft } from '../store/draft-store.ts'
import { findEarlierResults } from './earlier-results.ts'
import { holderLookup, loadApplicant } from './load-applicant.ts'
import { viewApplication } from './load-application.ts'

export const startApplication = (app: FastifyInstance, deps: CasesDeps) =>
  route(app, op, async (call) => {
    const { situation = {} } = call.body
    const subjectId = subjectOf(call.actor)
    // A code whose office ended leads to the one that took it over.
    const standing = async (tx: Tx) =>
      (await findImplementation(tx, call.body.itemCode)) ?? fail(problems['cases.item-not-found']())
    // The outside libraries are asked before the transaction; what they know is stored inside it.
    const { applicant, wanted } = await deps.db.read(call.actor, async (tx) => {
      const implementation = await standing(tx)
      const open = await findOpenDraft(tx, subjectId, implementation.code)
      return {
        applicant: await loadApplicant(tx, deps, call.actor),
        wanted: open ? [] : licenceTypesWanted(implementation.content.materials),
      }
    })
    if (wanted.length > 0) await fillLicenceLibrary(deps, applicant)
    return inTransaction(deps, call, async (tx) => {
      const implementation = await standing(tx)
      const itemCode = implementation.code
      refuseWrongAudience(implementation, applicant)
      if (!implementation.inForce) fail(problems['cases.item-not-in-force']())
      const form = formFor(implementation.content, applicant.audience)
      refuseWrongSituation(form, situation)
      const open = await findOpenDraft(tx, subjectId, itemCode)
      if (open) return viewApplication(tx, await withSituation(tx, open, situation, deps.clock.now()))
      const draft = draftOf(implementation, form, applicant, { now: deps.clock.now(), situation })
      if (!(await recordDraft(tx, draft))) {
        // Another tab began the same item in this very moment: both go on with one application.
        const theirs = await findOpenDraft(tx, subjectId, itemCode)
        const open = theirs ?? fail(problems['cases.application-not-found']())
        return viewApplication(tx, await withSituation(tx, open, situation, deps.clock.now()))
      }
      await fillChecklist(tx, draft, implementation, holderLookup(deps, applicant), deps.clock.today())
      tx.audit('application-started', draft.id, { itemCode })
      return viewApplication(tx, draft)
    })
  })

/** A new application with what is known already (国务院令第716号 art. 7) and what the guide asked. */
export function draftOf(
  implementation: Implementation,
  form: CompiledForm,
  applicant: Applicant,
  { now, situation = {}, jointId = null }: { now: Date; situation?: FormAnswers; jointId?: string | null },
): Draft {
  const { answers: known, lockedKeys } = prefillAnswers(form, knownAnswers(applicant))
  return {
    id: newId(),
    subjectId: applicant.subjectId,
    personId: applicant.person.id,
    itemCode: implementation.code,
    revisionId: implementation.revisionId,
    audience: applicant.audience,
    answers: { ...known, ...situation },
    lockedKeys,
    version: 1,
    savedAt: now,
    submitted: false,
    jointId,
  }
}

type Situation = Readonly<Record<string, string>>

const situationFields = (form: CompiledForm): FormField[] =>
  form.groups.find(({ key }) => key === 'situation')?.fields ?? []

const isAsked = (asked: readonly FormField[], key: string, value: string) =>
  asked.some((field) => field.key === key && field.options?.some((option) => option.value === value))

/** Only the questions about the circumstance may be answered at the start, each with one of its options. */
function refuseWrongSituation(form: CompiledForm, situation: Situation): void {
  const asked = situationFields(form)
  const wrong = Object.entries(situation).filter(([key, value]) => !isAsked(asked, key, value))
  if (wrong.length === 0) return
  const { code, detail: message, detailEn: messageEn, ...problem } = problems['cases.situation-not-asked']()
  const fields = wrong.map(([key]) => ({ key, code, message, messageEn }))
  fail({ ...problem, code, detail: message, detailEn: messageEn, fields })
}

/**
 * The open application with the circumstance that was just told: a later answer is the one that is meant. What its
 * revision does not ask is left out, since the guide may be of a later one.
 */
async function withSituation(tx: Tx, open: Draft, situation: Situation, now: Date): Promise<Draft> {
  const asked = situationFields(formFor(await getRevisionContent(tx, open.revisionId), open.audience))
  const told = Object.entries(situation).filter(([key, value]) => isAsked(asked, key, value))
  if (told.every(([key, value]) => open.answers[key] === value)) return open
  const draft =
    (await findDraftForUpdate(tx, open.id, open.subjectId)) ?? fail(problems['cases.application-not-found']())
  if (draft.submitted) fail(problems['cases.submitted-already']())
  return recordAnswers(tx, draft.id, { ...draft.answers, ...Object.fromEntries(told) }, now)
}

export function refuseWrongAudience({ content }: Implementation, applicant: Applicant): void {
  if (content.audience.includes(applicant.audience)) return
  const natural = content.audience.includes('natural')
  fail(
    problems['cases.wrong-audience']({
      forZh: natural ? '个人' : '企业和其他组织',
      forEn: natural ? 'natural persons' : 'companies and organisations',
      audience: content.audience,
    }),
  )
}

/** Repeatable and of no matter to the application itself, so it has a transaction of its own, as the platform. */
export async function fillLicenceLibrary(deps: CasesDeps, applicant: Applicant): Promise<void> {
  const found = await deps.outsideLicences({ audience: applicant.audience, number: holderNumber(applicant) })
  if (found.length === 0) return
  const holder = {
    subjectId: applicant.subjectId,
    lookup: holderLookup(deps, applicant),
    name: nameOf(applicant),
    maskedNumber: maskedIdentifier(applicant),
  }
  await deps.db.transaction(system('licence-library'), (tx) => recordLibraryLicences(tx, holder, found))
}

export async function fillChecklist(
  tx: Tx,
  draft: Draft,
  { content }: Pick<Implementation, 'content'>,
  lookup: string,
  today: string,
): Promise<void> {
  const { id: applicationId, subjectId } = draft
  const found = await findMaterials(tx, subjectId, content, { lookup, today })
  await openChecklist(tx, { applicationId, subjectId, materials: content.materials, found })
}

/** Which of an item's materials the licence library and the person's earlier cases have. */
export async function findMaterials(
  tx: Tx,
  subjectId: string,
  { materials }: Pick<ItemContent, 'materials'>,
  { lookup, today }: { lookup: string; today: string },
): Promise<FoundLicence[]> {
  const typeNames = licenceTypesWanted(materials)
  const licences =
    typeNames.length > 0 ? await findLicencesOf(tx, { subjectId, holderLookup: lookup, typeNames, today }) : []
  return [
    ...foundMaterials(materials, licences),
    ...foundInCases(materials, await findEarlierResults(tx, subjectId, itemsWanted(materials))),
  ]
}
