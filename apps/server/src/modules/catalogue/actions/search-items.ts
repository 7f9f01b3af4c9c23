import { searchItems as op } from '@tongban/contracts/catalogue/browse'
import type { Level } from '@tongban/contracts/shared'
import type { FastifyInstance } from 'fastify'
import type { RegionDirectory } from '#modules/reference'
import { route } from '#platform/http'
import { type Choice, type Listed, narrow, presentFacets } from '../core/facets.ts'
import { type Available, presentBrief } from '../core/item-card.ts'
import { missedWords } from '../core/missed-words.ts'
import { nearestTo } from '../core/nearest.ts'
import { searchAgain } from '../core/search-again.ts'
import type { CatalogueMemory, Memory } from '../store/catalogue-memory.ts'
import { segment } from '../store/segmenter.ts'
import { regionPath } from './region-path.ts'

const pageSize = 20
const mostCounted = 1001
const mostNearest = 5

/** Without words: everything for the region, the nearest first. With words: the best fit first, wherever it is exercised. */
export const searchItems = (app: FastifyInstance, kept: CatalogueMemory, regions: RegionDirectory) =>
  route(app, op, async ({ query: { q = '', region, page = 1, facets, ...choice } }) => {
    const path = regionPath(regions, region)
    const memory = await kept.current()
    const available = await memory.places.availableIn(path)
    const words = q.trim()
    const { hits, near, understoodAs } =
      words === '' ? { hits: undefined, near: [], understoodAs: [] } : searchAgain(memory.index, words, segment)
    const ordered = hits ? hits.flatMap(({ entry }) => available.of(entry) ?? []) : available.nearestFirst()
    const { items: all, counts } = narrow(listedOf(memory, ordered), choice, facets !== undefined)
    const nearest =
      words !== '' && all.length === 0 && page === 1
        ? nearestTo(memory.index, { question: words, near, segment }, (entry) => available.of(entry) !== undefined)
        : undefined
    const around = listedOf(memory, nearest?.entries.flatMap((entry) => available.of(entry) ?? []) ?? [])
    const missed = hits?.length === 0 && page === 1 ? missedWords(words) : undefined
    if (missed) kept.missed(missed, levelOf(regions, path), around[0]?.card.id ?? null)
    const countedAs = words === '' ? undefined : missedWords(words)
    return {
      items: all.slice((page - 1) * pageSize, page * pageSize).map(({ card, by }) => presentBrief(card, by)),
      total: Math.min(all.length, mostCounted),
      page,
      pageSize,
      understoodAs,
      ...(nearest && around.length > 0
        ? {
            nearest: {
              ...(nearest.words === undefined ? {} : { words: nearest.words }),
              items: around.slice(0, mostNearest).map(({ card, by }) => presentBrief(card, by)),
            },
          }
        : {}),
      ...(countedAs ? { countedAs } : {}),
      ...(facets ? { facets: presentFacets(counts, (name, value) => namesOf(memory, choice, name, value)) } : {}),
    }
  })

const levelOf = (regions: RegionDirectory, [region = '']: readonly string[]): Level =>
  regions.get(region)?.level ?? 'province'

const listedOf = (memory: Memory, ordered: readonly Available[]): Listed[] =>
  ordered.flatMap((by) => {
    const card = memory.cards.get(by.itemId)
    return card ? { card, by } : []
  })

/** Only themes have names here; types, levels and forms are words of the page, and a department is its own name. */
function namesOf({ themes }: Memory, { audience }: Choice, name: string, value: string) {
  const theme =
    name === 'theme' ? themes.find((one) => one.code === value && (!audience || one.audience === audience)) : undefined
  return { name: theme?.name ?? value, nameEn: theme?.nameEn ?? value }
}
