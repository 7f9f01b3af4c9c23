import { getGuide } from '@tongban/contracts/catalogue/browse'
import type { FastifyInstance } from 'fastify'
import { pack, sendPacked } from '../http/packed.ts'
import { PageCache } from '../http/page-cache.ts'
import { preferencesOf } from '../http/preferences.ts'
import { withQuery } from '../http/safe-path.ts'
import { guidePage } from '../pages/guide.tsx'
import type { Site } from '../site.ts'
import { renderPage, Visit } from '../visit.ts'

/** Guides: the same for everybody who reads them in one language and size, so each is made once and kept packed. */
export function guideRoutes(app: FastifyInstance, site: Site): void {
  const cache = new PageCache()
  const versionOf = site.options.catalogueVersion ?? (() => 0)

  app.get<{ Params: { code: string } }>('/items/:code', (request, reply) => {
    const { lang, elder } = preferencesOf(request.cookies)
    const key = `${lang}${elder ? ' elder ' : ' '}${request.params.code}`
    const version = versionOf()
    reply.header('cache-control', 'private, no-cache').header('vary', 'cookie, accept-encoding')
    const kept = cache.find(key, version)
    if (kept) return sendPacked(request, reply, kept)
    return make(request.params.code, new Visit(site, request, reply)).then((page) => {
      const packed = pack(Buffer.from(page), 'text/html; charset=utf-8')
      cache.keep(key, version, packed)
      return sendPacked(request, reply, packed)
    })
  })

  async function make(code: string, visit: Visit): Promise<string> {
    const guide = visit.valueOf(await site.api.call(getGuide, { params: { code } }))
    const { region } = guide
    const view = {
      ...visit.plainView({ code: region.code, name: region.name }),
      // Not the address as asked for: a query in it would be shown to the next reader.
      path: `/items/${code}`,
      regionHref: withQuery(`/regions/${region.code}`, { item: guide.itemId }),
      forEverybody: true,
    }
    return renderPage(visit.lang, guidePage(view, guide))
  }
}
