import { findItemInRegion } from '@tongban/contracts/catalogue/browse'
import { type Change, getChange, listChanges } from '@tongban/contracts/catalogue/changes'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { atomFeed } from '../http/atom.ts'
import { given } from '../http/body.ts'
import { pack, sendPacked } from '../http/packed.ts'
import { withQuery } from '../http/safe-path.ts'
import { changePage, changesPage } from '../pages/changes.tsx'
import { pageNotFound } from '../pages/problem.tsx'
import { changeKindWords, changeTitle, fromWhen } from '../parts/changes.tsx'
import type { Site } from '../site.ts'
import { ProblemStop, Visit } from '../visit.ts'

type Asked = { region?: string; item?: string; before?: string }

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 100 ? value : undefined

const askedIn = (request: FastifyRequest): Asked => {
  const query = request.query as Record<string, unknown>
  return given<Asked>({ region: textOf(query['region']), item: textOf(query['item']), before: textOf(query['before']) })
}

/** What of the address there is; a region or an item that is none is told and left out. */
async function whatThereIs(visit: Visit, asked: Asked): Promise<{ asked: Asked; unknown: Asked }> {
  const { region, item, before } = asked
  const [knowsRegion, knowsItem] = await Promise.all([
    region === undefined || visit.site.findRegion(region).then((found) => found !== undefined),
    item === undefined || isItem(visit, item),
  ])
  return {
    asked: given<Asked>({ region: knowsRegion ? region : undefined, item: knowsItem ? item : undefined, before }),
    unknown: given<Asked>({ region: knowsRegion ? undefined : region, item: knowsItem ? undefined : item }),
  }
}

/** An item that is exercised nowhere near is one too, and so is one that is gone but was announced. */
async function isItem(visit: Visit, itemId: string): Promise<boolean> {
  const found = await visit.call(findItemInRegion, { params: { itemId, region: visit.regionCode } })
  if (found.ok || found.problem.code === 'catalogue.not-exercised-there') return true
  const { changes } = await visit.get(listChanges, { query: { item: itemId } })
  return changes.length > 0
}

/** Feeds change when something is published: asking every five minutes is soon enough for everybody. */
const feedSeconds = 300

/** Notices of change, as pages and as a feed for whoever follows them. */
export function changeRoutes(app: FastifyInstance, site: Site): void {
  app.get('/changes', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const { asked, unknown } = await whatThereIs(visit, askedIn(request))
    const [view, list, region] = await Promise.all([
      visit.view(),
      visit.get(listChanges, { query: asked }),
      asked.region === undefined ? undefined : site.findRegion(asked.region),
    ])
    const state = { ...list, region, item: asked.item, older: asked.before !== undefined, unknown }
    return visit.page(changesPage(view, state))
  })

  app.get<{ Params: { id: string } }>('/changes/:id', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const { id } = request.params
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new ProblemStop(pageNotFound)
    const [view, change] = await Promise.all([visit.view(), visit.get(getChange, { params: { id } })])
    return visit.page(changePage(view, change))
  })

  app.get('/changes.atom', async (request, reply) => {
    const asked = askedIn(request)
    const visit = new Visit(site, request, reply)
    // The same for everybody: nobody's session, in Chinese.
    const answer = await site.api.call(listChanges, { query: asked })
    const { changes, next } = visit.valueOf(answer)
    const region = asked.region === undefined ? undefined : await site.findRegion(asked.region)
    reply.header('cache-control', `public, max-age=${feedSeconds}`).header('vary', 'accept-encoding')
    const newest = changes[0]?.publishedAt
    if (newest) reply.header('last-modified', new Date(newest).toUTCString())
    const feed = feedOf(`${request.protocol}://${request.host}`, asked, changes, next, region?.name)
    return sendPacked(request, reply, pack(Buffer.from(feed), 'application/atom+xml; charset=utf-8'))
  })
}

/** Before anything was published a feed still says when it was changed last. */
const beginning = '2026-01-01T00:00:00.000Z'

function feedOf(
  origin: string,
  asked: Asked,
  changes: readonly Change[],
  next: string | null,
  regionName: string | undefined,
): string {
  const only = { region: asked.region, item: asked.item }
  const of = (before: string | undefined) => origin + withQuery('/changes.atom', { ...only, before })
  const [first] = changes
  const about = asked.item !== undefined && first ? first.name : (regionName ?? '安徽省')
  return atomFeed({
    lang: 'zh-CN',
    id: origin + withQuery('/changes.atom', only),
    title: `${about}政务服务事项变更公告`,
    author: '安徽政务服务',
    updated: first?.publishedAt ?? beginning,
    self: of(asked.before),
    alternate: origin + withQuery('/changes', only),
    first: asked.before === undefined ? undefined : of(undefined),
    next: next === null ? undefined : of(next),
    entries: changes.map((change) => ({
      id: change.id,
      title: changeTitle('zh', change),
      updated: change.publishedAt,
      href: `${origin}/changes/${change.id}`,
      category: { term: change.kind, label: changeKindWords('zh', change.kind) },
      summary: summaryOf(change),
    })),
  })
}

const summaryOf = (change: Change): string => [fromWhen('zh', change), change.reason].filter(Boolean).join('。')
