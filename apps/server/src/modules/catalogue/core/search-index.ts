import { type Sounds, soundsOf } from './pinyin.ts'
import type { SearchDocument, Weight } from './search-document.ts'

export type Entry = { itemId: string; phrases: readonly string[]; sounds: readonly Sounds[] }

/** All items in memory, for the words typed by everybody: a few thousand take some megabytes and a millisecond. */
export type SearchIndex = {
  entries: readonly Entry[]
  /** Which entries have a word, and how much it says there. */
  postings: ReadonlyMap<string, readonly { entry: number; weight: number }[]>
  /** Longest first, so that “个体户执照” is read before “执照”. */
  synonyms: readonly { word: string; means: readonly string[] }[]
}

const weights: Record<Weight, number> = { A: 1, B: 0.6, C: 0.5, D: 0.2 }

export function buildSearchIndex(
  documents: readonly SearchDocument[],
  synonyms: readonly { word: string; means: string }[],
): SearchIndex {
  const postings = new Map<string, { entry: number; weight: number }[]>()
  for (const [entry, document] of documents.entries())
    for (const { word, weight } of document.words) {
      const list = postings.get(word)
      if (list) list.push({ entry, weight: weights[weight] })
      else postings.set(word, [{ entry, weight: weights[weight] }])
    }
  const means = new Map<string, string[]>()
  for (const s of synonyms) means.set(s.word, [...(means.get(s.word) ?? []), s.means])
  return {
    entries: documents.map(({ itemId, phrases, pinyin }) => ({ itemId, phrases, sounds: pinyin.map(soundsOf) })),
    postings,
    synonyms: [...means]
      .map(([word, list]) => ({ word, means: list }))
      .sort((a, b) => b.word.length - a.word.length || (a.word < b.word ? -1 : 1)),
  }
}
