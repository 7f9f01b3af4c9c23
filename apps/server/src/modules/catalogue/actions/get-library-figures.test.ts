import type { LibraryFigures } from '@tongban/contracts/catalogue/figures'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { system } from '#platform/actor'
import { testServer } from '#testing/server'
import { countLibrary } from './get-library-figures.ts'

type Answer = {
  countedOn: string | null
  figures: LibraryFigures | null
  below: { code: string; figures: LibraryFigures }[]
  offices: { figures: LibraryFigures }[]
  history: { day: string; figures: LibraryFigures }[]
}

test('figures of a region are what a plain look at every item says, counted once a day', async () => {
  await using s = await testServer()
  const ask = async (region?: string) =>
    (await s.app.inject({ url: '/api/v1/library/figures', query: region ? { region } : {} })).json<Answer>()
  expect(await ask()).toMatchObject({ countedOn: null, figures: null, history: [] })
  expect([await countLibrary(s.deps), await countLibrary(s.deps)]).toEqual([true, false])

  const rows = await s.db.read(system('test'), (tx) =>
    tx.rows(sql<{ region: string; itemId: string; content: ItemContent }>`
      select i.region_code as region, i.item_id as "itemId", r.content from catalogue.implementation i join catalogue.revision r on r.id = i.revision_id`),
  )
  for (const [region, prefix] of [
    ['340000000000', '34'],
    ['340100000000', '3401'],
    ['340123000000', '340123'],
    ['340123100000', '340123100'],
  ] as const) {
    const own = rows.filter((row) => row.region.startsWith(prefix))
    const share = (is: (content: ItemContent) => boolean) =>
      own.filter(({ content }) => is(content)).length / own.length
    const { figures } = await ask(region)
    expect(figures?.implementing).toBe(own.length)
    expect(figures?.wholeOnline).toBeCloseTo(
      share(({ onlineDepth }) => onlineDepth === '全程网办'),
      3,
    )
    expect(figures?.immediate).toBeCloseTo(
      share(({ handleType }) => handleType === '1'),
      3,
    )
    expect(figures?.averageVisits).toBeCloseTo(
      own.reduce((sum, { content }) => sum + content.visits, 0) / own.length,
      3,
    )
    const brought = own.reduce(
      (sum, { content }) => sum + content.materials.filter((m) => m.source === 'applicant').length,
      0,
    )
    const all = own.reduce((sum, { content }) => sum + content.materials.length, 0)
    expect(figures?.notBroughtPerItem).toBeCloseTo((all - brought) / own.length, 3)
    if (prefix.length <= 6) expect(figures?.items).toBe(new Set(own.map(({ itemId }) => itemId)).size)
  }
  const province = await ask()
  expect(province.below.map(({ code }) => code)).toEqual(['340100000000'])
  expect(province.offices.length).toBeGreaterThan(5)
})

test('each day leaves its figures, so that a change is seen over time', async () => {
  await using s = await testServer()
  await countLibrary(s.deps)
  await s.db.transaction(system('test'), (tx) =>
    tx.rows(sql`update catalogue.implementation set state = 'suspended' where item_id = 'AUTH-020'`),
  )
  s.deps.clock.set('2026-03-03T01:00:00Z')
  expect(await countLibrary(s.deps)).toBe(true)
  const { history } = (await s.app.inject('/api/v1/library/figures')).json<Answer>()
  expect(history.map(({ day }) => day)).toEqual(['2026-03-02', '2026-03-03'])
  const [before, after] = history
  expect(after?.figures.items).toBe((before?.figures.items ?? 0) - 1)
})

test('an unknown division is told as such', async () => {
  await using s = await testServer()
  const answer = await s.app.inject('/api/v1/library/figures?region=990000000000')
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, 'catalogue.region-not-found'])
})
