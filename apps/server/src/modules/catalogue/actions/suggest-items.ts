import { suggestItems as op } from '@tongban/contracts/catalogue/browse'
import type { FastifyInstance } from 'fastify'
import type { RegionDirectory } from '#modules/reference'
import { route } from '#platform/http'
import { missedWords } from '../core/missed-words.ts'
import { searchAgain } from '../core/search-again.ts'
import type { CatalogueMemory } from '../store/catalogue-memory.ts'
import { segment } from '../store/segmenter.ts'
import { regionPath } from './region-path.ts'

const most = 8

/** Half words are no searches: what finds nothing here is not counted. */
export const suggestItems = (app: FastifyInstance, kept: CatalogueMemory, regions: RegionDirectory) =>
  route(app, op, async ({ query: { q, region } }) => {
    const path = regionPath(regions, region)
    const memory = await kept.current()
    const available = await memory.places.availableIn(path)
    const suggestions = searchAgain(memory.index, q, segment)
      .hits.flatMap(({ entry }) => available.of(entry) ?? [])
      .slice(0, most)
      .flatMap(({ itemId, code, officeName }) => {
        const card = memory.cards.get(itemId)
        return card ? { code, name: card.name, nameEn: card.nameEn, officeName } : []
      })
    const countedAs = suggestions.length > 0 ? missedWords(q) : undefined
    return { suggestions, ...(countedAs ? { countedAs } : {}) }
  })
