import { expect, test } from 'vitest'
import { nearestTo, piecesOf } from './nearest.ts'
import { buildSearchIndex } from './search-index.ts'
import type { Hit } from './search-words.ts'

const document = (itemId: string, phrase: string) => ({ ...{ itemId, phrases: [phrase], pinyin: [''], words: [] } })
const index = buildSearchIndex([document('A', '结婚登记'), document('B', '离婚登记')], [])

test.each([
  ['火星 结婚', ['火星', '结婚']],
  ['火星移民', ['移民', '火星']],
  ['离婚', ['婚', '离']],
  ['婚', []],
  ['abc', []],
])('the pieces of “%s” are its words, halves and ends', (question, pieces) => {
  expect(piecesOf(question)).toEqual([...new Set(pieces)])
})

test('what has some of the question is the nearest, else what a piece of it finds, if it can be had there', () => {
  const segment = (text: string) => [text]
  const near = (canBeHad: (entry: number) => boolean, hits: Hit[] = []) =>
    nearestTo(index, { question: '火星 结婚', near: hits, segment }, canBeHad)
  expect(near(() => true)).toEqual({ words: '结婚', entries: [0] })
  expect(near(() => false)).toBeUndefined()
  const some = [{ itemId: 'B', entry: 1, score: 20 }]
  expect(near(() => true, some)).toEqual({ words: undefined, entries: [1] })
  expect(near((entry) => entry === 0, some)).toEqual({ words: '结婚', entries: [0] })
})
