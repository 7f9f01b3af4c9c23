import { regionPrefix, type Tx } from '#platform/db'
import { type Available, byNearness } from '../core/item-card.ts'
import type { SearchIndex } from '../core/search-index.ts'
import { listFirstBetween, listFirstWithin, listNearest } from './item-store.ts'

/** Who exercises each item for a region, the nearest first. */
export type Availability = {
  nearestFirst: readonly Available[]
  /** By the number of the item in the index. */
  of(entry: number): Available | undefined
  /** Memory that it takes, in references; what is the region's own counts for several. */
  weight: number
}

/** Texts that return in thousands of rows, kept once. Only so many: then it begins anew. */
export class Shared {
  readonly #rows = new Map<string, Available>()
  readonly #texts = new Map<string, string>()

  row(row: Available): Available {
    // What only regions below exercise is seen by few others.
    if (row.chooseRegion) return this.#slim(row)
    const kept = this.#rows.get(row.code)
    if (kept) return kept
    if (this.#rows.size >= 60_000) this.#rows.clear()
    const slim = this.#slim(row)
    this.#rows.set(row.code, slim)
    return slim
  }

  #slim = (row: Available): Available => ({
    ...row,
    itemId: this.#text(row.itemId),
    officeName: this.#text(row.officeName),
    regionCode: this.#text(row.regionCode),
    regionName: this.#text(row.regionName),
  })

  #text(text: string): string {
    const kept = this.#texts.get(text)
    if (kept !== undefined) return kept
    if (this.#texts.size >= 100_000) this.#texts.clear()
    this.#texts.set(text, text)
    return text
  }
}

/** Levels by how many regions there are from the province down. */
const county = 3
const village = 5

/** `path` is the region and those above it, nearest first. */
export async function listAvailable(tx: Tx, path: readonly string[]): Promise<readonly Available[]> {
  const [region = ''] = path
  const nearest = await listNearest(tx, path)
  if (path.length >= village) return nearest
  const last = regionPrefix(region).padEnd(12, '9')
  const but = nearest.map((row) => row.itemId)
  // Below a county there are fewer rows than the province has items.
  const below = await (path.length >= county ? listFirstWithin : listFirstBetween)(tx, region, last, but)
  return [...nearest, ...below.map((row): Available => ({ ...row, chooseRegion: true }))]
}

export function arrange(index: SearchIndex, shared: Shared, rows: readonly Available[]): Availability {
  const nearestFirst = rows.map((row) => shared.row(row)).sort(byNearness)
  const places = new Int32Array(index.entries.length)
  let weight = places.length / 2
  for (const [place, { itemId, chooseRegion }] of nearestFirst.entries()) {
    const entry = index.numbers.get(itemId)
    if (entry !== undefined) places[entry] = place + 1
    weight += chooseRegion ? 16 : 1
  }
  return { nearestFirst, of: (entry) => nearestFirst[(places[entry] ?? 0) - 1], weight }
}
