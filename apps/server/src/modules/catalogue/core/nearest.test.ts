import { expect, test } from 'vitest'
import { nearestTo, piecesOf } from './nearest.ts'
import { buildSearchIndex } from './search-index.ts'

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

test('what a piece finds is the nearest, if it can be had there', () => {
  const near = (canBeHad: (entry: number) => boolean) => nearestTo(index, '火星 结婚', (text) => [text], canBeHad)
  expect(near(() => true)).toEqual({ words: '结婚', entries: [0] })
  expect(near(() => false)).toBeUndefined()
})
