import type { Guide } from '@tongban/contracts/catalogue/item'
import { anonymous, system } from '#platform/actor'
import type { Clock } from '#platform/clock'
import { type Database, regionPrefix, type Tx } from '#platform/db'
import { type Available, byNearness, type ItemCard } from '../core/item-card.ts'
import { Lru } from '../core/lru.ts'
import { buildSearchIndex, type SearchIndex } from '../core/search-index.ts'
import { listFirstBetween, listNearest } from './item-store.ts'
import {
  getVersion,
  listCards,
  listDocuments,
  listSynonyms,
  listThemeRows,
  recordMissed,
  type ThemeRow,
} from './search-store.ts'

/** What one version of the catalogue needs in memory to answer lists and searches without a query. */
export type Memory = {
  version: number
  cards: ReadonlyMap<string, ItemCard>
  index: SearchIndex
  themes: readonly ThemeRow[]
  available: Lru<Promise<Availability>>
  /** One object for an office's item, however many regions look up to it. */
  shared: Map<string, Available>
  guides: Lru<Guide>
}

/** Who exercises each item for a region, the nearest first; a number of bytes an item, so that hundreds of regions fit. */
export type Availability = {
  nearestFirst: readonly Available[]
  /** By the number of the item in the index. */
  byEntry: readonly (Available | undefined)[]
}

const memories = new WeakMap<Database, CatalogueMemory>()

/** Number of the last publication this process heard of, at most a second old; it only grows. 0 before the first look. */
export const catalogueVersion = (db: Database): number => memories.get(db)?.version ?? 0

/** One a process and database. Looks every second whether another process published, and writes down missed searches. */
export class CatalogueMemory {
  version = 0
  readonly #db: Database
  readonly #clock: Clock
  readonly #timer: NodeJS.Timeout
  #memory: Promise<Memory> | undefined
  #missed = new Map<string, number>()
  #looking: Promise<void> = Promise.resolve()

  constructor(db: Database, clock: Clock, everyMs = 1000) {
    this.#db = db
    this.#clock = clock
    memories.set(db, this)
    this.#timer = setInterval(() => {
      this.#looking = this.#looking.then(() => this.#look())
    }, everyMs).unref()
  }

  /** Looks once more, so that nothing missed is lost. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#looking
    await this.#look()
  }

  current(): Promise<Memory> {
    this.#memory ??= this.#load()
    return this.#memory
  }

  /** Who exercises each item for a region, `path` being the region and those above it, nearest first. */
  async availableIn(memory: Memory, path: readonly string[]): Promise<Availability> {
    const region = path[0] ?? ''
    const kept = memory.available.get(region)
    if (kept) return kept
    const found = this.#db.read(anonymous, (tx) => listAvailable(tx, path)).then((rows) => arrange(memory, rows))
    memory.available.set(region, found)
    // A failure is answered to those who wait for it and tried again by the next.
    found.catch(() => memory.available.delete(region))
    return found
  }

  /** Counts a search that found nothing; what is kept until the next look is bounded. */
  missed(words: string): void {
    if (this.#missed.size < 1000 || this.#missed.has(words)) this.#missed.set(words, (this.#missed.get(words) ?? 0) + 1)
  }

  async #load(): Promise<Memory> {
    try {
      const memory = await this.#db.read(anonymous, loadMemory)
      this.#noteVersion(memory.version)
      return memory
    } catch (error) {
      this.#memory = undefined
      throw error
    }
  }

  /** A look that fails is made again a second later. */
  async #look(): Promise<void> {
    try {
      const version = await this.#db.read(anonymous, getVersion)
      if (version > this.version && this.#memory) this.#memory = this.#load()
      this.#noteVersion(version)
      const missed = this.#missed
      if (missed.size === 0) return
      this.#missed = new Map()
      await this.#db.transaction(system('search-log'), (tx) => recordMissed(tx, this.#clock.today(), missed))
    } catch {
      // The database is away; requests say so to those who ask.
    }
  }

  #noteVersion(version: number): void {
    if (version > this.version) this.version = version
  }
}

/** The version is read first: what was published since is in what follows, and the next look brings it again. */
async function loadMemory(tx: Tx): Promise<Memory> {
  const version = await getVersion(tx)
  const [cards, documents, synonyms, themes] = await Promise.all([
    listCards(tx),
    listDocuments(tx),
    listSynonyms(tx),
    listThemeRows(tx),
  ])
  return {
    version,
    cards: new Map(cards.map((card) => [card.id, card])),
    index: buildSearchIndex(documents, synonyms),
    themes,
    available: new Lru(200),
    shared: new Map(),
    guides: new Lru(1000),
  }
}

async function listAvailable(tx: Tx, path: readonly string[]): Promise<readonly Available[]> {
  const region = path[0] ?? ''
  const nearest = await listNearest(tx, path)
  const last = regionPrefix(region).padEnd(12, '9')
  const below = await listFirstBetween(
    tx,
    region,
    last,
    nearest.map((row) => row.itemId),
  )
  return [...nearest, ...below.map((row): Available => ({ ...row, chooseRegion: true }))]
}

const mostShared = 500_000

function arrange(memory: Memory, rows: readonly Available[]): Availability {
  if (memory.shared.size > mostShared) memory.shared.clear()
  const nearestFirst = rows.map((row) => {
    const key = row.chooseRegion ? `${row.code} below` : row.code
    const kept = memory.shared.get(key)
    if (kept) return kept
    memory.shared.set(key, row)
    return row
  })
  nearestFirst.sort(byNearness)
  const byEntry: (Available | undefined)[] = Array.from({ length: memory.index.entries.length })
  for (const one of nearestFirst) {
    const entry = memory.index.numbers.get(one.itemId)
    if (entry !== undefined) byEntry[entry] = one
  }
  return { nearestFirst, byEntry }
}
