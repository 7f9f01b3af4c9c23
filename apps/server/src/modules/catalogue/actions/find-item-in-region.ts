import { findItemInRegion as op } from '@tongban/contracts/catalogue/browse'
import type { FastifyInstance } from 'fastify'
import type { RegionDirectory } from '#modules/reference'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import { presentBrief } from '../core/item-card.ts'
import { problems } from '../problems.ts'
import type { CatalogueMemory } from '../store/catalogue-memory.ts'
import { regionPath } from './region-path.ts'

export const findItemInRegion = (app: FastifyInstance, kept: CatalogueMemory, regions: RegionDirectory) =>
  route(app, op, async ({ params: { itemId, region } }) => {
    const path = regionPath(regions, region)
    const memory = await kept.current()
    const card = memory.cards.get(itemId) ?? fail(problems['catalogue.item-not-found']())
    const available = await memory.places.availableIn(path)
    const by = available.of(memory.index.numbers.get(itemId) ?? -1)
    return presentBrief(card, by ?? fail(problems['catalogue.not-exercised-there']()))
  })
