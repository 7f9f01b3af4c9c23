import { listThemes as op } from '@tongban/contracts/catalogue/browse'
import type { FastifyInstance } from 'fastify'
import type { RegionDirectory } from '#modules/reference'
import { route } from '#platform/http'
import type { Availability } from '../core/availability.ts'
import type { ItemCard } from '../core/item-card.ts'
import type { CatalogueMemory } from '../store/catalogue-memory.ts'
import { regionPath } from './region-path.ts'

/** Only themes that have an item for the region, each with the number that `searchItems` finds under it. */
export const listThemes = (app: FastifyInstance, kept: CatalogueMemory, regions: RegionDirectory) =>
  route(app, op, async ({ query }) => {
    const path = regionPath(regions, query.region)
    const memory = await kept.current()
    const available = await memory.places.availableIn(path)
    const counts = countsOf(available, memory.cards)
    const themes = memory.themes.map((theme) => ({
      ...theme,
      items: counts.get(`${theme.audience} ${theme.code}`) ?? 0,
    }))
    return { themes: themes.filter((theme) => theme.items > 0) }
  })

const counted = new WeakMap<Availability, ReadonlyMap<string, number>>()

/** By audience and theme, counted once for as long as the region's items stay in memory: they are tens of thousands. */
function countsOf(available: Availability, cards: ReadonlyMap<string, ItemCard>): ReadonlyMap<string, number> {
  const known = counted.get(available)
  if (known) return known
  const counts = new Map<string, number>()
  for (const { itemId } of available.nearestFirst()) {
    const card = cards.get(itemId)
    for (const audience of card?.audience ?? [])
      for (const theme of new Set(card?.theme[audience])) {
        const key = `${audience} ${theme}`
        counts.set(key, (counts.get(key) ?? 0) + 1)
      }
  }
  counted.set(available, counts)
  return counts
}
