import { searchItems } from '@tongban/contracts/catalogue/browse'
import * as ops from '@tongban/contracts/catalogue/search-words'
import type { Operation } from '@tongban/contracts/operation'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { movableClock } from '#platform/clock'
import { foodItem, nameItem } from '#testing/cases'
import { type ProposalsServer, testProposals } from '#testing/proposals'
import { CatalogueMemory } from '../../store/catalogue-memory.ts'

const region = '340102000000'
const other = { words: ['苍蝇馆子'], means: [] as string[], items: [foodItem], note: '' }
let s: ProposalsServer
let editor: string
beforeAll(async () => {
  s = await testProposals()
  editor = await s.as('anhui-editing')
})
afterAll(() => s[Symbol.asyncDispose]())

const find = async (q: string) =>
  (await s.say(undefined)(searchItems, { query: { q, region } })).items.map(({ itemId }) => itemId)
const add = (more: Partial<typeof other>) => s.say(editor)(ops.addSearchWord, { body: { ...other, ...more } })

test('the words that came with the data are the first entries, without author', async () => {
  const { rows, total } = await s.say(editor)(ops.listSearchWords, { query: { q: '办照' } })
  expect(total).toBe(1)
  expect(rows).toMatchObject([{ means: ['营业执照'], version: 1, savedBy: null }])
  const { history } = await s.say(editor)(ops.getSearchWord, { params: { id: rows[0]?.id ?? '' } })
  expect(history).toMatchObject([{ act: 'seeded', version: 1 }])
})

test('the list goes on page by page, each entry once', async () => {
  const seen: string[] = []
  let after: string | null = ''
  while (after !== null) {
    const page: { rows: { id: string }[]; next: string | null; total: number } = await s.say(editor)(
      ops.listSearchWords,
      { query: after ? { after } : {} },
    )
    seen.push(...page.rows.map(({ id }) => id))
    after = page.next
    if (after === null) expect(seen).toHaveLength(page.total)
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.length).toBeGreaterThan(100)
})

test('a saved word takes effect at once here, within a second in another process, and its versions are kept', async () => {
  expect(await find('苍蝇馆子')).toEqual([])
  const another = new CatalogueMemory(s.db, movableClock(s.deps.clock.now()), Buffer.alloc(32), 50)
  try {
    await another.current()
    const made = await add({})
    expect((await find('想开苍蝇馆子'))[0]).toBe(foodItem)
    const namedThere = async () => (await another.current()).index.said.named.map(({ phrase }) => phrase)
    await expect.poll(namedThere, { timeout: 10_000 }).toContain('苍蝇馆子')
    const body = { ...other, version: 1, items: [], means: ['企业名称自主申报'] }
    const saved = await s.say(editor)(ops.saveSearchWord, { params: { id: made.id }, body })
    expect((await find('苍蝇馆子'))[0]).toBe(nameItem)
    const removed = await s.say(editor)(ops.removeSearchWord, { params: { id: made.id }, body: { version: 2 } })
    expect([saved.version, removed.version, removed.removed]).toEqual([2, 3, true])
    expect(await find('苍蝇馆子')).toEqual([])
    const { history } = await s.say(editor)(ops.getSearchWord, { params: { id: made.id } })
    expect(history.map(({ act, savedBy }) => [act, savedBy?.includes('安徽省')])).toEqual([
      ['removed', true],
      ['saved', true],
      ['saved', true],
    ])
    const back = await s.say(editor)(ops.saveSearchWord, { params: { id: made.id }, body: { ...other, version: 3 } })
    expect(back.removed).toBe(false)
  } finally {
    await another.close()
  }
})

test('of two editors who opened the same, the later one is told, and a repeated key writes once', async () => {
  const asked = { token: editor, body: { ...other, words: ['路边摊摊'] }, idempotencyKey: 'the-same-key' }
  const [one, two] = [await s.ask(ops.addSearchWord, asked), await s.ask(ops.addSearchWord, asked)]
  expect(two.json['id']).toBe(one.json['id'])
  const params = { id: String(one.json['id']) }
  const save = { token: editor, params, body: { ...other, version: 1, words: ['路边摊摊', '摊摊'] } }
  expect((await s.ask(ops.saveSearchWord, save)).status).toBe(200)
  const stale = await s.ask(ops.saveSearchWord, { ...save, body: { ...save.body, words: ['摊摊'] } })
  expect([stale.status, stale.code, stale.problem.current]).toEqual([412, 'catalogue.stale-version', 2])
  const gone = await s.ask(ops.removeSearchWord, { token: editor, params, body: { version: 1 } })
  expect(gone.status).toBe(412)
})

test.each([
  [{ words: ['340102198001011234'] }, 422, 'catalogue.word-personal'],
  [{ words: ['？'] }, 422, 'catalogue.word-empty'],
  [{ items: [] }, 422, 'catalogue.word-means-nothing'],
  [{ items: ['AUTH-999999'] }, 404, 'catalogue.item-not-found'],
  [{ words: [] }, 400, 'platform.not-valid'],
])('an entry with %o is refused', async (more, status, code) => {
  const before = await s.rows('select from catalogue.search_word')
  const answer = await s.ask(ops.addSearchWord, { token: editor, body: { ...other, ...more } })
  expect([answer.status, answer.code]).toEqual([status, code])
  expect(await s.rows('select from catalogue.search_word')).toHaveLength(before.length)
})

test.each([
  [ops.listSearchWords, { query: {} }],
  [ops.getSearchWord, { params: { id: crypto.randomUUID() } }],
  [ops.addSearchWord, { body: other }],
  [ops.saveSearchWord, { params: { id: crypto.randomUUID() }, body: { ...other, version: 1 } }],
  [ops.removeSearchWord, { params: { id: crypto.randomUUID() }, body: { version: 1 } }],
  [ops.trySearchWord, { body: { id: null, words: ['甲'], means: [], items: [], region } }],
  [ops.listMissedWords, { query: { days: '7', view: 'open' } }],
  [ops.setMissedWordDone, { body: { words: '甲', done: true } }],
  [ops.listLearnedWords, { query: {} }],
  [ops.forbidLearnedWord, { body: { words: '甲', itemId: foodItem, forbidden: true } }],
] as [Operation, object][])('$id is for those who keep the words', async (op, asked) => {
  for (const [account, status] of [
    ['anhui-legal', 403],
    ['yaohai-scjg-window', 403],
  ] as const)
    expect((await s.ask(op, { ...asked, token: await s.as(account) })).status, account).toBe(status)
  expect((await s.ask(op, asked)).status).toBe(401)
})

test('a trial shows before and after, words that are taken and questions that would be pushed, and writes nothing', async () => {
  const body = { id: null, words: ['天空婚礼', '办照'], means: [], items: [foodItem], region }
  const tried = await s.say(editor)(ops.trySearchWord, { body })
  const [unknown, known] = tried.words
  expect(unknown).toMatchObject({ word: '天空婚礼', after: [{ itemId: foodItem }] })
  expect(known?.before[0]?.itemId).not.toBe(foodItem)
  expect(known?.after[0]?.itemId).toBe(foodItem)
  expect(tried.taken).toMatchObject([{ word: '办照', means: ['营业执照'] }])
  expect(tried.pushed).toContainEqual(expect.objectContaining({ question: '办照', before: 1, after: 2 }))
  expect(await find('天空婚礼')).not.toContain(foodItem)
  const nowhere = await s.ask(ops.trySearchWord, { token: editor, body: { ...body, region: '990000000000' } })
  expect(nowhere.code).toBe('catalogue.region-not-found')
})
