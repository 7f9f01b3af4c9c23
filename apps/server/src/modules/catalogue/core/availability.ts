import { type Available, byNearness, type ItemCard } from './item-card.ts'

/** An office as the items of a region share it; `prefix` begins the codes of all its items. */
export type Office = Pick<Available, 'officeName' | 'level' | 'regionCode' | 'regionName'> & { prefix: string }

/**
 * Who exercises which items in one region: eight bytes an item, so that all regions that are asked for fit. The code is
 * the office's with the item's own; one that is not stands in `codes`.
 */
export type Place = {
  /** Numbers of entries of the index, in order. */
  entries: Int32Array
  offices: readonly Office[]
  codes: ReadonlyMap<number, string>
}

/** How the numbers of entries are items, and the other way round. */
export type Items = {
  entries: readonly { itemId: string }[]
  numbers: ReadonlyMap<string, number>
  cards: ReadonlyMap<string, ItemCard>
}

const prefixLength = 19

/** `shared` keeps each office once, whatever regions look up to it. */
export function placeOf(items: Items, shared: Map<string, Office>, rows: readonly Available[]): Place {
  const placed = rows
    .flatMap((row) => {
      const entry = items.numbers.get(row.itemId)
      return entry === undefined ? [] : [{ entry, row }]
    })
    .sort((a, b) => a.entry - b.entry)
  const codes = new Map<number, string>()
  const offices = placed.map(({ entry, row: { code, itemId, officeName, level, regionCode, regionName } }) => {
    const prefix = code.slice(0, prefixLength)
    if (code !== prefix + items.cards.get(itemId)?.baseCode) codes.set(entry, code)
    const key = `${prefix} ${level} ${regionCode} ${officeName} ${regionName}`
    const office = shared.get(key) ?? { prefix, officeName, level, regionCode, regionName }
    shared.set(key, office)
    return office
  })
  return { entries: Int32Array.from(placed, ({ entry }) => entry), offices, codes }
}

/** Who exercises each item for a region: itself, then those above it, then, to be chosen first, those below. */
export class Availability {
  readonly #items: Items
  readonly #places: readonly Place[]
  readonly #below: Place | undefined

  /** `places` are those of the region and of each above it, nearest first. */
  constructor(items: Items, places: readonly Place[], below: Place | undefined) {
    this.#items = items
    this.#places = places
    this.#below = below
  }

  /** By the number of the item in the index. */
  of(entry: number): Available | undefined {
    for (const place of this.#places) {
      const at = positionOf(place.entries, entry)
      if (at !== -1) return this.#present(place, at, entry)
    }
    const at = this.#below ? positionOf(this.#below.entries, entry) : -1
    return this.#below && at !== -1 ? { ...this.#present(this.#below, at, entry), chooseRegion: true } : undefined
  }

  /** All of them, the nearest office first. */
  nearestFirst(): Available[] {
    const seen = new Uint8Array(this.#items.entries.length)
    const all: Available[] = []
    for (const place of [...this.#places, ...(this.#below ? [this.#below] : [])])
      for (const [at, entry] of place.entries.entries()) {
        if (seen[entry]) continue
        seen[entry] = 1
        const one = this.#present(place, at, entry)
        all.push(place === this.#below ? { ...one, chooseRegion: true } : one)
      }
    return all.sort(byNearness)
  }

  #present(place: Place, at: number, entry: number): Available {
    const itemId = this.#items.entries[entry]?.itemId ?? ''
    const { prefix, officeName, level, regionCode, regionName } = place.offices[at] as Office
    const code = place.codes.get(entry) ?? `${prefix}${this.#items.cards.get(itemId)?.baseCode ?? ''}`
    return { itemId, code, officeName, level, regionCode, regionName }
  }
}

function positionOf(sorted: Int32Array, wanted: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = sorted[middle] as number
    if (found === wanted) return middle
    if (found < wanted) low = middle + 1
    else high = middle - 1
  }
  return -1
}
