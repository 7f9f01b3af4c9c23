import { listThemes, searchItems, type Theme } from '@tongban/contracts/catalogue/browse'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { given } from '../http/body.ts'
import { rememberElder, rememberLanguage } from '../http/preferences.ts'
import { safePath } from '../http/safe-path.ts'
import { homePage } from '../pages/home.tsx'
import { pageNotFound } from '../pages/problem.tsx'
import { type Found, searchPage } from '../pages/search.tsx'
import type { Site } from '../site.ts'
import { ProblemStop, Visit } from '../visit.ts'
import { audienceOf, choiceOf, choicesOfNothing, queryOf, type ReadChoice } from './choice.ts'

const lastPage = 50
const pageOf = (request: FastifyRequest) => {
  const page = Number(queryOf(request, 'page') || 1)
  return Number.isInteger(page) && page >= 1 && page <= lastPage ? page : 1
}

const longestQuery = 100

/** Home, search, themes, and the two switches of the header. */
export function browseRoutes(app: FastifyInstance, site: Site): void {
  app.get('/', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const [view, { themes }] = await Promise.all([visit.view(), themesOf(visit)])
    return visit.page(homePage(view, themes))
  })

  for (const at of ['/search', '/items'] as const)
    app.get(at, async (request, reply) => {
      const visit = new Visit(site, request, reply)
      const q = queryOf(request, 'q').slice(0, longestQuery)
      const asked = { at, q, ...choiceOf(request), page: pageOf(request) }
      const [view, found] = await Promise.all([visit.view(), searchWhatIsKnown(visit, asked)])
      return visit.page(searchPage(view, found))
    })

  app.get<{ Params: { audience: string; code: string } }>('/themes/:audience/:code', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const audience = audienceOf(request.params.audience)
    const { themes } = await themesOf(visit)
    const theme = themes.find((one) => one.audience === audience && one.code === request.params.code)
    if (!theme) throw new ProblemStop(pageNotFound)
    const [view, found] = await Promise.all([
      visit.view(),
      search(visit, {
        at: '/search',
        q: '',
        choice: { audience, theme: theme.code },
        unknown: {},
        theme,
        page: pageOf(request),
      }),
    ])
    return visit.page(searchPage(view, found))
  })

  app.get('/preferences', (request, reply) => {
    const lang = queryOf(request, 'lang')
    const mode = queryOf(request, 'mode')
    if (lang === 'zh' || lang === 'en') rememberLanguage(request, reply, lang)
    if (mode === 'elder' || mode === 'standard') rememberElder(request, reply, mode === 'elder')
    return reply.redirect(safePath(queryOf(request, 'back')), 303)
  })
}

const themesOf = (visit: Visit) => visit.get(listThemes, { query: { region: visit.regionCode } })

type Asked = Pick<Found, 'at' | 'q' | 'page'> & ReadChoice & { theme?: Theme }

/** A choice that nothing can fit is told and left out, so that the rest is shown. */
async function searchWhatIsKnown(visit: Visit, asked: Asked): Promise<Found> {
  const found = await search(visit, asked)
  if (found.total > 0 || Object.keys(asked.choice).length === 0) return found
  const none = await choicesOfNothing(visit, asked.choice)
  if (Object.keys(none).length === 0) return found
  const choice = Object.fromEntries(Object.entries(asked.choice).filter(([name]) => !Object.hasOwn(none, name)))
  return search(visit, { ...asked, choice, unknown: { ...asked.unknown, ...none } })
}

async function search(visit: Visit, { at, q, choice, unknown, theme, page }: Asked): Promise<Found> {
  const query = given({ q, region: visit.regionCode, ...choice, ...(theme ? {} : { facets: 'yes' }), page })
  const found = await visit.get(searchItems, { query } as Parameters<typeof visit.get<typeof searchItems>>[1])
  const nothing = found.items.length === 0
  return {
    at,
    q,
    choice,
    unknown,
    facets: found.facets ?? [],
    theme,
    page,
    pageSize: found.pageSize,
    total: found.total,
    items: found.items,
    understoodAs: found.understoodAs,
    nearest: found.nearest,
    countedAs: found.countedAs,
    themes: nothing ? (await themesOf(visit)).themes.filter((one) => one.home) : [],
  }
}
