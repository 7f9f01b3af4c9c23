import type { Application } from '@tongban/contracts/cases/apply'
import { briefOf, findImplementation, formFor, getRevisionContent, neededLines } from '#modules/catalogue'
import { getChecklist } from '#modules/materials'
import type { Tx } from '#platform/db'
import { fail } from '#platform/problems'
import { problems } from '../problems.ts'
import type { Draft } from '../store/draft-store.ts'

export async function viewApplication(tx: Tx, draft: Draft): Promise<Application> {
  const implementation = (await findImplementation(tx, draft.itemCode)) ?? fail(problems['cases.item-not-found']())
  const content = await getRevisionContent(tx, draft.revisionId)
  const form = formFor(content, draft.audience)
  return {
    id: draft.id,
    version: draft.version,
    item: briefOf(implementation),
    audience: draft.audience,
    form,
    answers: draft.answers,
    lockedKeys: draft.lockedKeys,
    checklist: neededLines(content, form, draft.answers, await getChecklist(tx, draft.id)),
    savedAt: draft.savedAt.toISOString(),
    caseId: draft.submitted ? draft.id : null,
  }
}
