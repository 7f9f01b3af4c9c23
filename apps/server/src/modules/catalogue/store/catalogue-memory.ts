import type { Guide } from '@tongban/contracts/catalogue/item'
import { anonymous, system } from '#platform/actor'
import type { Clock } from '#platform/clock'
import { type Database, regionPrefix, type Tx } from '#platform/db'
import { type Available, byNearness, type ItemCard } from '../core/item-card.ts'
import { Lru } from '../core/lru.ts'
import { arrangeWords } from '../core/said-words.ts'
import { buildSearchIndex, type SearchIndex } from '../core/search-index.ts'
import { listFirstBetween, listNearest } from './item-store.ts'
import {
  type Chosen,
  forgetOldCounts,
  listLifted,
  type Missed,
  recordChoices,
  recordMissed,
} from './search-count-store.ts'
import { getVersions, listCards, listDocuments, listThemeRows, type ThemeRow } from './search-store.ts'
import { listSaid } from './search-word-store.ts'

/** What one version of the catalogue needs in memory to answer lists and searches without a query. */
export type Memory = {
  version: number
  /** Of the words of search. */
  words: number
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

/** What people choose is learned anew so often. */
const learnEveryMs = 10 * 60 * 1000
const mostWaiting = 1000

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
  readonly #key: Buffer
  #words = 0
  #learnedAt = 0
  #forgotOn = ''
  #missed = new Map<string, Missed>()
  #chosen: Chosen[] = []
  #looking: Promise<void> = Promise.resolve()

  /** `key` hides who chose what, see `recordChoices`. */
  constructor(db: Database, clock: Clock, key: Buffer, everyMs = 1000) {
    this.#db = db
    this.#clock = clock
    this.#key = key
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
  missed(words: string, level: Missed['level'], nearest: string | null): void {
    const key = `${level} ${words}`
    const { searches = 0 } = this.#missed.get(key) ?? {}
    if (this.#missed.size < mostWaiting || searches > 0)
      this.#missed.set(key, { words, level, nearest, searches: searches + 1 })
  }

  /** Counts that somebody opened an item from the results for words; bounded too. */
  chosen(choice: Chosen): void {
    if (this.#chosen.length < mostWaiting) this.#chosen.push(choice)
  }

  /** Reads the words of search again; the next search waits for them. */
  wordsChanged(): void {
    const before = this.#memory
    if (!before) return
    this.#memory = before.then((memory) => this.#reword(memory)).catch(() => before)
  }

  async #load(): Promise<Memory> {
    try {
      const learnedAt = this.#clock.now().getTime()
      const memory = await this.#db.read(anonymous, (tx) => loadMemory(tx, this.#clock.today()))
      this.#noteVersion(memory.version)
      this.#words = Math.max(this.#words, memory.words)
      this.#learnedAt = learnedAt
      return memory
    } catch (error) {
      this.#memory = undefined
      throw error
    }
  }

  async #reword(memory: Memory): Promise<Memory> {
    const learnedAt = this.#clock.now().getTime()
    const { words, entries, lifted } = await this.#db.read(anonymous, (tx) => loadWords(tx, this.#clock.today()))
    this.#words = Math.max(this.#words, words)
    this.#learnedAt = learnedAt
    const said = arrangeWords(memory.index.numbers, entries, lifted)
    return { ...memory, words, index: { ...memory.index, said } }
  }

  /** A look that fails is made again a second later. */
  async #look(): Promise<void> {
    try {
      const { number, words } = await this.#db.read(anonymous, getVersions)
      const isOld = this.#clock.now().getTime() - this.#learnedAt >= learnEveryMs
      if (number > this.version && this.#memory) this.#memory = this.#load()
      else if (words > this.#words || isOld) this.wordsChanged()
      this.#noteVersion(number)
      await this.#record()
    } catch {
      // The database is away; requests say so to those who ask.
    }
  }

  async #record(): Promise<void> {
    const [missed, chosen, day] = [[...this.#missed.values()], this.#chosen, this.#clock.today()]
    if (missed.length + chosen.length === 0) return
    this.#missed = new Map()
    this.#chosen = []
    await this.#db.transaction(system('search-log'), async (tx) => {
      if (this.#forgotOn !== day) await forgetOldCounts(tx, day)
      if (missed.length > 0) await recordMissed(tx, day, missed)
      if (chosen.length > 0) await recordChoices(tx, { day, week: mondayOf(day), key: this.#key }, chosen)
    })
    this.#forgotOn = day
  }

  #noteVersion(version: number): void {
    if (version > this.version) this.version = version
  }
}

const mondayOf = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}

/** The versions are read first: what was published since is in what follows, and the next look brings it again. */
async function loadMemory(tx: Tx, today: string): Promise<Memory> {
  const { number, words } = await getVersions(tx)
  const [cards, documents, entries, lifted, themes] = await Promise.all([
    listCards(tx),
    listDocuments(tx),
    listSaid(tx),
    listLifted(tx, today),
    listThemeRows(tx),
  ])
  const index = buildSearchIndex(documents, entries)
  return {
    version: number,
    words,
    cards: new Map(cards.map((card) => [card.id, card])),
    index: { ...index, said: arrangeWords(index.numbers, entries, lifted) },
    themes,
    available: new Lru(200),
    shared: new Map(),
    guides: new Lru(1000),
  }
}

async function loadWords(tx: Tx, today: string) {
  const { words } = await getVersions(tx)
  const [entries, lifted] = await Promise.all([listSaid(tx), listLifted(tx, today)])
  return { words, entries, lifted }
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
