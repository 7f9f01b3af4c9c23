import { searchItems as op } from '@tongban/contracts/catalogue/browse'
import type { FastifyInstance } from 'fastify'
import type { RegionDirectory } from '#modules/reference'
import { route } from '#platform/http'
import { type Available, byNearness, isAbout, presentBrief } from '../core/item-card.ts'
import { missedWords } from '../core/missed-words.ts'
import { searchWords } from '../core/search-words.ts'
import type { CatalogueMemory } from '../store/catalogue-memory.ts'
import { segment } from '../store/segmenter.ts'
import { regionPath } from './region-path.ts'

const pageSize = 20
const mostCounted = 1001

/** Without words: everything for the region, the nearest first. With words: the best fit first, wherever it is exercised. */
export const searchItems = (app: FastifyInstance, kept: CatalogueMemory, regions: RegionDirectory) =>
  route(app, op, async ({ query: { q = '', region, audience, theme, page = 1 } }) => {
    const path = regionPath(regions, region)
    const memory = await kept.current()
    const available = await kept.availableIn(memory, path)
    const fits = ({ itemId }: Available) => {
      const card = memory.cards.get(itemId)
      return card !== undefined && isAbout(card, audience, theme)
    }
    const { ordered, understoodAs } = q.trim() === '' ? everything(available) : found(available, q)
    const all = ordered.filter(fits)
    const items = all.slice((page - 1) * pageSize, page * pageSize).flatMap((by) => {
      const card = memory.cards.get(by.itemId)
      return card ? presentBrief(card, by) : []
    })
    return { items, total: Math.min(all.length, mostCounted), page, pageSize, understoodAs }

    function found(everywhere: readonly Available[], words: string) {
      const { hits, understoodAs: others } = searchWords(memory.index, words, segment)
      const missed = hits.length === 0 ? missedWords(words) : undefined
      if (missed) kept.missed(missed)
      const byItem = new Map(everywhere.map((by) => [by.itemId, by]))
      return { ordered: hits.flatMap((hit) => byItem.get(hit.itemId) ?? []), understoodAs: others }
    }
  })

const everything = (available: readonly Available[]) => ({
  ordered: [...available].sort(byNearness),
  understoodAs: [],
})
