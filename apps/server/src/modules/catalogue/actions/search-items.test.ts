import type { ItemBrief } from '@tongban/contracts/catalogue/item'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '#platform/actor'
import { type TestServer, testServer } from '#testing/server'

const [province, city, district, street] = ['340000000000', '340100000000', '340102000000', '340102001000']
let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server[Symbol.asyncDispose]())

type Page = { items: ItemBrief[]; total: number; page: number; pageSize: number; understoodAs: string[]; code?: string }

async function search(query: Record<string, string>): Promise<Page & { status: number }> {
  const answer = await server.app.inject({ url: '/api/v1/items', query })
  return { status: answer.statusCode, ...answer.json<Page>() }
}
const everything = async (query: Record<string, string>): Promise<ItemBrief[]> => {
  const first = await search(query)
  const pages = Math.ceil(first.total / first.pageSize)
  const rest = await Promise.all(Array.from({ length: pages - 1 }, (_, i) => search({ ...query, page: `${i + 2}` })))
  return [first, ...rest].flatMap((page) => page.items)
}

test.each([
  ['办照', 'AUTH-001'],
  ['开饭店', 'AUTH-020'],
  ['shipin', 'AUTH-020'],
])('who types “%s” in a sub-district gets the office that handles it for them', async (q, itemId) => {
  const { items } = await search({ q, region: street })
  expect(items[0]).toMatchObject({ itemId, level: 'county', regionCode: district })
  expect(items[0]).not.toHaveProperty('chooseRegion')
})

test('every item is listed once, by the nearest of those above, as a plain look at all rows says', async () => {
  const rows = await server.db.read(system('test'), (tx) =>
    tx.rows(sql<{ itemId: string; regionCode: string; code: string }>`
      select item_id as "itemId", region_code as "regionCode", code from catalogue.implementation order by code`),
  )
  const path = [street, district, city, province]
  for (const start of [0, 1, 2, 3]) {
    const region = path[start] ?? ''
    const listed = await everything({ region })
    expect(new Set(listed.map((item) => item.itemId)).size).toBe(listed.length)
    const own = path.slice(start)
    const expected = [...new Set(rows.map((row) => row.itemId))].flatMap((itemId) => {
      const nearest = own.flatMap((r) => rows.find((row) => row.itemId === itemId && row.regionCode === r) ?? [])[0]
      const prefix = region.replace(/0+$/, '')
      const below = rows.some((row) => row.itemId === itemId && row.regionCode.startsWith(prefix))
      if (nearest) return [`${itemId} ${nearest.code} false`]
      return below ? [`${itemId} below true`] : []
    })
    const got = listed.map((i) => `${i.itemId} ${i.chooseRegion ? 'below' : i.code} ${i.chooseRegion ?? false}`)
    expect(got.sort()).toEqual(expected.sort())
  }
})

test('without words the nearest office goes first, and where a region must be chosen first goes last', async () => {
  const order = ['village', 'township', 'county', 'city', 'province']
  const listed = await everything({ region: city })
  const places = listed.map((item) => order.indexOf(item.level) + (item.chooseRegion ? 10 : 0))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(listed.some((item) => item.chooseRegion && item.regionCode > city)).toBe(true)
})

test('what only offices below exercise can be read there, and the region is asked for', async () => {
  const { items } = await search({ q: '开饭店', region: city })
  expect(items[0]).toMatchObject({ itemId: 'AUTH-020', level: 'county', chooseRegion: true })
  const guide = await server.app.inject(`/api/v1/items/${items[0]?.code}`)
  expect(guide.statusCode).toBe(200)
})

test('no region means the whole province', async () => {
  expect(await search({ q: '办照' })).toEqual(await search({ q: '办照', region: province }))
})

test('applicants and themes narrow the list', async () => {
  const listed = await everything({ region: street, audience: 'natural', theme: '040' })
  expect(listed.length).toBeGreaterThan(0)
  for (const item of listed) expect(item.audience).toContain('natural')
  expect(listed.length).toBeLessThan((await search({ region: street, audience: 'natural' })).total)
  expect((await search({ region: street, theme: '777' })).total).toBe(0)
})

test('pages follow each other without gap or repetition, and end', async () => {
  const { total, pageSize } = await search({ region: street })
  const listed = await everything({ region: street })
  expect(listed).toHaveLength(total)
  const last = Math.ceil(total / pageSize)
  expect((await search({ region: street, page: `${last}` })).items).toHaveLength(total - (last - 1) * pageSize)
  expect(await search({ region: street, page: `${last + 1}` })).toMatchObject({ items: [], total, page: last + 1 })
})

test.each([
  [{ region: '999999999999' }, 404, 'catalogue.region-not-found'],
  [{ region: '3401' }, 400, 'platform.not-valid'],
  [{ theme: 'x' }, 400, 'platform.not-valid'],
  [{ page: '51' }, 400, 'platform.not-valid'],
  [{ page: '0' }, 400, 'platform.not-valid'],
  [{ audience: 'robot' }, 400, 'platform.not-valid'],
  [{ q: 'a'.repeat(101) }, 400, 'platform.not-valid'],
  [{ sort: 'name' }, 400, 'platform.not-valid'],
])('%o is refused', async (query, status, code) => {
  expect(await search(query as Record<string, string>)).toMatchObject({ status, code })
})

test('what nobody found is counted by day, without numbers or addresses', async () => {
  await using s = await testServer()
  for (const q of ['火星移民', '火星移民！', 'a@example.com', '340102198001011234', '开饭店'])
    await s.app.inject({ url: '/api/v1/items', query: { q } })
  const log = () =>
    s.db.read(system('test'), (tx) => tx.rows(sql`select day, words, searches from catalogue.search_log`))
  await expect.poll(log, { timeout: 5000 }).toEqual([{ day: s.deps.clock.today(), words: '火星移民', searches: 2 }])
})

test.each(['出租车', 'shangfang'])('“%s” gets no answer but the nearest, and is counted as not found', async (q) => {
  await using s = await testServer()
  const answer = await s.app.inject({ url: '/api/v1/items', query: { q, region: street } })
  const { items, total, nearest } = answer.json<Page & { nearest: { items: ItemBrief[] } }>()
  expect([items, total]).toEqual([[], 0])
  expect(nearest).not.toHaveProperty('words')
  expect(nearest.items.length).toBeGreaterThan(0)
  const page = await s.app.inject({ url: '/search', query: { q } })
  expect(page.body).toContain('没有完全相符的，最接近的是：')
  const log = () =>
    s.db.read(system('test'), (tx) =>
      tx.rows(sql`select words, sum(searches)::int as n from catalogue.search_log group by 1`),
    )
  await expect.poll(log, { timeout: 5000 }).toEqual([{ words: q, n: 2 }])
})

type Faceted = { facets: { name: string; values: { value: string; name: string; items: number }[] }[] }

test('each value of a facet says how many items it leaves, the other choices kept', async () => {
  const query = { region: street, audience: 'natural', type: '20' }
  const { facets } = (await search({ ...query, facets: 'yes' })) as unknown as Faceted
  expect(facets.map(({ name }) => name).sort()).toEqual(['audience', 'department', 'depth', 'level', 'theme', 'type'])
  for (const { name, values } of facets)
    for (const { value, items } of values.slice(0, 4))
      expect([name, value, (await search({ ...query, [name]: value })).total]).toEqual([name, value, items])
  const valuesOf = (name: string) => facets.find((facet) => facet.name === name)?.values.map(({ value }) => value)
  const order = ['village', 'township', 'county', 'city', 'province']
  expect(valuesOf('level')).toEqual(order.filter((level) => valuesOf('level')?.includes(level)))
  expect(await search(query)).not.toHaveProperty('facets')
})

test('while typing the few items most likely meant come, for the region, and nothing is counted as missed', async () => {
  const suggest = async (query: Record<string, string>) =>
    (await server.app.inject({ url: '/api/v1/suggestions', query })).json<{ suggestions: { name: string }[] }>()
  const { suggestions } = await suggest({ q: '开饭', region: street })
  expect(suggestions[0]).toMatchObject({ name: '食品经营许可（新办）', officeName: expect.any(String) })
  expect(suggestions.length).toBeLessThanOrEqual(8)
  expect(await suggest({ q: '火星殖民' })).toEqual({ suggestions: [] })
  expect(await suggest({ q: 'shangfang' })).toEqual({ suggestions: [] })
  expect((await suggest({ q: 'shenfenz', region: street })).suggestions[0]?.name).toContain('身份证')
})

test('an item that an office no longer exercises is found by nobody; a suspended one is', async () => {
  const [{ code } = { code: '' }] = (await search({ q: '药品零售企业经营许可', region: district })).items
  const set = (state: string) =>
    server.db.transaction(system('test'), async (tx) => {
      await tx.rows(sql`update catalogue.implementation set state = ${state} where code = ${code}`)
      await tx.rows(sql`update catalogue.version set number = number + 1`)
    })
  const codes = async () =>
    (await search({ q: '药品零售企业经营许可', region: district })).items.map((item) => item.code)
  await set('suspended')
  expect(await codes()).toContain(code)
  await set('cancelled')
  await expect.poll(codes, { timeout: 10_000 }).not.toContain(code)
})
