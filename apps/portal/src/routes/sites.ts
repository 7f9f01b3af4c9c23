import { listThemes } from '@tongban/contracts/catalogue/browse'
import { listChanges } from '@tongban/contracts/catalogue/changes'
import { getOffice, getRegionSite, listIntermediaries } from '@tongban/contracts/catalogue/sites'
import { listRegions } from '@tongban/contracts/reference/regions'
import type { FastifyInstance } from 'fastify'
import { intermediariesPage } from '../pages/intermediaries.tsx'
import { pageNotFound } from '../pages/problem.tsx'
import { officePage, regionSitePage } from '../pages/sites.tsx'
import type { Site } from '../site.ts'
import { ProblemStop, Visit } from '../visit.ts'

const mostPages = 200

/** Sites of regions and offices, all from the same pages, and the register of intermediary organisations. */
export function siteRoutes(app: FastifyInstance, site: Site): void {
  app.get<{ Params: { region: string } }>('/sites/:region', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const code = request.params.region
    const region = await site.findRegion(code)
    if (!region) throw new ProblemStop(pageNotFound)
    const [view, own, { themes }, { changes }, { regions: below }] = await Promise.all([
      visit.view(),
      visit.get(getRegionSite, { params: { region: code } }),
      visit.get(listThemes, { query: { region: code } }),
      visit.get(listChanges, { query: { region: code } }),
      visit.get(listRegions, { query: { parent: code } }),
    ])
    return visit.page(regionSitePage(view, { ...own, region, below, themes, changes }))
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
