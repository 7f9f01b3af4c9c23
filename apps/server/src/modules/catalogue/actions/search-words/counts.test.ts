import { searchItems, suggestItems } from '@tongban/contracts/catalogue/browse'
import * as ops from '@tongban/contracts/catalogue/search-words'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foodItem } from '#testing/cases'
import { type ProposalsServer, testProposals } from '#testing/proposals'

const region = '340102000000'
const browser = 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0'
let s: ProposalsServer
beforeAll(async () => {
  s = await testProposals()
})
afterAll(() => s[Symbol.asyncDispose]())

/** The clock moves on in these tests, so that a session would end. */
const editor = () => s.as('anhui-editing')
const search = async (q: string, at = region) => s.say(undefined)(searchItems, { query: { q, region: at } })
const missed = async (view: 'open' | 'done' = 'open', days: ops.MissedDays = '30') =>
  (await s.say(await editor())(ops.listMissedWords, { query: { days, view } })).rows
const learned = async () => (await s.say(await editor())(ops.listLearnedWords, { query: {} })).rows

/** The second of the results, so that a lift can be seen. */
async function second(q: string) {
  const { items } = await search(q)
  const [first, item] = items
  if (!first || !item) throw new Error('two results are needed')
  return { first, item }
}

/** Opens an item from the results, as one address. */
const open = (code: string, words: string, remoteAddress: string, headers = { 'user-agent': browser }) =>
  s.app.inject({ url: `/items/${code}`, query: { 'found-by': words }, remoteAddress, headers })
const counted = (words: string) =>
  s.rows<{ item_id: string; choices: number }>(
    'select item_id, sum(choices)::int as choices from catalogue.search_choice where words = $1 group by item_id',
    [words],
  )

test('what found nothing is listed by how often, with level, nearest and what it finds now', async () => {
  for (const q of ['火星移民', '火星移民！']) await search(q)
  await search('火星移民', '340000000000')
  // What was searched is written down once a second, and the second may end in between.
  await expect.poll(async () => (await missed())[0]?.days7, { timeout: 10_000 }).toBe(3)
  const [row] = await missed()
  expect(row).toMatchObject({
    ...{ words: '火星移民', days7: 3, days30: 3, days90: 3, lastDay: s.deps.clock.today(), done: null },
    levels: [
      { level: 'province', searches: 1 },
      { level: 'county', searches: 2 },
    ],
    nearest: null,
    findsNow: null,
  })
  await s.say(await editor())(ops.addSearchWord, {
    body: { words: ['火星移民'], means: [], items: [foodItem], note: '' },
  })
  expect((await missed())[0]?.findsNow?.itemId).toBe(foodItem)
})

test('what is laid aside leaves the list, and comes back when that is undone', async () => {
  const set = async (done: boolean) =>
    s.say(await editor())(ops.setMissedWordDone, { body: { words: '火星移民', done } })
  await set(true)
  await set(true)
  expect(await missed()).toEqual([])
  expect(await missed('done')).toMatchObject([{ words: '火星移民', done: { by: expect.stringContaining('安徽') } }])
  await set(false)
  expect(await missed()).toHaveLength(1)
  expect(await missed('done')).toEqual([])
})

test('a number of a person’s stands in no table and in no address, however it is written', async () => {
  const { item } = await second('开饭店')
  const numbers = [
    '340102198001011234',
    '３４０１０２１９８００１０１１２３４',
    '139 5510 1234',
    '一三九五五一零一二三四',
  ]
  for (const number of numbers) {
    expect(await search(number)).not.toHaveProperty('countedAs')
    await open(item.code, `开饭店${number}`, '198.51.100.1')
    await s.say(undefined)(ops.recordChoice, { body: { words: `${number} 开饭店`, code: item.code } })
    const page = await s.app.inject({ url: '/search', query: { q: `开饭店 ${number}` } })
    expect(page.body).not.toContain('found-by')
  }
  // Another choice shows that counting has come by.
  await open(item.code, '开饭店', '198.51.100.1')
  await expect.poll(() => counted('开饭店'), { timeout: 10_000 }).toHaveLength(1)
  for (const table of ['search_log', 'search_choice']) {
    const rows = await s.rows<{ words: string }>(`select words from catalogue.${table}`)
    for (const { words } of rows) expect(words).not.toMatch(/\d{3}|一三九/)
  }
})

test('a choice is counted for what the words find, by hand, once a week for one visitor; the address stays clean', async () => {
  const { item } = await second('办执照')
  const page = await s.app.inject({ url: '/search', query: { q: '办执照' } })
  expect(page.body).toContain(`/items/`)
  expect(page.body).toMatch(/href="\/items\/[0-9A-Z]{31}\?found-by=%E5%8A%9E%E6%89%A7%E7%85%A7" rel="nofollow"/)
  for (let i = 0; i < 5; i++) await open(item.code, '办执照', '198.51.100.7')
  await open(item.code, '地球移民', '198.51.100.8')
  await open(item.code, '办执照', '198.51.100.9', { 'user-agent': 'Baiduspider/2.0' })
  const opened = await open(item.code, '办执照', '198.51.100.10')
  expect(opened.statusCode).toBe(200)
  expect(opened.body).toContain(`<link rel="canonical" href="/items/${item.code}"`)
  expect(opened.body).not.toContain('found-by')
  await expect.poll(() => counted('办执照'), { timeout: 10_000 }).toEqual([{ item_id: item.itemId, choices: 2 }])
  expect(await counted('地球移民')).toEqual([])
  // Who chose cannot be read: hashes only, which go with the salt when the week is over.
  expect(await s.rows(`select from catalogue.search_mark where encode(mark, 'escape') like '%198%'`)).toEqual([])
})

test('what is chosen while typing is counted like what is chosen from the results, and a number of a person’s is not', async () => {
  const suggest = async (q: string) => s.say(undefined)(suggestItems, { query: { q, region } })
  const { suggestions, countedAs } = await suggest('开药店')
  const [item] = suggestions
  if (!item || !countedAs) throw new Error('a suggestion is needed')
  for (let i = 0; i < 3; i++) await open(item.code, countedAs, '198.51.100.20')
  await open(item.code, countedAs, '198.51.100.21')
  await open(item.code, countedAs, '198.51.100.22', { 'user-agent': 'Baiduspider/2.0' })
  await expect.poll(() => counted('开药店'), { timeout: 10_000 }).toMatchObject([{ choices: 2 }])
  expect(await suggest('开药店 13955101234')).not.toHaveProperty('countedAs')
})

test('one visitor who comes every week does not move the ranking', async () => {
  const { first, item } = await second('办执照')
  const start = s.deps.clock.now()
  for (let week = 1; week <= 3; week++) {
    s.deps.clock.set(new Date(start.getTime() + week * 7 * 86_400_000))
    const before = (await counted('办执照'))[0]?.choices ?? 0
    for (let i = 0; i < 3; i++) await open(item.code, '办执照', '198.51.100.7')
    await expect.poll(async () => (await counted('办执照'))[0]?.choices, { timeout: 10_000 }).toBe(before + 1)
  }
  expect(await s.rows('select from catalogue.search_salt')).toHaveLength(1)
  expect(await s.rows('select from catalogue.search_mark')).toHaveLength(1)
  expect((await search('办执照')).items[0]?.itemId).toBe(first.itemId)
  expect(await learned()).toContainEqual(
    expect.objectContaining({
      words: '办执照',
      item: expect.objectContaining({ itemId: item.itemId }),
      state: 'counting',
    }),
  )
  s.deps.clock.set(new Date(start.getTime() + 200 * 86_400_000))
  await expect.poll(learned).not.toContainEqual(expect.objectContaining({ words: '办执照' }))
})

test('what many choose goes first within minutes; an editor forbids it, allows it, or keeps it as a word', async () => {
  const { first, item } = await second('我想开饭店')
  const firstNow = async () => (await search('开饭店')).items[0]?.itemId
  for (let n = 0; n < 25; n++) await open(item.code, '我想开饭店', `203.0.113.${n}`)
  await expect.poll(async () => (await counted('开饭店'))[0]?.choices, { timeout: 10_000 }).toBeGreaterThanOrEqual(25)
  expect(await firstNow()).toBe(first.itemId)
  s.deps.clock.set(new Date(s.deps.clock.now().getTime() + 11 * 60_000))
  await expect.poll(firstNow, { timeout: 10_000 }).toBe(item.itemId)
  const stateOf = async () => (await learned()).find(({ words }) => words === '开饭店')?.state
  expect(await stateOf()).toBe('lifted')
  const forbid = async (forbidden: boolean) =>
    s.say(await editor())(ops.forbidLearnedWord, { body: { words: '开饭店', itemId: item.itemId, forbidden } })
  await forbid(true)
  expect([await firstNow(), await stateOf()]).toEqual([first.itemId, 'forbidden'])
  await forbid(false)
  expect([await firstNow(), await stateOf()]).toEqual([item.itemId, 'lifted'])
  await s.say(await editor())(ops.addSearchWord, {
    body: { words: ['开饭店'], means: [], items: [item.itemId], note: '' },
  })
  expect(await stateOf()).toBe('accepted')
  const unknown = await s.ask(ops.forbidLearnedWord, {
    token: await editor(),
    body: { words: '开饭店', itemId: 'AUTH-999999', forbidden: true },
  })
  expect(unknown.code).toBe('catalogue.item-not-found')
})
