import { getGuide } from '@tongban/contracts/catalogue/browse'
import { getGuideVersion, listGuideVersions } from '@tongban/contracts/catalogue/changes'
import { listExperiences } from '@tongban/contracts/interaction/experiences'
import { isRealDate } from '@tongban/forms/checks'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { withQuery } from '../http/safe-path.ts'
import { experiencesPage } from '../pages/experiences.tsx'
import { guidePage } from '../pages/guide.tsx'
import { pageNotFound } from '../pages/problem.tsx'
import { type NoVersion, versionsPage } from '../pages/versions.tsx'
import { circumstanceOf } from '../parts/circumstance.ts'
import type { Site } from '../site.ts'
import { ProblemStop, today, Visit } from '../visit.ts'

type GuideRequest = { Params: { code: string } }

/** What a guide said on other days, and what others tell of it. */
export function versionRoutes(app: FastifyInstance, site: Site): void {
  app.get<GuideRequest>('/items/:code/versions', (request, reply) =>
    showVersions(new Visit(site, request, reply), request.params.code),
  )

  app.get<{ Params: { code: string; number: string } }>('/items/:code/versions/:number', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const { code } = request.params
    const number = Number(request.params.number)
    if (!Number.isInteger(number) || number < 1 || number > 10_000) throw new ProblemStop(pageNotFound)
    const { guide, version } = await visit.get(getGuideVersion, { params: { code, number } })
    if (version.current) return visit.go(`/items/${code}`)
    const view = {
      ...(await visit.view()),
      regionHref: withQuery(`/regions/${guide.region.code}`, { item: guide.itemId }),
    }
    return visit.page(guidePage(view, guide, circumstanceOf(guide), version))
  })

  app.get<GuideRequest>('/items/:code/experiences', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const { code } = request.params
    const [view, guide, { experiences }] = await Promise.all([
      visit.view(),
      visit.get(getGuide, { params: { code } }),
      visit.get(listExperiences, { params: { code } }),
    ])
    return visit.page(experiencesPage(view, guide, experiences))
  })
}

/** Leads to the version in force on a day; to the list of all, with why, where none can be told. */
export async function showVersionOn(visit: Visit, code: string, day: string): Promise<FastifyReply> {
  if (!isRealDate(day)) return showVersions(visit, code, { why: 'unread', text: day })
  if (day > today()) return showVersions(visit, code, { why: 'future', day })
  const { versions } = await visit.get(listGuideVersions, { params: { code } })
  const then = versions.find(({ effectiveFrom }) => effectiveFrom <= day)
  if (!then) return showVersions(visit, code, { why: 'before-first', day })
  return visit.go(then.current ? `/items/${code}` : `/items/${code}/versions/${then.number}`)
}

async function showVersions(visit: Visit, code: string, none?: NoVersion): Promise<FastifyReply> {
  const [view, guide, { versions }] = await Promise.all([
    visit.view(),
    visit.get(getGuide, { params: { code } }),
    visit.get(listGuideVersions, { params: { code } }),
  ])
  return visit.page(versionsPage(view, { guide, versions, none }))
}
