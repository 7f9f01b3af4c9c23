import type { Segment } from './search-document.ts'
import type { SearchIndex } from './search-index.ts'
import { searchWords } from './search-words.ts'

const mostTries = 4

/** Entries that can be had, found by a part of the words: the longest pieces first, a few tries only. */
export function nearestTo(
  index: SearchIndex,
  question: string,
  segment: Segment,
  canBeHad: (entry: number) => boolean,
): { words: string; entries: number[] } | undefined {
  for (const words of piecesOf(question).slice(0, mostTries)) {
    const entries = searchWords(index, words, segment).hits.flatMap(({ entry }) => (canBeHad(entry) ? entry : []))
    if (entries.length > 0) return { words, entries }
  }
  return
}

/** Parts of what was searched: its words, then in Chinese, where words are not set apart, halves and pairs of characters, at last one. */
export function piecesOf(question: string): string[] {
  const words = question.split(/\s+/).filter((word) => word.length > 1)
  const pieces = words.length > 1 ? words : []
  const characters = Array.from(question).filter((character) => /[㐀-鿿]/.test(character))
  if (characters.length > 2) {
    const half = Math.ceil(characters.length / 2)
    pieces.push(characters.slice(-half).join(''), characters.slice(0, half).join(''))
    pieces.push(characters.slice(0, 2).join(''), characters.slice(-2).join(''))
  }
  // Of a word of two, the second says what it is about more often: 离婚.
  if (characters.length === 2) pieces.push(...characters.toReversed())
  return [...new Set(pieces)].filter((piece) => piece !== question)
}
