import { getImplementing, type ImplementingRow, listImplementing } from '@tongban/contracts/catalogue/library'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foodItem } from '#testing/cases'
import { commonRefusals } from '#testing/common-refusals'
import { type LibraryServer, testLibrary } from '#testing/library'

let s: LibraryServer
let code: string
beforeAll(async () => {
  s = await testLibrary()
  code = await s.code(foodItem)
  await s.decide(code, 'change', { local: { promisedDays: 4, stageDays: { 3: 2 } } })
  await s.decide(await s.code('AUTH-005'), 'suspend')
  await s.rows(`delete from catalogue.implementation where code = $1`, [await s.code('AUTH-001')])
})
afterAll(() => s[Symbol.asyncDispose]())

type Page = { rows: ImplementingRow[]; next: string | null; counts: { state: string; count: number }[] }
const list = async (query: Record<string, unknown> = {}, token?: string): Promise<Page> =>
  (await s.ask(listImplementing, { token: token ?? (await s.keeper()), query })).json as unknown as Page
const names = (page: Page) => page.rows.map(({ itemId }) => itemId)

commonRefusals(
  () => s,
  listImplementing,
  async () => ({ token: await s.keeper(), query: {} }),
)
commonRefusals(
  () => s,
  getImplementing,
  async () => ({ token: await s.keeper(), params: { code } }),
)

test('an office sees what it exercises, with what it does differently, and what it could take up', async () => {
  const page = await list()
  expect(page.rows.find(({ itemId }) => itemId === foodItem)).toMatchObject({
    code,
    state: 'published',
    differs: ['promisedDays', 'stageDays'],
    effectiveFrom: '2026-03-02',
  })
  expect(page.rows.find(({ itemId }) => itemId === 'AUTH-001')).toMatchObject({
    code: null,
    state: 'not-taken-up',
    differs: [],
    effectiveFrom: null,
  })
  const counts = Object.fromEntries(page.counts.map(({ state, count }) => [state, count]))
  expect(counts).toMatchObject({ 'not-taken-up': 1, suspended: 1 })
  expect(page.rows).toHaveLength(Object.values(counts).reduce((a, b) => a + b, 0))
  const wrong = await s.rows(
    `select d.id from catalogue.directory_item d, identity.office o
     where o.credit_code = left($1, 18) and d.id = any($2) and not (o.level = any(d.levels) and d.department_key = any(o.department_keys))`,
    [code, names(page)],
  )
  expect(wrong).toEqual([])
})

test('items and what materials come from have names in English too', async () => {
  const nameEn = 'Food business permit'
  expect((await list()).rows.find(({ itemId }) => itemId === foodItem)).toMatchObject({ nameEn })
  const keeper = s.say(await s.keeper())
  expect(await keeper(getImplementing, { params: { code } })).toMatchObject({ nameEn })
})

test('by state and by name or code, page after page', async () => {
  expect(names(await list({ state: 'suspended' }))).toEqual(['AUTH-005'])
  expect(names(await list({ state: 'not-taken-up' }))).toEqual(['AUTH-001'])
  expect(names(await list({ q: '食品经营许可（新' }))).toEqual([foodItem])
  const [food] = (await list({ q: code })).rows
  expect([food?.itemId, food?.name, food?.nameEn]).toEqual([foodItem, '食品经营许可（新办）', 'Food business permit'])
  expect(names(await list({ q: '%' }))).toEqual([])
  const all = await list()
  const [first] = all.rows
  const rest = await list({ after: first?.code?.slice(19) ?? (await s.directory(first?.itemId)).baseCode })
  expect(names(rest)).toEqual(names(all).slice(1))
})

test('a long list comes in pages of fifty that join without a gap', async () => {
  const few = (await list()).rows.length
  await s.rows(
    `with made as materialized (
       select 'MANY-' || n as id, '77' || lpad(n::text, 10, '0') as code, gen_random_uuid() as revision
       from generate_series(1, 120) n
     ), item as (
       insert into catalogue.directory_item (id, base_code, revision_id, name, type, department_key, levels)
       select id, code, revision, '测试事项', '01', 'market-supervision', '{county}' from made
     )
     insert into catalogue.revision (id, item_id, number, content, conditions, effective_from, published_at)
     select revision, id, 1, jsonb_build_object('id', id), '{}', '2026-03-02', now() from made`,
  )
  const seen: string[] = []
  const sizes: number[] = []
  for (let next: string | null | undefined; next !== null; ) {
    const page: Page = await list(next ? { after: next } : {})
    seen.push(...names(page))
    sizes.push(page.rows.length)
    next = page.next
  }
  expect(new Set(seen).size).toBe(few + 120)
  expect(seen).toHaveLength(few + 120)
  expect(sizes.slice(0, -1).every((size) => size === 50)).toBe(true)
})

test('the item of an office is shown with the directory’s, what it may do, and to nobody else', async () => {
  expect(await s.item(code)).toMatchObject({
    allowedKinds: ['change', 'suspend', 'cancel'],
    local: { promisedDays: 4 },
    directory: { promisedDays: 7 },
  })
  expect(await s.item(await s.code('AUTH-005'))).toMatchObject({ allowedKinds: ['resume', 'cancel'] })
  expect(await s.item(code, await s.officerWith(['library.read']))).toMatchObject({ allowedKinds: [] })
  const other = { token: await s.keeper('feixi-scjg'), params: { code } }
  expect(await s.refused(getImplementing, other)).toEqual([404, 'catalogue.implementing-not-found'])
})
