import { getJointMatter, startJoint } from '@tongban/contracts/joint/apply'
import { getBundle, listBundles } from '@tongban/contracts/joint/bundle'
import type { FastifyInstance } from 'fastify'
import { bodyOf, textOf } from '../http/body.ts'
import { bundlePage } from '../pages/bundle.tsx'
import { bundlesPage } from '../pages/bundles.tsx'
import { jointMatterPage } from '../pages/joint-matter.tsx'
import { pageNotFound } from '../pages/problem.tsx'
import { answersIn } from '../parts/circumstance.ts'
import type { Site } from '../site.ts'
import { ProblemStop, Visit } from '../visit.ts'

type BundleRequest = { Params: { code: string }; Querystring: Record<string, unknown> }

/** Matters of life (一件事): the list, and one of them in the circumstance that the address tells. */
export function bundleRoutes(app: FastifyInstance, site: Site): void {
  app.get('/bundles', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const [view, { bundles }] = await Promise.all([visit.view(), visit.get(listBundles, { query: {} })])
    return visit.page(bundlesPage(view, bundles))
  })

  app.get<BundleRequest>('/bundles/:code', async (request, reply) => {
    const { code } = request.params
    if (!/^[a-z][a-z0-9-]{0,39}$/.test(code)) throw new ProblemStop(pageNotFound)
    const visit = new Visit(site, request, reply)
    const { bundles } = await visit.get(listBundles, { query: {} })
    if (!bundles.some((bundle) => bundle.code === code)) throw new ProblemStop(pageNotFound)
    const region = visit.regionCode
    const asked = { params: { code } }
    const whole = await visit.get(getBundle, { ...asked, query: { region } })
    const told = circumstanceOf(whole.questions, answersIn(request.query) ?? {})
    const bundle = told === '' ? whole : await visit.get(getBundle, { ...asked, query: { region, circumstance: told } })
    return visit.page(bundlePage(await visit.view(), bundle))
  })

  app.post<BundleRequest>('/bundles/:code/apply', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    await visit.requireMe()
    const body = bodyOf(request)
    const circumstance = Object.fromEntries(
      Object.keys(body).flatMap((name) => (name.startsWith('told-') ? [[name.slice(5), textOf(body, name)]] : [])),
    )
    const joint = await visit.get(startJoint, {
      params: { code: request.params.code },
      body: { region: visit.regionCode, circumstance, parts: texts(body['part']) },
    })
    return visit.go(`/applications/${joint.id}`)
  })

  app.get<{ Params: { id: string } }>('/me/joint/:id', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    await visit.requireMe()
    const matter = await visit.get(getJointMatter, { params: { id: request.params.id } })
    return visit.page(jointMatterPage(await visit.view(), matter))
  })
}

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one.length <= 40)

type Question = { key: string; options: readonly { value: string }[] }

/** What of an address answers a question of the bundle; anything else in it is left out. */
const circumstanceOf = (questions: readonly Question[], sent: Readonly<Record<string, string>>): string =>
  questions
    .flatMap(({ key, options }) => (options.some(({ value }) => value === sent[key]) ? `${key}:${sent[key]}` : []))
    .join(',')
