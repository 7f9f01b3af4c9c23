import { findItemInRegion } from '@tongban/contracts/catalogue/browse'
import { listRegions } from '@tongban/contracts/reference/regions'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { bodyOf, textOf } from '../http/body.ts'
import { provinceCode, rememberRegion } from '../http/preferences.ts'
import { safePath, withQuery } from '../http/safe-path.ts'
import { pageNotFound } from '../pages/problem.tsx'
import { regionPage } from '../pages/regions.tsx'
import { noteFrom } from '../parts/led-on.ts'
import type { Site } from '../site.ts'
import { ProblemStop, Visit } from '../visit.ts'

type RegionRequest = {
  Params: { code: string }
  Querystring: { q?: string; item?: string; back?: string; from?: string }
}

const textual = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : undefined

/** The region switch, down to the village. */
export function regionRoutes(app: FastifyInstance, site: Site): void {
  const choose = async (request: FastifyRequest<RegionRequest>, visit: Visit, item?: string, back?: string) => {
    const { code } = request.params
    const region = await site.findRegion(code)
    if (!region) throw new ProblemStop(pageNotFound)
    rememberRegion(request, visit.reply, region.code)
    if (!item) return visit.go(safePath(back))
    const there = await visit.call(findItemInRegion, { params: { itemId: item, region: region.code } })
    return visit.go(there.ok ? `/items/${there.value.code}` : '/search')
  }

  app.get<RegionRequest>('/regions', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    return show(site, visit, visit.regionCode, request.query)
  })
  app.get<RegionRequest>('/regions/:code', async (request, reply) =>
    show(site, new Visit(site, request, reply), request.params.code, request.query),
  )
  app.get<RegionRequest>('/regions/:code/choose', async (request, reply) =>
    choose(request, new Visit(site, request, reply), textual(request.query.item), request.query.back),
  )
  app.post<RegionRequest>('/regions/:code/choose', async (request, reply) => {
    const body = bodyOf(request)
    return choose(request, new Visit(site, request, reply), textOf(body, 'item'), textOf(body, 'back'))
  })
}

async function show(site: Site, visit: Visit, code: string, query: RegionRequest['Querystring']) {
  const region = (await site.findRegion(code)) ?? (code === visit.regionCode && (await site.findRegion(provinceCode)))
  if (!region) throw new ProblemStop(pageNotFound)
  if (region.formerly && code !== visit.regionCode)
    return visit.reply.redirect(
      withQuery(`/regions/${region.code}`, { from: code, item: textual(query.item), back: textual(query.back) }),
      308,
    )
  const q = textual(query.q)?.slice(0, 40)
  const [view, below, named] = await Promise.all([
    visit.view(),
    visit.get(listRegions, { query: { parent: region.code } }),
    q === undefined ? undefined : visit.get(listRegions, { query: { q } }),
  ])
  return visit.page(
    regionPage(
      { ...view, note: (await noteFrom(site, visit.lang, query.from, region)) ?? view.note },
      {
        region,
        children: below.regions,
        q,
        found: named?.regions ?? [],
        item: textual(query.item),
        back: query.back === undefined ? undefined : safePath(query.back),
      },
    ),
  )
}
