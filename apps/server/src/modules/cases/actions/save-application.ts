import { saveApplication as op } from '@tongban/contracts/cases/apply'
import type { FormAnswers } from '@tongban/contracts/catalogue/form'
import { type FieldProblemCode, validateAnswers } from '@tongban/forms/validate'
import type { FastifyInstance } from 'fastify'
import { formFor, getRevisionContent } from '#modules/catalogue'
import { subjectOf } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { inTransaction, route } from '#platform/http'
import { fail } from '#platform/problems'
import { problems } from '../problems.ts'
import { type Draft, findDraftForUpdate, recordAnswers } from '../store/draft-store.ts'
import { viewApplication } from './load-application.ts'

export const saveApplication = (app: FastifyInstance, deps: Deps) =>
  route(app, op, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { version, answers } = call.body
      const draft =
        (await findDraftForUpdate(tx, call.params.id, subjectOf(call.actor))) ??
        fail(problems['cases.application-not-found']())
      if (draft.submitted) fail(problems['cases.submitted-already']())
      if (draft.jointId) fail(problems['cases.part-of-bundle']())
      if (draft.version !== version) fail(problems['cases.stale-version']({ yours: version, current: draft.version }))
      const form = formFor(await getRevisionContent(tx, draft.revisionId), draft.audience)
      refuseLocked(draft, answers)
      const merged: FormAnswers = { ...draft.answers, ...answers }
      for (const [key, value] of Object.entries(merged)) if (value === null) delete merged[key]
      // A half-typed answer is saved as it is; only what can never be an answer is refused.
      const wrong = validateAnswers(form, merged, { partial: true })
      const impossible = wrong.filter((p) => impossibleCodes.has(p.code))
      if (impossible.length > 0) fail(problems['cases.answers-not-valid']({ fields: impossible }))
      return viewApplication(tx, await recordAnswers(tx, draft.id, merged, deps.clock.now()))
    }),
  )

/** What no further typing could make an answer of. */
export const impossibleCodes: ReadonlySet<string> = new Set<FieldProblemCode>([
  'forms.unknown-field',
  'forms.too-long',
  'forms.control-character',
  'forms.not-entries',
  'forms.too-many-entries',
])

export function refuseLocked(draft: Pick<Draft, 'lockedKeys' | 'answers'>, answers: FormAnswers): void {
  const locked = draft.lockedKeys.filter((key) => key in answers && answers[key] !== draft.answers[key])
  if (locked.length === 0) return
  const problem = problems['cases.field-locked']()
  fail({
    ...problem,
    fields: locked.map((key) => ({ key, code: problem.code, message: problem.detail, messageEn: problem.detailEn })),
  })
}
