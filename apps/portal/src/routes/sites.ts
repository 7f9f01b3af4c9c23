import { listThemes } from '@tongban/contracts/catalogue/browse'
import { listChanges } from '@tongban/contracts/catalogue/changes'
import { getOffice, getRegionSite, listIntermediaries } from '@tongban/contracts/catalogue/sites'
import { listRegions } from '@tongban/contracts/reference/regions'
import type { FastifyInstance } from 'fastify'
import { withQuery } from '../http/safe-path.ts'
import { intermediariesPage } from '../pages/intermediaries.tsx'
import { pageNotFound } from '../pages/problem.tsx'
import { officePage, regionSitePage } from '../pages/sites.tsx'
import { noteFrom } from '../parts/led-on.ts'
import type { Site } from '../site.ts'
import { ProblemStop, Visit } from '../visit.ts'

const mostPages = 200

/** Sites of regions and offices, all from the same pages, and the register of intermediary organisations. */
export function siteRoutes(app: FastifyInstance, site: Site): void {
  app.get<{ Params: { region: string }; Querystring: { from?: unknown } }>('/sites/:region', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const code = request.params.region
    const region = await site.findRegion(code)
    if (!region) throw new ProblemStop(pageNotFound)
    if (region.formerly) return reply.redirect(withQuery(`/sites/${region.code}`, { from: code }), 308)
    const [view, own, { themes }, { changes }, { regions: below }] = await Promise.all([
      visit.view(),
      visit.get(getRegionSite, { params: { region: code } }),
      visit.get(listThemes, { query: { region: code } }),
      visit.get(listChanges, { query: { region: code } }),
      visit.get(listRegions, { query: { parent: code } }),
    ])
    const note = (await noteFrom(site, visit.lang, request.query.from, region)) ?? view.note
    return visit.page(regionSitePage({ ...view, note }, { ...own, region, below, themes, changes }))
  })

  app.get<{ Params: { office: string }; Querystring: { page?: unknown } }>(
    '/offices/:office',
    async (request, reply) => {
      const visit = new Visit(site, request, reply)
      const page = Number(request.query.page ?? 1)
      const asked = Number.isInteger(page) && page >= 1 && page <= mostPages ? page : 1
      const [view, office] = await Promise.all([
        visit.view(),
        visit.get(getOffice, { params: { office: request.params.office }, query: { page: asked } }),
      ])
      // The page of an office that ended is that of the one that took it over.
      if (office.successor) return reply.redirect(`/offices/${office.successor.id}`, 308)
      return visit.page(officePage(view, office))
    },
  )

  app.get<{ Querystring: { service?: unknown } }>('/intermediaries', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const { service } = request.query
    const only = typeof service === 'string' && service !== '' ? service.slice(0, 60) : undefined
    const [view, register] = await Promise.all([
      visit.view(),
      visit.get(listIntermediaries, { query: only === undefined ? {} : { service: only } }),
    ])
    return visit.page(intermediariesPage(view, { ...register, only }))
  })
}
