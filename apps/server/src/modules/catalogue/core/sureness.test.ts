import { expect, test } from 'vitest'
import { syllablesOf } from './pinyin.ts'
import type { SearchDocument } from './search-document.ts'
import { buildSearchIndex } from './search-index.ts'
import { surenessOfLetters } from './sure-sounds.ts'
import { enough, type Saying, sureness, takeApart } from './sureness.ts'

/** Words stand apart by spaces here, so that a test says how a question is cut. */
const segment = (text: string) => text.split(/[ |]/).filter((word) => word !== '')
const item = (itemId: string, phrases: string[]): SearchDocument => ({
  ...{ itemId, phrases, pinyin: phrases.map(syllablesOf) },
  words: phrases.flatMap(segment).map((word) => ({ word, weight: 'A' })),
})
const names = [
  ['工伤认定', '上下班出车祸'],
  ['食品经营许可', '开饭店'],
  ['药品经营许可'],
  ['医师执业注册'],
  ['租房补贴'],
]
const index = buildSearchIndex(
  names.map((phrases, n) => item(`${n}`, phrases)),
  [],
)
const cut = (words: string) => () => segment(words)
const sure = (words: string, entry: number, more: { sayings?: Saying[]; typed?: number } = {}) =>
  sureness(index, takeApart(index, words.replaceAll('|', ''), { segment: cut(words), ...more }), entry)

test('who has all of the question is sure, who has none of it is not', () => {
  expect(sure('开饭店', 1)).toBe(1)
  expect(sure('开饭店', 3)).toBe(0)
})

test('two characters of three that stand apart are no answer: a taxi is no accident on the way to work', () => {
  expect(sure('出租车', 0)).toBeLessThan(enough)
})

test('what all have counts for less than what few have', () => {
  expect(sure('药品|许可', 2)).toBe(1)
  expect(sure('取水|许可', 2)).toBeLessThan(enough)
  expect(sure('药品|出售', 2)).toBeGreaterThan(sure('出售|许可', 2))
})

test('a pair across two words is half a sign: who practises law is no doctor', () => {
  expect(sure('医师|执业', 3)).toBe(1)
  expect(sure('律师|执业', 3)).toBeLessThan(1)
})

test('three characters of one sound in a row are had; two may meet by chance', () => {
  expect(sure('工商认定', 0)).toBe(1)
  expect(sure('工商', 0)).toBe(0)
})

test('what a piece of the question says elsewhere is had by who is that, or whom an editor gave it to', () => {
  expect(sure('下馆子', 1, { sayings: [{ at: 0, length: 3, text: '开饭店' }] })).toBe(1)
  expect(sure('下馆子', 1, { sayings: [{ at: 0, length: 3, entry: 1 }] })).toBe(1)
  expect(sure('下馆子', 1, { sayings: [{ at: 0, length: 3, entry: 2 }] })).toBe(0)
})

test('in a sentence a whole name among other words is an answer, in a few words it is not', () => {
  const sentence = '夫妻俩|从外地|来|开饭店'
  expect(sure(sentence, 1)).toBeGreaterThan(enough)
  expect(sure('大|开饭店', 1, { typed: 4 })).toBe(sure('大|开饭店', 1))
  expect(sure('从外地来租房', 4)).toBeLessThan(enough)
})

const heard = (...phrases: string[]) => phrases.map(syllablesOf)
test.each([
  ['shipin', ['食品经营许可'], 1, 'begins it'],
  ['jingying', ['食品经营许可'], 1, 'stands inside'],
  ['jingyinxukezheng', ['食品经营许可'], 0.8, 'four syllables of five, one of a sound that many do not tell apart'],
  ['shangfang', ['盖厂房'], 0, 'other syllables, and both are words'],
  ['gerengongshang', ['个体工商户'], 0.5, 'two of four'],
  ['chuzuche', ['注册公司'], 0, 'two syllables that sound nearly alike meet by chance'],
  ['shenfenzhng', ['身份证'], 0.8, 'no pinyin, so it is a slip'],
  ['spjyxk', ['食品经营许可'], 1, 'all initials'],
  ['spj', ['食品经营许可'], 0.75, 'the first initials'],
  ['pjy', ['食品经营许可'], 0, 'three initials inside meet by chance'],
])('%s says %j with %d: %s', (letters, phrases, much) => {
  expect(surenessOfLetters(letters, heard(...phrases))).toBeCloseTo(much)
})
