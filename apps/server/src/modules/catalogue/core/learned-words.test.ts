import { expect, test } from 'vitest'
import { isLearned, learning, shareOf } from './learned-words.ts'
import { arrangeWords } from './said-words.ts'
import { buildSearchIndex } from './search-index.ts'
import { searchWords } from './search-words.ts'

const counted = (choices: number, all: number) => ({ words: '开饭店', itemId: 'A', choices, all })

test.each([
  [20, 20, true],
  [20, 66, true],
  [20, 67, false],
  [19, 19, false],
  [0, 0, false],
])('%i choices of %i are learned: %s', (choices, all, learned) => {
  expect(isLearned(counted(choices, all))).toBe(learned)
})

test('one who counts once a week does not reach the number alone', () => {
  expect(Math.ceil(learning.days / 7)).toBeLessThan(learning.choices)
  expect(shareOf(counted(1, 4))).toBe(0.25)
})

const document = (itemId: string, ...phrases: string[]) => ({
  ...{ itemId, phrases, pinyin: phrases.map(() => ''), words: [] },
})
const index = buildSearchIndex(
  [document('A', '食品经营许可', '开饭店'), document('B', '公共场所卫生许可', '开旅馆'), document('C', '小餐饮登记')],
  [],
)
const find = (question: string, lifted: { words: string; itemId: string; share: number }[]) =>
  searchWords({ ...index, said: arrangeWords(index.numbers, [], lifted) }, question, (text) => [text]).hits.map(
    ({ itemId }) => itemId,
  )

test('what is learned goes before an everyday word, but never before the exact name', () => {
  expect(find('我想开饭店', [])).toEqual(['A'])
  expect(find('我想开饭店', [{ words: '开饭店', itemId: 'C', share: 0.5 }])).toEqual(['C', 'A'])
  expect(find('食品经营许可', [{ words: '食品经营许可', itemId: 'C', share: 1 }])).toEqual(['A', 'C'])
})

test('of two that are learned the one chosen more often goes first', () => {
  const lifted = [
    { words: '开饭店', itemId: 'B', share: 0.35 },
    { words: '开饭店', itemId: 'C', share: 0.6 },
  ]
  expect(find('开饭店', lifted)).toEqual(['C', 'B', 'A'])
})
