import { listThemes as op } from '@tongban/contracts/catalogue/browse'
import type { FastifyInstance } from 'fastify'
import type { RegionDirectory } from '#modules/reference'
import { route } from '#platform/http'
import { isAbout } from '../core/item-card.ts'
import type { CatalogueMemory } from '../store/catalogue-memory.ts'
import { regionPath } from './region-path.ts'

/** Only themes that have an item for the region, each with the number that `searchItems` finds under it. */
export const listThemes = (app: FastifyInstance, kept: CatalogueMemory, regions: RegionDirectory) =>
  route(app, op, async ({ query }) => {
    const path = regionPath(regions, query.region)
    const memory = await kept.current()
    const { nearestFirst } = await kept.availableIn(memory, path)
    const cards = nearestFirst.flatMap(({ itemId }) => memory.cards.get(itemId) ?? [])
    const themes = memory.themes.map((theme) => ({
      ...theme,
      items: cards.filter((card) => isAbout(card, theme.audience, theme.code)).length,
    }))
    return { themes: themes.filter((theme) => theme.items > 0) }
  })
