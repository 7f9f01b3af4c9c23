import { getGuide } from '@tongban/contracts/catalogue/browse'
import type { Guide } from '@tongban/contracts/catalogue/item'
import { recordChoice } from '@tongban/contracts/catalogue/search-words'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { isByHand } from '../http/by-hand.ts'
import { pack, sendPacked } from '../http/packed.ts'
import { PageCache } from '../http/page-cache.ts'
import { withQuery } from '../http/safe-path.ts'
import { guidePage } from '../pages/guide.tsx'
import { answersAsQuery, answersIn, type Circumstance, circumstanceOf } from '../parts/circumstance.ts'
import { foundByName } from '../parts/item-list.tsx'
import { itemNote } from '../parts/led-on.ts'
import type { Site } from '../site.ts'
import { ProblemStop, renderPage, today, Visit } from '../visit.ts'
import { showVersionOn } from './versions.ts'

type GuideRequest = { Params: { code: string }; Querystring: Record<string, unknown> }

type Page = {
  code: string
  /** The answers about the circumstance as they stand in the address. */
  query: string
  /** Of the catalogue, looked at before the guide was read. */
  version: number
  /** For who was led here from the code of an office that ended. */
  note: string | undefined
  guideOf: () => Guide | Promise<Guide>
  circumstance?: Circumstance | undefined
}

/** Guides: the same for everybody who reads them in one language and size, so each is made once and kept packed. */
export function guideRoutes(app: FastifyInstance, site: Site): void {
  const cache = new PageCache()
  const versionOf = site.options.catalogueVersion ?? (() => 0)

  app.get<GuideRequest>('/items/:code', async (request, reply) => {
    const { code } = request.params
    const visit = new Visit(site, request, reply)
    countChoice(visit, code)
    const { on } = request.query
    if (typeof on === 'string') return showVersionOn(visit, code, on.trim())
    const { from } = request.query
    const note = typeof from === 'string' && /^[0-9A-Z]{31}$/.test(from) ? await noteOf(visit, from, code) : undefined
    const version = versionOf()
    const sent = answersIn(request.query)
    if (!sent) return answer(visit, { code, query: '', version, note, guideOf: () => read(code) })
    // What is no answer to a question of this guide must not make a page of its own.
    const guide = await read(code)
    const circumstance = circumstanceOf(guide, sent)
    const query = circumstance ? withQuery('', answersAsQuery(circumstance)) : ''
    return answer(visit, { code, query, version, note, guideOf: () => guide, circumstance })
  })

  /** That somebody came from the results of a search; the page does not wait for it, nor does it fail with it. */
  function countChoice({ request }: Visit, code: string): void {
    const words = (request.query as Record<string, unknown>)[foundByName]
    if (typeof words !== 'string' || words === '' || words.length > 100 || !isByHand(request)) return
    site.api.call(recordChoice, { body: { words, code } }).catch(() => undefined)
  }

  const read = async (code: string) => {
    const answered = await site.api.call(getGuide, { params: { code } })
    if (answered.ok) return answered.value
    throw new ProblemStop(answered.problem)
  }

  const noteOf = async (visit: Visit, from: string, code: string) => {
    const old = await site.api.call(getGuide, { params: { code: from } })
    return old.ok && old.value.movedTo?.code === code ? itemNote(visit.lang, old.value) : undefined
  }

  async function answer(
    visit: Visit,
    { code, query, version, note, guideOf, circumstance }: Page,
  ): Promise<FastifyReply> {
    const { request, reply, lang, elder } = visit
    // The day stands on the printed page.
    const key = `${lang}${elder ? ' elder ' : ' '}${today()} ${code}${query}${note ?? ''}`
    reply.header('cache-control', 'private, no-cache').header('vary', 'cookie, accept-encoding')
    const kept = cache.find(key, version)
    if (kept) return sendPacked(request, reply, kept)
    const guide = await guideOf()
    if (guide.movedTo) {
      const { code: now } = guide.movedTo
      return reply.redirect(
        `/items/${now}?${new URLSearchParams([['from', code], ...new URLSearchParams(query)])}`,
        308,
      )
    }
    const { region } = guide
    const view = {
      ...visit.plainView({ code: region.code, name: region.name }),
      // Not the address as asked for: whatever else stands in its query would be shown to the next reader.
      path: `/items/${code}${query}`,
      regionHref: withQuery(`/regions/${region.code}`, { item: guide.itemId }),
      forEverybody: true,
      note,
    }
    const page = renderPage(lang, guidePage(view, guide, circumstance ?? circumstanceOf(guide)))
    const packed = pack(Buffer.from(page), 'text/html; charset=utf-8')
    cache.keep(key, version, packed)
    return sendPacked(request, reply, packed)
  }
}
