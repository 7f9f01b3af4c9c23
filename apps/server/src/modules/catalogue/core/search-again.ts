import { Lru } from './lru.ts'
import type { Segment } from './search-document.ts'
import type { SearchIndex } from './search-index.ts'
import { type Found, searchWords } from './search-words.ts'
import { squeeze } from './words.ts'

const kept = new WeakMap<SearchIndex, Lru<Found>>()
/** Hits over all kept questions: some 15 MB. */
const mostHits = 250_000

/** As `searchWords`. What words find is the same in every region, and most people ask what others asked. */
export function searchAgain(index: SearchIndex, question: string, segment: Segment): Found {
  const known = kept.get(index) ?? new Lru<Found>(mostHits)
  kept.set(index, known)
  const key = squeeze(question)
  const before = known.get(key)
  if (before) return before
  const found = searchWords(index, question, segment)
  known.set(key, found, found.hits.length + found.near.length + 20)
  return found
}
