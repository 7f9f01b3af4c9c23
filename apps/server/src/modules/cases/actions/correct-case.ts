import { correctCase as op } from '@tongban/contracts/cases/apply'
import type { FormAnswers } from '@tongban/contracts/catalogue/form'
import { cleanAnswers } from '@tongban/forms/clean'
import { answerLabels } from '@tongban/forms/compiled-form'
import { diffAnswers } from '@tongban/forms/diff'
import { sameAnswer } from '@tongban/forms/entries'
import { validateAnswers } from '@tongban/forms/validate'
import { evaluateVisibility } from '@tongban/forms/visibility'
import type { FastifyInstance } from 'fastify'
import { formFor, getRevisionContent } from '#modules/catalogue'
import { confirmFiles, handToOffice, replacedSince } from '#modules/materials'
import { subjectOf } from '#platform/actor'
import type { Tx } from '#platform/db'
import { inTransaction, route } from '#platform/http'
import { fail, unwrap } from '#platform/problems'
import { type Case, correct, permitted } from '../core/case.ts'
import { reckon } from '../jobs/reckon.ts'
import type { CasesDeps } from '../ports.ts'
import { problems } from '../problems.ts'
import { findOwnForUpdate, recordAct } from '../store/case-store.ts'
import { viewMine } from './load-case.ts'

export const correctCase = (app: FastifyInstance, deps: CasesDeps) =>
  route(app, op, async (call) => {
    const confirmed = await confirmFiles(deps, call.actor, call.params.id)
    return inTransaction(deps, call, async (tx) => {
      const c =
        (await findOwnForUpdate(tx, call.params.id, subjectOf(call.actor))) ?? fail(problems['cases.not-found']())
      const closed = permitted(c, 'correct', call.body.version)
      if (closed) fail(closed)
      const at = deps.clock.now()
      const act = unwrap(correct(c, call.body, await corrected(tx, deps, c, call.body.answers), at, reckon(deps)))
      const next = await recordAct(tx, c, act, '申请人', at)
      await handToOffice(tx, c.id, { officeId: c.officeId, regionCode: c.regionCode, at, confirmed })
      tx.audit('case-corrected', c.id)
      tx.emit('case-corrected', { caseId: c.id })
      return viewMine(tx, deps, next)
    })
  })

/** The answers with the corrections in them. Fields that a corrected one brings into sight may be answered too. */
async function corrected(tx: Tx, deps: CasesDeps, c: Case, given: FormAnswers) {
  const form = formFor(await getRevisionContent(tx, c.revisionId), c.audience)
  const named = new Set(c.corrections.filter((item) => item.target === 'field').map((item) => item.key))
  const known = answerLabels(form)
  const { fields, groups } = evaluateVisibility(form, c.answers)
  const shown = (key: string) => fields.has(key) || groups.has(key)
  const strange = Object.keys(given).filter(
    (key) => !named.has(key) && (!known.has(key) || (shown(key) && !sameAnswer(c.answers[key], given[key]))),
  )
  if (strange.length > 0) {
    const problem = problems['cases.not-in-notice']()
    fail({
      ...problem,
      fields: strange.map((key) => ({ key, code: problem.code, message: problem.detail, messageEn: problem.detailEn })),
    })
  }
  const answers = cleanAnswers(form, { ...c.answers, ...given })
  const wrong = validateAnswers(form, answers, { today: deps.clock.today() })
  if (wrong.length > 0) fail(problems['cases.answers-not-valid']({ fields: wrong }))
  const changedKeys = [...new Set(diffAnswers(form, c.answers, answers).map((change) => change.answerKey))]
  const replaced = c.noticedAt ? await replacedSince(tx, c.id, c.noticedAt) : []
  return { answers, changedKeys, replaced }
}
