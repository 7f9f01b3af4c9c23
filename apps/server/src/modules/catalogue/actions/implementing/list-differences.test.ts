import { type DifferenceRow, listDifferences } from '@tongban/contracts/catalogue/library'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foodItem } from '#testing/cases'
import { commonRefusals } from '#testing/common-refusals'
import { type LibraryServer, testLibrary } from '#testing/library'

let s: LibraryServer
let yaohaiCode: string
let feixiCode: string
beforeAll(async () => {
  s = await testLibrary()
  yaohaiCode = await s.code(foodItem)
  feixiCode = await s.code(foodItem, '340123000000')
  await s.decide(yaohaiCode, 'change', { local: { promisedDays: 4, stageDays: { 3: 2 } } })
  await s.decide(feixiCode, 'change', { local: { promisedDays: 5, stageDays: { 3: 3 }, note: '周六办公' } })
  const cancelled = await s.code('AUTH-005')
  await s.decide(cancelled, 'change', { local: { note: '不再办理' } })
  await s.decide(cancelled, 'cancel')
})
afterAll(() => s[Symbol.asyncDispose]())

type Page = {
  rows: DifferenceRow[]
  next: string | null
  byElement: { element: string; count: number }[]
  toMerge: number
}
const list = async (token: string, query: Record<string, unknown> = {}): Promise<Page> =>
  (await s.ask(listDifferences, { token, query })).json as unknown as Page
const city = () => s.officer('library', 'hefei')

commonRefusals(
  () => s,
  listDifferences,
  async () => ({ token: await city(), query: {} }),
)

test('a city sees who differs below it, where, in what and from what', async () => {
  const page = await list(await city())
  expect(page.rows.map(({ code, element, directory, office }) => [code, element, directory, office])).toEqual([
    [yaohaiCode, 'promisedDays', '7', '4'],
    [yaohaiCode, 'stageDays', '审查与现场核查 5', '审查与现场核查 2'],
    [feixiCode, 'note', (await s.directory()).content.note, '周六办公'],
    [feixiCode, 'promisedDays', '7', '5'],
    [feixiCode, 'stageDays', '审查与现场核查 5', '审查与现场核查 3'],
  ])
  expect(page.rows[0]).toMatchObject({ regionName: '瑶海区', itemId: foodItem, label: '承诺办结时限（工作日）' })
  expect(page).toMatchObject({
    next: null,
    toMerge: 0,
    byElement: [
      { element: 'promisedDays', count: 2 },
      { element: 'stageDays', count: 2 },
      { element: 'note', count: 1 },
    ],
  })
})

test('by region, item and element, and from where a page ended', async () => {
  const token = await city()
  expect((await list(token, { region: '340123000000' })).rows).toHaveLength(3)
  expect((await list(token, { element: 'note' })).rows.map(({ code }) => code)).toEqual([feixiCode])
  expect((await list(token, { itemId: 'AUTH-001' })).rows).toEqual([])
  expect((await list(token, { itemId: foodItem })).rows).toHaveLength(5)
  const all = await list(token)
  const [, second] = all.rows
  const rest = await list(token, { after: `${second?.regionCode}_${second?.code}_${second?.element}` })
  expect(rest.rows).toEqual(all.rows.slice(2))
})

test('a county sees its own; a region that is not below its own is not found', async () => {
  const token = await s.keeper()
  expect((await list(token)).rows.map(({ code }) => code)).toEqual([yaohaiCode, yaohaiCode])
  for (const region of ['340123000000', '340100000000', '340000000000', '350000000000'])
    expect(await s.refused(listDifferences, { token, query: { region } })).toEqual([404, 'catalogue.region-not-found'])
})

test('what waits to be decided is counted', async () => {
  await s.change((content) => ({
    promisedDays: 6,
    flow: content.flow.map((stage, i) => (i === 2 ? { ...stage, days: 4 } : stage)),
  }))
  expect((await list(await city())).toMerge).toBe(2)
  expect((await list(await s.keeper())).toMerge).toBe(1)
  expect((await list(await city(), { itemId: 'AUTH-001' })).toMerge).toBe(0)
})
