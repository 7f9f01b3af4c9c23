import { type Sounds, soundsOf } from './pinyin.ts'
import { arrangeWords, type SaidEntry, type SaidWords } from './said-words.ts'
import type { SearchDocument, Weight } from './search-document.ts'

export type Entry = { itemId: string; phrases: readonly string[]; sounds: readonly Sounds[] }
/** Numbers of entries and, beside each, how much what is looked up says there. */
export type Postings = { entries: Int32Array; weights: Float32Array }

/** All items in memory, for the words typed by everybody; of tens of thousands a search looks at some hundreds. */
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

const weights: Record<Weight, number> = { A: 1, B: 0.6, C: 0.5, D: 0.2 }

/** Others that may stand between the two characters of a pair. */
const farthest = 2

export function buildSearchIndex(documents: readonly SearchDocument[], said: readonly SaidEntry[]): SearchIndex {
  const words = new Map<string, { entry: number; weight: number }[]>()
  const pairs = new Map<string, number[]>()
  const heads = new Map<string, number[]>()
  const entries = documents.map(({ itemId, phrases, pinyin }) => ({ itemId, phrases, sounds: pinyin.map(soundsOf) }))
  for (const [entry, document] of documents.entries()) {
    for (const { word, weight } of document.words) add(words, word, { entry, weight: weights[weight] })
    for (const piece of new Set(document.phrases.flatMap((phrase) => [...Array.from(phrase), ...pairsOf(phrase)])))
      add(pairs, piece, entry)
    const sounds = entries[entry]?.sounds ?? []
    for (const head of new Set(sounds.flatMap(headsOf))) add(heads, head, entry)
  }
  const numbers = new Map(documents.map(({ itemId }, entry) => [itemId, entry]))
  return {
    entries,
    numbers,
    postings: new Map(
      [...words].map(([word, list]) => [
        word,
        { entries: Int32Array.from(list, (p) => p.entry), weights: Float32Array.from(list, (p) => p.weight) },
      ]),
    ),
    pairs: packed(pairs),
    heads: packed(heads),
    said: arrangeWords(numbers, said),
  }
}

/** Every two characters with at most two others between them, in their order. */
export function pairsOf(text: string): string[] {
  const pairs: string[] = []
  for (let i = 0; i < text.length; i++)
    for (let j = i + 1; j < text.length && j - i - 1 <= farthest; j++) pairs.push(`${text[i]}${text[j]}`)
  return pairs
}

/** What letters typed can begin with to name this phrase. */
function headsOf({ full, starts, initials }: Sounds): string[] {
  const heads = [full.slice(0, 2), initials.slice(0, 2)]
  for (const start of starts) heads.push(full.slice(start, start + 3))
  for (let i = 0; i + 3 <= initials.length; i++) heads.push(initials.slice(i, i + 3))
  return heads
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

const packed = (map: ReadonlyMap<string, number[]>) =>
  new Map([...map].map(([key, list]) => [key, Int32Array.from(list)]))
