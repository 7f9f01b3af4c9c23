import { initialsOf } from './pinyin.ts'
import { arrangeWords, type SaidEntry, type SaidWords } from './said-words.ts'
import type { SearchDocument, Weight } from './search-document.ts'

/** What one item is found by. One that was replaced by a later version has no phrases and is not found. */
export type Entry = { itemId: string; phrases: readonly string[]; pinyin: readonly string[] }
/** Numbers of entries and, beside each, how much what is looked up says there, in hundredths. */
export type Postings = { entries: Int32Array; weights: Uint8Array }

/**
 * All items in memory, for the words typed by everybody; of tens of thousands a search looks at some hundreds. Kept
 * small: 20,000 items take some 40 MB.
 */
export type SearchIndex = {
  entries: readonly Entry[]
  /** The number of each item among them. */
  numbers: ReadonlyMap<string, number>
  /** Which entries have a word. */
  postings: ReadonlyMap<string, Postings>
  /** Entries by the characters of a name or an everyday word, and by two that stand near each other there. */
  pairs: ReadonlyMap<string, Int32Array>
  /** Entries by the three (or two) letters that one of their syllables, or their initials, begin with. */
  heads: ReadonlyMap<string, Int32Array>
  said: SaidWords
}

const weights: Record<Weight, number> = { A: 100, B: 60, C: 50, D: 20 }

/** Others that may stand between the two characters of a pair. */
const farthest = 2

/** A list of small numbers that grows. Copied by hand: `set` and `slice` give each of thousands a buffer of its own. */
class Numbers {
  #list: Int32Array
  #length = 0
  constructor(from = new Int32Array(0)) {
    this.#list = from
    this.#length = from.length
  }
  push(n: number): void {
    if (this.#length === this.#list.length) this.#list = this.#copy(Math.max(4, this.#length * 2))
    this.#list[this.#length++] = n
  }
  packed(): Int32Array {
    return this.#copy(this.#length)
  }

  #copy(length: number): Int32Array {
    const copy = new Int32Array(length)
    for (let i = 0; i < this.#length; i++) copy[i] = this.#list[i] as number
    return copy
  }
}

type Lists = Map<string, Numbers>

/** Takes the documents some at a time, so that whoever reads them can let others have their turn in between. */
export class IndexBuilder {
  readonly #entries: Entry[]
  readonly #numbers: Map<string, number>
  readonly #before: SearchIndex | undefined
  readonly #words: Lists = new Map()
  readonly #weights: Lists = new Map()
  readonly #pairs: Lists = new Map()
  readonly #heads: Lists = new Map()

  /** Upon an index that stands, later documents take the place of earlier ones of the same items. */
  constructor(before?: SearchIndex) {
    this.#before = before
    this.#entries = [...(before?.entries ?? [])]
    this.#numbers = new Map(before?.numbers)
  }

  add(documents: readonly SearchDocument[]): void {
    for (const { itemId, phrases, pinyin, words } of documents) {
      this.remove(itemId)
      const entry = this.#entries.push({ itemId, phrases, pinyin }) - 1
      this.#numbers.set(itemId, entry)
      for (const { word, weight } of words) {
        add(this.#words, word, entry, this.#before?.postings.get(word)?.entries)
        add(this.#weights, word, weights[weight], this.#before?.postings.get(word)?.weights)
      }
      for (const piece of new Set(phrases.flatMap((phrase) => [...Array.from(phrase), ...pairsOf(phrase)])))
        add(this.#pairs, piece, entry, this.#before?.pairs.get(piece))
      for (const head of new Set(pinyin.flatMap(headsOf))) add(this.#heads, head, entry, this.#before?.heads.get(head))
    }
  }

  /** Its number stays behind, for an entry that is not found. */
  remove(itemId: string): void {
    const entry = this.#numbers.get(itemId)
    if (entry === undefined) return
    this.#entries[entry] = { itemId, phrases: [], pinyin: [] }
    this.#numbers.delete(itemId)
  }

  finish(said: SaidWords): SearchIndex {
    const postings = new Map(this.#before?.postings)
    for (const [word, list] of this.#words)
      postings.set(word, {
        entries: list.packed(),
        weights: Uint8Array.from(this.#weights.get(word)?.packed() ?? []),
      })
    return {
      entries: this.#entries,
      numbers: this.#numbers,
      postings,
      pairs: over(this.#before?.pairs, this.#pairs),
      heads: over(this.#before?.heads, this.#heads),
      said,
    }
  }

  get numbers(): ReadonlyMap<string, number> {
    return this.#numbers
  }
}

export function buildSearchIndex(documents: readonly SearchDocument[], said: readonly SaidEntry[]): SearchIndex {
  const builder = new IndexBuilder()
  builder.add(documents)
  return builder.finish(arrangeWords(builder.numbers, said))
}

/** Entries that were replaced: room and time that a new index would not take. */
export const wornOut = ({ entries, numbers }: SearchIndex): number => 1 - numbers.size / Math.max(1, entries.length)

/** Every two characters with at most two others between them, in their order. */
export function pairsOf(text: string): string[] {
  const pairs: string[] = []
  for (let i = 0; i < text.length; i++)
    for (let j = i + 1; j < text.length && j - i - 1 <= farthest; j++) pairs.push(`${text[i]}${text[j]}`)
  return pairs
}

/** What letters typed can begin with to name this phrase. */
export function headsOf(syllables: string): string[] {
  const all = syllables.split(' ')
  const initials = initialsOf(syllables)
  const heads = [all.join('').slice(0, 2), initials.slice(0, 2)]
  for (const [at] of all.entries())
    heads.push(
      all
        .slice(at, at + 3)
        .join('')
        .slice(0, 3),
    )
  for (let i = 0; i + 3 <= initials.length; i++) heads.push(initials.slice(i, i + 3))
  return heads
}

function add(lists: Lists, key: string, value: number, before: ArrayLike<number> | undefined): void {
  const list = lists.get(key) ?? new Numbers(before && Int32Array.from(before))
  lists.set(key, list)
  list.push(value)
}

function over(before: ReadonlyMap<string, Int32Array> | undefined, lists: Lists): Map<string, Int32Array> {
  const all = new Map(before)
  for (const [key, list] of lists) all.set(key, list.packed())
  return all
}
