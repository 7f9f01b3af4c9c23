import { expect, test } from 'vitest'
import { arrangeWords, saidAs } from './said-words.ts'
import { buildSearchIndex } from './search-index.ts'
import { searchWords } from './search-words.ts'

const document = (itemId: string, ...phrases: string[]) => ({
  ...{ itemId, phrases, pinyin: phrases.map(() => ''), words: [] },
})
const index = buildSearchIndex([document('A', '食品经营许可', '开饭店'), document('B', '工伤认定')], [])
type Entry = { words: string[]; means: string[]; items: string[] }
const find = (question: string, ...entries: Entry[]) =>
  searchWords({ ...index, said: arrangeWords(index.numbers, entries) }, question, (text) => [text]).hits.map(
    ({ itemId }) => itemId,
  )

test('a word that means an item finds it, whole, inside a question and by its sound', () => {
  const entry = { words: ['苍蝇馆子'], means: [], items: ['A', 'GONE'] }
  for (const question of ['苍蝇馆子', '我想开一家苍蝇馆子要什么手续', 'cangyingguanzi'])
    expect(find(question, entry)).toEqual(['A'])
  expect(find('苍蝇馆子')).toEqual([])
})

test('an editor’s word goes before an everyday word that is the same', () => {
  expect(find('开饭店', { words: ['开饭店'], means: [], items: ['B'] })).toEqual(['B', 'A'])
})

test('a word that means other words finds what they find, and a word is not its own meaning', () => {
  expect(find('下馆子', { words: ['下馆子', '开饭店'], means: ['开饭店'], items: [] })).toEqual(['A'])
  const { synonyms } = arrangeWords(index.numbers, [{ words: ['开饭店'], means: ['开饭店', '办证'], items: [] }])
  expect(synonyms).toEqual([{ word: '开饭店', means: ['办证'] }])
})

test('words are kept as questions have them, and what leaves nothing is left out', () => {
  expect(saidAs('我想 开饭店？')).toBe('开饭店')
  expect(arrangeWords(index.numbers, [{ words: ['！'], means: ['办证'], items: ['A'] }])).toMatchObject({
    synonyms: [],
    named: [],
  })
})

test('longer words are read first, and entries of one word add up', () => {
  const { synonyms } = arrangeWords(index.numbers, [
    { words: ['执照'], means: ['营业执照'], items: [] },
    { words: ['执照', '个体户执照'], means: ['个体工商户'], items: [] },
  ])
  expect(synonyms).toEqual([
    { word: '个体户执照', means: ['个体工商户'] },
    { word: '执照', means: ['营业执照', '个体工商户'] },
  ])
})
