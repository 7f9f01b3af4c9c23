import fc from 'fast-check'
import { expect, test } from 'vitest'
import { segment } from '../store/segmenter.ts'
import { syllablesOf } from './pinyin.ts'
import { arrangeWords } from './said-words.ts'
import type { SearchDocument } from './search-document.ts'
import { buildSearchIndex, IndexBuilder, type SearchIndex, wornOut } from './search-index.ts'
import { searchWords } from './search-words.ts'

const document = (itemId: string, phrases: string[]): SearchDocument => ({
  itemId,
  phrases,
  pinyin: phrases.map(syllablesOf),
  words: phrases.flatMap((phrase) => segment(phrase).map((word) => ({ word, weight: 'A' as const }))),
})
const ids = ['A', 'B', 'C', 'D']
const phrase = fc.array(fc.constantFrom('食品', '经营', '许可', '开饭店', '结婚', '登记', '护照'), {
  minLength: 1,
  maxLength: 3,
})
const step = fc.tuple(
  fc.constantFrom(...ids),
  fc.option(
    fc.array(
      phrase.map((words) => words.join('')),
      { minLength: 1, maxLength: 3 },
    ),
    { freq: 4 },
  ),
)
const found = (index: SearchIndex, question: string) => {
  const { hits, near } = searchWords(index, question, segment)
  return new Map([...hits, ...near].map(({ itemId, entry }) => [itemId, index.entries[entry]?.phrases]))
}

test('an index that is changed item by item finds what one that is built at once finds', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), phrase, (steps, asked) => {
      const now = new Map<string, string[]>()
      let changed = buildSearchIndex([], [])
      for (const [id, phrases] of steps) {
        const builder = new IndexBuilder(changed)
        if (phrases === null) builder.remove(id)
        else builder.add([document(id, phrases)])
        if (phrases === null) now.delete(id)
        else now.set(id, phrases)
        changed = builder.finish(arrangeWords(builder.numbers, []))
      }
      const built = buildSearchIndex(
        [...now].map(([id, phrases]) => document(id, phrases)),
        [],
      )
      expect(new Map([...changed.numbers.keys()].toSorted().map((id) => [id, id])).size).toBe(now.size)
      for (const question of [asked.join(''), syllablesOf(asked.join('')).replaceAll(' ', '')]) {
        const [one, other] = [found(changed, question), found(built, question)]
        // Rarity counts what was replaced too, so that the last of a long list may differ: the best may not.
        const best = searchWords(built, question, segment).hits[0]
        if (best && best.score >= 124) expect([...one.keys()]).toContain(best.itemId)
        for (const [id, phrases] of one) expect(phrases).toEqual(now.get(id))
        if (one.size === 0) expect(other.size).toBe(0)
      }
    }),
    { numRuns: 300 },
  )
})

test('what was replaced is counted, so that the index is built anew in time', () => {
  const first = buildSearchIndex(
    ids.map((id) => document(id, ['护照'])),
    [],
  )
  expect(wornOut(first)).toBe(0)
  const builder = new IndexBuilder(first)
  builder.add([document('A', ['结婚登记'])])
  const second = builder.finish(first.said)
  expect(wornOut(second)).toBeCloseTo(0.2)
  expect([...found(second, '结婚登记').keys()]).toEqual(['A'])
  expect([...found(first, '护照').keys()].toSorted()).toEqual(ids)
})
