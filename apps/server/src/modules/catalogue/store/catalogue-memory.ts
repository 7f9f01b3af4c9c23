import type { Guide } from '@tongban/contracts/catalogue/item'
import { anonymous, system } from '#platform/actor'
import type { Clock } from '#platform/clock'
import type { Database } from '#platform/db'
import { Lru } from '../core/lru.ts'
import { Places } from './availability.ts'
import { type Catalogue, loadCatalogue, loadWords } from './load-catalogue.ts'
import { type Chosen, forgetOldCounts, type Missed, recordChoices, recordMissed } from './search-count-store.ts'
import { getVersions } from './search-store.ts'

/** What one version of the catalogue needs in memory to answer lists and searches without a query. */
export type Memory = Catalogue & { places: Places; guides: Lru<Guide> }

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
      const memory = await this.#read()
      this.#noteVersion(memory.version)
      return memory
    } catch (error) {
      this.#memory = undefined
      throw error
    }
  }

  async #read(before?: Memory): Promise<Memory> {
    const learnedAt = this.#clock.now().getTime()
    const catalogue = await this.#db.read(anonymous, (tx) => loadCatalogue(tx, this.#clock.today(), before))
    this.#learnedAt = learnedAt
    return this.#remember(catalogue)
  }

  #remember(catalogue: Catalogue): Memory {
    const { cards, index } = catalogue
    const items = { entries: index.entries, numbers: index.numbers, cards }
    return { ...catalogue, places: new Places(this.#db, items), guides: new Lru(1000) }
  }

  async #reword(memory: Memory): Promise<Memory> {
    const learnedAt = this.#clock.now().getTime()
    const changed = await this.#db.read(anonymous, (tx) => loadWords(tx, this.#clock.today(), memory))
    this.#learnedAt = learnedAt
    return { ...memory, ...changed }
  }

  /** A look that fails is made again a second later. Until what was published is read, requests are answered by the old. */
  async #look(): Promise<void> {
    try {
      const { number, words } = await this.#db.read(anonymous, getVersions)
      const memory = await this.#memory
      const isOld = this.#clock.now().getTime() - this.#learnedAt >= learnEveryMs
      if (memory && number > memory.version) this.#memory = Promise.resolve(await this.#read(memory))
      else if (memory && (words > memory.words || isOld)) this.wordsChanged()
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
