import { anonymous } from '#platform/actor'
import { type Database, regionPrefix, type Tx } from '#platform/db'
import { Availability, type Items, type Office, type Place, placeOf } from '../core/availability.ts'
import type { Available } from '../core/item-card.ts'
import { Lru } from '../core/lru.ts'
import { listExercised, listFirstBetween, listFirstWithin } from './item-store.ts'

/** Rows of all places kept, at eight bytes; every region of the province has 1.6 million. */
const mostRows = 2_000_000
/** Levels by how many regions there are from the province down. */
const county = 3
const village = 5

/** Who exercises what, region by region, as of one version of the catalogue; read when it is first asked for. */
export class Places {
  readonly #db: Database
  readonly #items: Items
  readonly #offices = new Map<string, Office>()
  readonly #places = new Lru<Place>(mostRows)
  readonly #whole = new Lru<Availability>(300)
  readonly #arriving = new Map<string, Promise<Availability>>()

  constructor(db: Database, items: Items) {
    this.#db = db
    this.#items = items
  }

  /** `path` is the region and those above it, nearest first. */
  async availableIn(path: readonly string[]): Promise<Availability> {
    const key = path.join(' ')
    const kept = this.#whole.get(key) ?? this.#arriving.get(key)
    if (kept) return kept
    const found = this.#db
      .read(anonymous, (tx) => this.#read(tx, path, key))
      // A failure is answered to those who wait for it and tried again by the next.
      .finally(() => this.#arriving.delete(key))
    this.#arriving.set(key, found)
    return found
  }

  async #read(tx: Tx, path: readonly string[], key: string): Promise<Availability> {
    const wanted = path.filter((region) => !this.#places.get(region))
    const rows = wanted.length > 0 ? await listExercised(tx, wanted) : []
    const read = new Map(
      wanted.map((region) => [
        region,
        this.#keep(
          region,
          rows.filter((r) => r.regionCode === region),
        ),
      ]),
    )
    const places = path.flatMap((region) => read.get(region) ?? this.#places.get(region) ?? [])
    const below =
      path.length >= village
        ? undefined
        : (this.#places.get(`below ${key}`) ?? this.#keep(`below ${key}`, await this.#listBelow(tx, path, places)))
    const whole = new Availability(this.#items, places, below)
    this.#whole.set(key, whole)
    return whole
  }

  #keep(key: string, rows: readonly Available[]): Place {
    const place = placeOf(this.#items, this.#offices, rows)
    this.#places.set(key, place, place.entries.length + 10)
    return place
  }

  #listBelow(tx: Tx, path: readonly string[], places: readonly Place[]): Promise<readonly Available[]> {
    const [region = ''] = path
    const last = regionPrefix(region).padEnd(12, '9')
    const but = places.flatMap(({ entries }) =>
      Array.from(entries, (entry) => this.#items.entries[entry]?.itemId ?? ''),
    )
    // Below a county there are fewer rows than the province has items.
    return (path.length >= county ? listFirstWithin : listFirstBetween)(tx, region, last, but)
  }
}
