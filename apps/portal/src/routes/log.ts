import { getCaseProof, getSealedDay, listSealedDays, type SealedDay } from '@tongban/contracts/cases/log'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { atomFeed } from '../http/atom.ts'
import { pack, sendPacked } from '../http/packed.ts'
import { logPage } from '../pages/log.tsx'
import { pageNotFound } from '../pages/problem.tsx'
import { proofPage } from '../pages/proof.tsx'
import type { Site } from '../site.ts'
import { ProblemStop, Visit } from '../visit.ts'

/** A closed day never changes, and a new one comes once a day. */
const keptSeconds = 300
const mostDays = 1000
const inFeed = 31

/** 办件存证: the published roots, as a page and for others to copy; what a person carries away; the page that checks it. */
export function logRoutes(app: FastifyInstance, site: Site): void {
  app.get<{ Querystring: { before?: unknown } }>('/log', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const { before } = request.query
    const query = typeof before === 'string' && /^\d{4}-\d\d-\d\d$/.test(before) ? { before } : {}
    const [view, list] = await Promise.all([visit.view(), visit.get(listSealedDays, { query })])
    return visit.page(logPage(view, { ...list, older: 'before' in query }))
  })

  app.get('/log/check.html', (request, reply) => {
    const { offlinePage } = site.assets
    if (!offlinePage) throw new ProblemStop(pageNotFound)
    reply
      .header('content-security-policy', offlinePage.policy)
      .header('cache-control', `public, max-age=${keptSeconds}`)
    return sendPacked(request, reply, offlinePage.file)
  })

  app.get('/log/roots.json', async (request, reply) =>
    sendRoots(request, reply, await allDays(new Visit(site, request, reply))),
  )

  app.get<{ Params: { file: string } }>('/log/:file', async (request, reply) => {
    const day = /^(\d{4}-\d\d-\d\d)\.json$/.exec(request.params.file)?.[1]
    if (day === undefined) throw new ProblemStop(pageNotFound)
    const visit = new Visit(site, request, reply)
    return sendRoots(request, reply, [await visit.get(getSealedDay, { params: { day } })])
  })

  app.get('/log.atom', async (request, reply) => {
    const { days } = await new Visit(site, request, reply).get(listSealedDays, { query: { limit: inFeed } })
    reply.header('cache-control', `public, max-age=${keptSeconds}`)
    const feed = feedOf(`${request.protocol}://${request.host}`, days)
    return sendPacked(request, reply, pack(Buffer.from(feed), 'application/atom+xml; charset=utf-8'))
  })

  proofRoutes(app, site)
}

function proofRoutes(app: FastifyInstance, site: Site): void {
  app.get<{ Params: { id: string } }>('/me/cases/:id/proof', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const [view, proof] = await Promise.all([
      visit.view(),
      visit.get(getCaseProof, { params: request.params, query: {} }),
    ])
    return visit.page(proofPage(view, proof))
  })

  app.get<{ Params: { id: string } }>('/me/cases/:id/proof.json', async (request, reply) => {
    const proof = await new Visit(site, request, reply).get(getCaseProof, {
      params: request.params,
      query: {},
    })
    const name = encodeURIComponent(`存证证明-${proof.caseNo}.json`)
    return reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="proof-${proof.caseNo}.json"; filename*=UTF-8''${name}`)
      .header('cache-control', 'private, no-store')
      .send(JSON.stringify(proof, null, 1))
  })
}

/** Oldest first, as each carries the hash of the one before. */
async function allDays(visit: Visit): Promise<SealedDay[]> {
  const all: SealedDay[] = []
  for (let before: string | undefined; ; ) {
    const query = before === undefined ? { limit: mostDays } : { limit: mostDays, before }
    const { days, next } = await visit.get(listSealedDays, { query })
    all.push(...days)
    if (next === null) return all.reverse()
    before = next
  }
}

function sendRoots(request: FastifyRequest, reply: FastifyReply, days: readonly SealedDay[]): FastifyReply {
  const origin = `${request.protocol}://${request.host}`
  reply.header('cache-control', `public, max-age=${keptSeconds}`)
  reply.header('access-control-allow-origin', '*')
  const text = `${JSON.stringify({ format: 'tongban-roots/1', origin, days }, null, 1)}\n`
  return sendPacked(request, reply, pack(Buffer.from(text), 'application/json; charset=utf-8'))
}

/** Before a day was closed a feed still says when it was changed last. */
const beginning = '2026-01-01T00:00:00.000Z'

const feedOf = (origin: string, days: readonly SealedDay[]): string =>
  atomFeed({
    lang: 'zh-CN',
    id: `${origin}/log.atom`,
    title: '办件存证每日根',
    author: '安徽政务服务',
    updated: days[0]?.sealedAt ?? beginning,
    self: `${origin}/log.atom`,
    alternate: `${origin}/log`,
    entries: days.map(({ day, leaves, root, record, sealedAt }) => ({
      id: record.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5'),
      title: `${day} 存证`,
      updated: sealedAt,
      href: `${origin}/log/${day}.json`,
      category: { term: 'sealed-day', label: '存证日' },
      summary: `事件${leaves}个，根（SM3）${root}，记录${record}`,
    })),
  })
