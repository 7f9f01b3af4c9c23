import { randomUUID } from 'node:crypto'
import { correctCase, getMyCase, getReceipt, withdrawCase } from '@tongban/contracts/cases/apply'
import type { MyCase } from '@tongban/contracts/cases/case'
import { getCaseProof } from '@tongban/contracts/cases/log'
import type { FormAnswers } from '@tongban/contracts/catalogue/form'
import { getMyExperience, shareExperience } from '@tongban/contracts/interaction/experiences'
import { getRating, listIndicators, rateCase } from '@tongban/contracts/interaction/rating'
import { removeFile } from '@tongban/contracts/materials/uploads'
import { fieldsOf, repeatingGroupsOf } from '@tongban/forms/compiled-form'
import { answerKeyOf } from '@tongban/forms/entries'
import { parseFormBody } from '@tongban/forms/parse-form-body'
import { validateAnswers } from '@tongban/forms/validate'
import type { FastifyInstance } from 'fastify'
import { type Body, bodyOf, given, listOf, textOf, versionOf } from '../http/body.ts'
import { readForm } from '../http/multipart.ts'
import { casePage } from '../pages/case.tsx'
import { correctPage } from '../pages/correct.tsx'
import { type ExperienceState, type IndicatorWords, ratedPage, ratePage } from '../pages/rate.tsx'
import { receiptPage } from '../pages/receipt.tsx'
import { withdrawPage } from '../pages/withdraw.tsx'
import { compiled } from '../parts/compiled.ts'
import { editedEntries } from '../parts/edited-entries.ts'
import { type Mistake, type Mistakes, mistakesOf } from '../parts/problem.tsx'
import type { Site } from '../site.ts'
import { Visit } from '../visit.ts'
import { uploadAll } from './upload.ts'

type CaseRequest = { Params: { id: string } }

const caseOf = (visit: Visit, id: string) => visit.get(getMyCase, { params: { id } })
const intentOf = (body: Body) => textOf(body, 'intent') || randomUUID()

/** A case after it was submitted, as its applicant has it. */
export function caseRoutes(app: FastifyInstance, site: Site): void {
  app.get<CaseRequest>('/me/cases/:id', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const one = await caseOf(visit, request.params.id)
    return visit.page(casePage(await visit.view(), one))
  })

  app.get<CaseRequest>('/me/cases/:id/receipt', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const { params } = request
    const [view, receipt, proof] = await Promise.all([
      visit.view(),
      visit.get(getReceipt, { params }),
      visit.get(getCaseProof, { params, query: { seq: 1 } }),
    ])
    return visit.page(receiptPage(view, receipt, proof, `${request.protocol}://${request.host}`))
  })

  app.get<CaseRequest>('/me/cases/:id/withdraw', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const one = await caseOf(visit, request.params.id)
    if (!one.allowedActions.includes('withdraw')) return visit.go(`/me/cases/${one.id}`)
    return visit.page(withdrawPage(await visit.view(), { one, intent: randomUUID() }))
  })

  app.post<CaseRequest>('/me/cases/:id/withdraw', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const { id } = request.params
    const body = bodyOf(request)
    const reason = textOf(body, 'reason').slice(0, 500)
    const answer = await visit.call(withdrawCase, {
      params: { id },
      body: { version: versionOf(body), ...given<{ reason?: string }>({ reason }) },
      idempotencyKey: intentOf(body),
    })
    if (answer.ok) return visit.go(`/me/cases/${id}`)
    if (answer.status === 401) return visit.valueOf(answer)
    const state = { one: await caseOf(visit, id), intent: randomUUID(), reason, mistakes: mistakesOf(answer.problem) }
    return visit.page(withdrawPage(await visit.view(), state), answer.status)
  })

  correctionRoutes(app, site)
  ratingRoutes(app, site)
}

function correctionRoutes(app: FastifyInstance, site: Site): void {
  app.get<CaseRequest>('/me/cases/:id/correct', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const me = await visit.requireMe()
    const one = await caseOf(visit, request.params.id)
    if (!one.allowedActions.includes('correct')) return visit.go(`/me/cases/${one.id}`)
    const state = { one, form: compiled(one.form), answers: one.answers, intent: randomUUID(), accountId: me.id }
    return visit.page(correctPage(await visit.view(), state))
  })

  app.post<CaseRequest>('/me/cases/:id/correct', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const { id } = request.params
    const { body: sent, files } = await readForm(request)
    const me = await visit.requireMe()
    const before = await caseOf(visit, id)
    const form = compiled(before.form)
    const edited = editedEntries(form, sent)
    const body = edited?.body ?? sent
    const typed = typedCorrections(before, body)
    const answers = { ...before.answers, ...typed }
    const again = async (mistakes: Mistakes, status: number) => {
      const state = { one: await caseOf(visit, id), form, answers, intent: randomUUID(), mistakes, accountId: me.id }
      return visit.page(correctPage(await visit.view(), state), status)
    }
    const named = before.corrections.filter((item) => item.target === 'material').map((item) => item.key)
    const failed = await uploadAll(visit, (materialKey) => ({ ownerId: id, materialKey }), named, files)
    const fileId = textOf(body, 'remove')
    if (fileId) {
      const removed = await visit.call(removeFile, { params: { id, fileId } })
      if (!removed.ok) return again(mistakesOf(removed.problem), removed.status)
      return again({ list: failed }, failed.length > 0 ? 422 : 200)
    }
    if (edited) return again({ list: failed }, failed.length > 0 ? 422 : 200)
    const wrong = validateAnswers(form, answers).filter((problem) => Object.hasOwn(typed, answerKeyOf(problem.key)))
    if (failed.length + wrong.length > 0) return again({ list: [...wrong, ...failed] }, 422)
    const corrected = await visit.call(correctCase, {
      params: { id },
      body: { version: versionOf(body), answers: typed },
      idempotencyKey: intentOf(body),
    })
    if (corrected.ok) return visit.go(`/me/cases/${id}`)
    if (corrected.status === 401) return visit.valueOf(corrected)
    return again(mistakesOf(corrected.problem), corrected.status)
  })
}

/** The answers the notice asks for, as typed; a list without a tick or an entry is emptied, since a browser sends nothing for it. */
function typedCorrections(one: MyCase, body: Body): FormAnswers {
  const form = compiled(one.form)
  const asked = new Set(one.corrections.filter((item) => item.target === 'field').map((item) => item.key))
  const sent = Object.entries(parseFormBody(form, body)).filter(([key]) => asked.has(key))
  const emptied = [...asked]
    .filter((key) => repeatingGroupsOf(form).has(key) || fieldsOf(form).get(key)?.field.kind === 'choices')
    .map((key) => [key, null] as const)
  return Object.fromEntries([...emptied, ...sent])
}

function ratingRoutes(app: FastifyInstance, site: Site): void {
  app.get<CaseRequest>('/me/cases/:id/rate', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const one = await caseOf(visit, request.params.id)
    const { indicators } = await visit.get(listIndicators, {})
    if (!one.rated) return visit.page(ratePage(await visit.view(), { one, indicators, intent: randomUUID() }))
    return showRated(visit, one, indicators, {})
  })

  app.post<CaseRequest>('/me/cases/:id/experience', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const { id } = request.params
    const body = bodyOf(request)
    const text = textOf(body, 'text').trim()
    const told = await visit.call(shareExperience, {
      params: { id },
      body: { text: text.slice(0, 500) },
      idempotencyKey: intentOf(body),
    })
    if (told.ok) return visit.go(`/me/cases/${id}/rate`)
    if (told.status === 401) return visit.valueOf(told)
    const [one, { indicators }] = await Promise.all([caseOf(visit, id), visit.get(listIndicators, {})])
    const mistakes = told.status === 400 ? { list: [tooShort] } : mistakesOf(told.problem)
    return showRated(visit, one, indicators, { text, mistakes }, told.status)
  })

  app.post<CaseRequest>('/me/cases/:id/rate', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const { id } = request.params
    const body = bodyOf(request)
    const stars = Number(textOf(body, 'stars')) || undefined
    // Reasons of other levels stay ticked in a browser without :has(); only those of the level chosen count.
    const chosen = listOf(body, 'indicators').filter((code) => code.startsWith(String(stars)))
    const comment = textOf(body, 'comment')
    const again = async (mistakes: Mistakes, status: number) => {
      const [one, { indicators }] = await Promise.all([caseOf(visit, id), visit.get(listIndicators, {})])
      const state = { one, indicators, stars, chosen, comment, intent: randomUUID(), mistakes }
      return visit.page(ratePage(await visit.view(), state), status)
    }
    if (stars === undefined) return again({ list: [noStars] }, 422)
    const rated = await visit.call(rateCase, {
      params: { id },
      body: {
        stars,
        indicators: chosen.slice(0, 10),
        ...given<{ comment?: string }>({ comment: comment.slice(0, 500) }),
      },
      idempotencyKey: intentOf(body),
    })
    if (rated.ok) return visit.go(`/me/cases/${id}/rate`)
    if (rated.status === 401) return visit.valueOf(rated)
    return again(mistakesOf(rated.problem), rated.status)
  })
}

/** The rating as given, with the experience or the place to write one. */
async function showRated(
  visit: Visit,
  one: MyCase,
  indicators: readonly IndicatorWords[],
  more: Partial<ExperienceState>,
  status = 200,
) {
  const [rating, told] = await Promise.all([
    visit.get(getRating, { params: { id: one.id } }),
    visit.call(getMyExperience, { params: { id: one.id } }),
  ])
  const experience = { told: told.ok ? told.value : undefined, intent: randomUUID(), ...more }
  return visit.page(ratedPage(await visit.view(), { one, rating, indicators, experience }), status)
}

const tooShort: Mistake = {
  key: 'text',
  message: '请写10到500字，说说怎么准备、要注意什么',
  messageEn: 'Write 10 to 500 characters: how to prepare, what to watch',
}
const noStars: Mistake = { key: 'stars', message: '请选择您是否满意', messageEn: 'Select how satisfied you are' }
