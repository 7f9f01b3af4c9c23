import { getLibraryFigures as op } from '@tongban/contracts/catalogue/figures'
import type { FastifyInstance } from 'fastify'
import type { RegionDirectory } from '#modules/reference'
import { anonymous, system } from '#platform/actor'
import { regionPrefix } from '#platform/db'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import { figuresOf, type Sums } from '../core/figures.ts'
import { problems } from '../problems.ts'
import * as store from '../store/figure-store.ts'
import { digitsBelow } from './digits-below.ts'

export const getLibraryFigures = (app: FastifyInstance, deps: Pick<Deps, 'db'>, regions: RegionDirectory) =>
  route(app, op, async ({ query }) => {
    const region = regions.get(query.region ?? regions.root.code) ?? fail(problems['catalogue.region-not-found']())
    const digits = digitsBelow[regionPrefix(region.code).length]
    return deps.db.read(anonymous, async (tx) => {
      const [countedOn, below, offices, days] = await Promise.all([
        store.findCountedOn(tx),
        digits ? store.listFiguresBelow(tx, region.code, digits) : [],
        store.listOfficeFigures(tx, region.code),
        store.listFigureDays(tx, region.code),
      ])
      const counts = new Map(
        (
          await store.listItemCounts(
            tx,
            below.map(({ code }) => code),
          )
        ).map(({ code, items }) => [code, items]),
      )
      // Offices of the region itself stand under its own code among those below it.
      const parts = below.filter(({ code }) => code !== region.code)
      const own = days.at(-1) ?? total([...(digits ? below : []), ...(digits ? [] : offices)])
      return {
        region: { code: region.code, name: region.name },
        countedOn: countedOn ?? null,
        figures: figuresOf(own),
        below: parts.flatMap((part) => {
          const figures = figuresOf({ ...part, items: counts.get(part.code) ?? part.implementing })
          const name = regions.get(part.code)?.name
          return figures && name ? { code: part.code, name, figures } : []
        }),
        offices: offices.flatMap(({ id, name, ...sums }) => {
          const figures = figuresOf(sums)
          return figures ? { id, name, figures } : []
        }),
        history: days.flatMap(({ day, ...sums }) => {
          const figures = figuresOf(sums)
          return figures ? { day, figures } : []
        }),
      }
    })
  })

const nothing: Sums = {
  items: 0,
  implementing: 0,
  online: 0,
  wholeOnline: 0,
  immediate: 0,
  statutory: 0,
  promised: 0,
  visits: 0,
  materials: 0,
  notBrought: 0,
}

/** Of a township or village: nearly every item there is exercised by one office, so items are counted as implementing. */
function total(parts: readonly Sums[]): Sums {
  const sums = { ...nothing }
  for (const part of parts) for (const key of Object.keys(sums) as (keyof Sums)[]) sums[key] += part[key]
  return { ...sums, items: sums.implementing }
}

/** Counts the library once a day; answers whether it did. */
export async function countLibrary(deps: Pick<Deps, 'db' | 'clock'>): Promise<boolean> {
  const today = deps.clock.today()
  return deps.db.transaction(system('library-figures'), async (tx) => {
    if ((await store.findCountedOn(tx)) === today) return false
    await store.countFigures(tx, today)
    return true
  })
}
