import { startApplication as op } from '@tongban/contracts/cases/apply'
import { prefillAnswers } from '@tongban/forms/prefill'
import type { FastifyInstance } from 'fastify'
import { findImplementation, formFor, type Implementation } from '#modules/catalogue'
import { findLicencesOf, recordLibraryLicences } from '#modules/licences'
import { openChecklist } from '#modules/materials'
import { subjectOf } from '#platform/actor'
import type { Tx } from '#platform/db'
import { inTransaction, route } from '#platform/http'
import { newId } from '#platform/ids'
import { fail } from '#platform/problems'
import { type Applicant, holderNumber, knownAnswers, maskedIdentifier, nameOf } from '../core/applicant.ts'
import { foundMaterials, licenceTypesWanted } from '../core/found-materials.ts'
import type { CasesDeps } from '../ports.ts'
import { problems } from '../problems.ts'
import { type Draft, findOpenDraft, recordDraft } from '../store/draft-store.ts'
import { holderLookup, loadApplicant } from './load-applicant.ts'
import { viewApplication } from './load-application.ts'

export const startApplication = (app: FastifyInstance, deps: CasesDeps) =>
  route(app, op, async (call) => {
    const { itemCode } = call.body
    const subjectId = subjectOf(call.actor)
    // The outside libraries are asked before the transaction; what they know is stored inside it.
    const { applicant, wanted } = await deps.db.read(call.actor, async (tx) => {
      const implementation = (await findImplementation(tx, itemCode)) ?? fail(problems['cases.item-not-found']())
      const open = await findOpenDraft(tx, subjectId, itemCode)
      return {
        applicant: await loadApplicant(tx, deps, call.actor),
        wanted: open ? [] : licenceTypesWanted(implementation.content.materials),
      }
    })
    const outside =
      wanted.length > 0
        ? await deps.outsideLicences({ audience: applicant.audience, number: holderNumber(applicant) })
        : []
    return inTransaction(deps, call, async (tx) => {
      const implementation = (await findImplementation(tx, itemCode)) ?? fail(problems['cases.item-not-found']())
      refuseWrongAudience(implementation, applicant)
      const open = await findOpenDraft(tx, subjectId, itemCode)
      if (open) return viewApplication(tx, open)
      const form = formFor(implementation.content, applicant.audience)
      const { answers, lockedKeys } = prefillAnswers(form, knownAnswers(applicant))
      const draft: Draft = {
        id: newId(),
        subjectId,
        personId: call.actor.personId,
        itemCode,
        revisionId: implementation.revisionId,
        audience: applicant.audience,
        answers,
        lockedKeys,
        version: 1,
        savedAt: deps.clock.now(),
        submitted: false,
      }
      await recordDraft(tx, draft)
      const holder = {
        subjectId,
        lookup: holderLookup(deps, applicant),
        name: nameOf(applicant),
        maskedNumber: maskedIdentifier(applicant),
      }
      if (outside.length > 0) await recordLibraryLicences(tx, deps.secrets, holder, outside)
      await fillChecklist(tx, draft, implementation, holder.lookup)
      tx.audit('application-started', draft.id, { itemCode })
      return viewApplication(tx, draft)
    })
  })

function refuseWrongAudience({ content }: Implementation, applicant: Applicant): void {
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

async function fillChecklist(tx: Tx, draft: Draft, { content }: Implementation, holderLookup: string): Promise<void> {
  const typeNames = licenceTypesWanted(content.materials)
  const licences =
    typeNames.length > 0 ? await findLicencesOf(tx, { subjectId: draft.subjectId, holderLookup, typeNames }) : []
  await openChecklist(tx, {
    applicationId: draft.id,
    subjectId: draft.subjectId,
    materials: content.materials,
    found: foundMaterials(content.materials, licences),
  })
}
