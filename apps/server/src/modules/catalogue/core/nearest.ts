import type { Segment } from './search-document.ts'
import type { SearchIndex } from './search-index.ts'
import { type Hit, searchWords } from './search-words.ts'

const mostTries = 4

/** `words`: the part of the question that found them; undefined where all of it did. */
type Nearest = { words: string | undefined; entries: number[] }
type Missed = { question: string; near: readonly Hit[]; segment: Segment }

/** Entries that can be had: those that have some of the question, else those found by a part of it, the longest pieces first, a few tries only. */
export function nearestTo(
  index: SearchIndex,
  { question, near, segment }: Missed,
  canBeHad: (entry: number) => boolean,
): Nearest | undefined {
  const among = (hits: readonly Hit[]) => hits.flatMap(({ entry }) => (canBeHad(entry) ? entry : []))
  const whole = among(near)
  if (whole.length > 0) return { words: undefined, entries: whole }
  for (const words of piecesOf(question).slice(0, mostTries)) {
    const entries = among(searchWords(index, words, segment).hits)
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
