import { listApplications, listMyCases, startApplication } from '@tongban/contracts/cases/apply'
import { getGuide } from '@tongban/contracts/catalogue/browse'
import { actFor, openLegalPerson } from '@tongban/contracts/identity/account'
import { listMyJoint } from '@tongban/contracts/joint/apply'
import { listMyLicences } from '@tongban/contracts/licences/documents'
import { adviseCreditCode } from '@tongban/forms/checks'
import type { FastifyInstance } from 'fastify'
import { bodyOf, given, textOf } from '../http/body.ts'
import { safePath } from '../http/safe-path.ts'
import { type LegalPersonState, legalPersonPage } from '../pages/legal-person.tsx'
import { mePage } from '../pages/me.tsx'
import { startPage } from '../pages/start.tsx'
import { answersIn, circumstanceOf } from '../parts/circumstance.ts'
import { type Mistake, mistakesOf } from '../parts/problem.tsx'
import type { Site } from '../site.ts'
import { Visit } from '../visit.ts'

type ApplyRequest = { Params: { itemCode: string }; Querystring: Record<string, unknown> }

/** 我的, for whom one acts, and the start of an application. */
export function meRoutes(app: FastifyInstance, site: Site): void {
  app.get<{ Querystring: { before?: string } }>('/me', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const me = await visit.requireMe()
    const { before } = request.query
    const [view, cases, drafts, mine, joint] = await Promise.all([
      visit.view(),
      visit.get(listMyCases, { query: given<{ before?: string }>({ before }) }),
      before ? { applications: [] } : visit.get(listApplications, {}),
      before ? { licences: [] } : visit.get(listMyLicences, {}),
      before ? { open: [], matters: [] } : visit.get(listMyJoint, {}),
    ])
    return visit.page(
      mePage(view, {
        person: me.person,
        name: me.name,
        applications: drafts.applications,
        joint,
        cases: cases.cases,
        next: cases.next,
        licences: mine.licences,
        olderOnly: before !== undefined,
      }),
    )
  })

  app.post('/me/acting-for', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const body = bodyOf(request)
    await visit.get(actFor, { body: { legalPersonId: textOf(body, 'legalPersonId') || null } })
    return visit.go(safePath(textOf(body, 'return'), '/me'))
  })

  legalPersonRoutes(app, site)

  app.get<ApplyRequest>('/apply/:itemCode', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const me = await visit.requireMe()
    const [view, guide] = await Promise.all([
      visit.view(),
      visit.get(getGuide, { params: { code: request.params.itemCode } }),
    ])
    const { actingFor, legalPersons } = me.person
    const circumstance = circumstanceOf(guide, answersIn(request.query))
    return visit.page(startPage(view, { guide, personName: me.name, actingFor, legalPersons, circumstance }))
  })

  app.post<{ Params: { itemCode: string } }>('/apply/:itemCode', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const situation = answersIn(bodyOf(request))
    const application = await visit.get(startApplication, {
      body: { itemCode: request.params.itemCode, ...(situation ? { situation } : {}) },
    })
    return visit.go(`/applications/${application.id}`)
  })
}

function legalPersonRoutes(app: FastifyInstance, site: Site): void {
  app.get<{ Querystring: { return?: string } }>('/me/legal-persons/new', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    await visit.requireMe()
    return visit.page(legalPersonPage(await visit.view(), { back: safePath(request.query.return, '/me') }))
  })

  app.post('/me/legal-persons/new', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const body = bodyOf(request)
    const name = textOf(body, 'name')
    const creditCode = textOf(body, 'creditCode').replace(/\s/g, '').toUpperCase()
    const state: LegalPersonState = { back: safePath(textOf(body, 'return'), '/me'), name, creditCode }
    const again = async (mistakes: NonNullable<LegalPersonState['mistakes']>, status: number) =>
      visit.page(legalPersonPage(await visit.view(), { ...state, mistakes }), status)
    const wrong: Mistake[] = []
    if (name.length < 2) {
      wrong.push({
        key: 'name',
        message: '请填写企业或组织的全称',
        messageEn: 'Enter the full name of the organisation',
      })
    }
    const advice = adviseCreditCode(creditCode)
    if (advice) wrong.push({ key: 'creditCode', message: advice[0], messageEn: advice[1] })
    if (wrong.length > 0) return again({ list: wrong }, 422)
    const opened = await visit.call(openLegalPerson, { body: { name, creditCode } })
    if (!opened.ok && opened.status !== 401) return again(mistakesOf(opened.problem), opened.status)
    await visit.get(actFor, { body: { legalPersonId: visit.valueOf(opened).id } })
    return visit.go(state.back)
  })
}
