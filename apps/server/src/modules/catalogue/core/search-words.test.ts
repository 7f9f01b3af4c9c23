import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { beforeAll, expect, test } from 'vitest'
import { segment } from '../store/segmenter.ts'
import { searchDocument } from './search-document.ts'
import { buildSearchIndex, type SearchIndex } from './search-index.ts'
import { searchWords } from './search-words.ts'

const data = join(import.meta.dirname, '../../../../../../data')
const read = <T>(name: string): T => JSON.parse(readFileSync(join(data, name), 'utf8')) as T
const items = readdirSync(join(data, 'items')).map((name) => read<ItemContent>(join('items', name)))
const nameOf = new Map(items.map(({ id, name }) => [id, name]))
let index: SearchIndex

beforeAll(() => {
  const { groups } = read<{ groups: string[][] }>('synonyms.json')
  const said = groups.map(([means = '', ...words]) => ({ words, means: [means], items: [] }))
  index = buildSearchIndex(
    items.map((item) => searchDocument(item, segment)),
    said,
  )
})

const find = (question: string) => searchWords(index, question, segment)
const first = (question: string) => nameOf.get(find(question).hits[0]?.itemId ?? '')
/** As a page lists them: the answers, or where there is none the nearest. */
const shown = (question: string) => {
  const { hits, near } = find(question)
  return hits.length > 0 ? hits : near
}

test.each([
  ['公司设立登记', '公司设立登记'],
  ['办照', '公司设立登记'],
  ['开饭店', '食品经营许可（新办）'],
  ['我想开一家饭店要办什么证', '食品经营许可（新办）'],
  ['shipin', '食品经营许可（新办）'],
  ['ShiPin JingYing', '食品经营许可（新办）'],
  ['spjyxk', '食品经营许可（新办）'],
  ['jiehun', '婚姻登记（结婚登记）'],
  ['ＣＭＡ', '检验检测机构资质认定'],
])('who types “%s” gets %s first', (question, name) => {
  expect(first(question)).toBe(name)
})

test.each([
  ['公司设力登记', '公司设立登记', 'a character of the same sound'],
  ['排污许许可', '排污许可', 'a needless character'],
  ['烟草专零售许可证', '烟草专卖零售许可证核发（新办）', 'a missing character'],
  ['shipinjingyinxuke', '食品经营许可（新办）', 'a missing letter'],
  ['jumingshenfenzheng', '居民身份证申领、换领、补领', 'a sound that many do not tell apart'],
])('“%s” still finds %s: %s', (question, name) => {
  expect(first(question)).toBe(name)
})

test('the exact name goes before an everyday word, and that before words that only occur', () => {
  const made = (id: string, name: string, everydayWords: string[], summary = ''): ItemContent => ({
    ...(items[0] as ItemContent),
    ...{ id, name, everydayWords, summary, materials: [], faq: [], conditions: [], planTheme: '无' },
  })
  const documents = [
    made('C', '道路挖掘许可', [], '占道施工以外的事'),
    made('B', '市政设施建设类审批', ['占道施工']),
    made('A', '占道施工', []),
  ].map((item) => searchDocument(item, segment))
  const { hits } = searchWords(buildSearchIndex(documents, []), '占道施工', segment)
  expect(hits.map((hit) => hit.itemId).slice(0, 2)).toEqual(['A', 'B'])
})

test('what was understood beside the words typed is said', () => {
  expect(find('执照').understoodAs).toContain('营业执照')
  expect(find('shipin').understoodAs).not.toEqual([])
  expect(find('公司设立登记').understoodAs).toEqual([])
})

test.each(['', '   ', '！？', '火星移民', 'xyzxyz'])('“%s” finds nothing', (question) => {
  expect(find(question)).toEqual({ hits: [], near: [], understoodAs: [] })
})

test('letters that name what many items have find those: a licence of trade, with a letter missing', () => {
  const names = find('jingyinxukezheng').hits.map(({ itemId }) => nameOf.get(itemId))
  expect(names.length).toBeGreaterThan(3)
  expect(names.slice(0, 5).filter((name) => name?.includes('经营许可')).length).toBeGreaterThanOrEqual(4)
})

test.each(['restaurant', 'passport', 'marriage', 'pension'])('“%s” is found by its English words', (question) => {
  expect(find(question).hits.length).toBeGreaterThan(0)
})

test('very long or strange questions do no harm', () => {
  for (const question of ['开'.repeat(100), 'a'.repeat(100), "'; drop table x; --", '\\', '😀😀😀', '(((('])
    expect(find(question).hits.length).toBeLessThanOrEqual(items.length)
})

type Question = { question: string; items: string[]; heldOut?: true }
const { questions, nothing } = read<{ questions: Question[]; nothing: string[] }>('search-questions.json')

test('what the library does not have gets no answer, at most the nearest', () => {
  const answered = nothing.filter((question) => find(question).hits.length > 0)
  console.info(`search: ${nothing.length} questions that nothing fits, answered: ${answered.join('、') || 'none'}`)
  expect(nothing.length).toBeGreaterThanOrEqual(30)
  expect(answered.length).toBeLessThanOrEqual(1)
})

test('there are hundreds of everyday questions, a hundred and more of them held out', () => {
  expect(questions.length).toBeGreaterThanOrEqual(300)
  expect(questions.filter((one) => one.heldOut).length).toBeGreaterThanOrEqual(100)
})

test.each([
  { part: 'to learn from', heldOut: false },
  { part: 'held out', heldOut: true },
])('of the everyday questions $part nearly all find what is meant, and find it first', ({ part, heldOut }) => {
  const asked = questions.filter((one) => (one.heldOut ?? false) === heldOut)
  const ranks = asked.map(({ question, items: meant }) =>
    shown(question).findIndex((hit) => meant.includes(hit.itemId)),
  )
  const share = (most: number) => ranks.filter((rank) => rank >= 0 && rank < most).length / ranks.length
  const answered = asked.filter(({ question }) => find(question).hits.length > 0).length / asked.length
  console.info(
    `search: ${asked.length} questions ${part}, answered ${answered.toFixed(3)}, success@1 ${share(1).toFixed(3)}, success@5 ${share(5).toFixed(3)}; not first: ` +
      asked.flatMap(({ question }, i) => (ranks[i] === 0 ? [] : `${question} (${(ranks[i] ?? -1) + 1})`)).join('、'),
  )
  expect(share(1)).toBeGreaterThanOrEqual(heldOut ? 0.8 : 0.93)
  expect(share(5)).toBeGreaterThanOrEqual(0.95)
  expect(answered).toBeGreaterThanOrEqual(heldOut ? 0.75 : 0.95)
})
