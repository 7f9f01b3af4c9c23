import { getOffice, getRegionSite, listIntermediaries } from '@tongban/contracts/catalogue/sites'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countUses } from '#modules/cases'
import { loadRegions } from '#modules/reference'
import { system } from '#platform/actor'
import { type CasesServer, foodItem, testCases, yaohai } from '#testing/cases'
import { must } from '../../../../story/client.ts'

let s: CasesServer
beforeAll(async () => {
  s = await testCases()
})
afterAll(() => s[Symbol.asyncDispose]())

const siteOf = async (region: string) => must(await s.api.call(getRegionSite, { params: { region } }), 'site')

test('the site of a region has its own offices with address and telephones', async () => {
  for (const region of ['340000000000', '340100000000', yaohai, '340102001000', '340102001001']) {
    const { offices, mostUsed } = await siteOf(region)
    expect(offices.length, region).toBeGreaterThan(0)
    for (const office of offices) {
      expect(office.regionCode).toBe(region)
      expect(office.consultPhone).not.toBe(office.complaintPhone)
    }
    expect(mostUsed.length, region).toBeGreaterThan(0)
  }
  expect(await s.api.call(getRegionSite, { params: { region: '990000000000' } })).toMatchObject({
    ok: false,
    status: 404,
  })
})

test('what was applied for most stands first, in its region and in those above; counting again changes nothing', async () => {
  await s.submitted(await s.person(1), foodItem)
  const regions = await s.db.read(system('test'), loadRegions)
  await countUses(s.deps, regions)
  await countUses(s.deps, regions)
  for (const region of [yaohai, '340100000000', '340000000000']) {
    const uses = await s.rows('select item_id, uses from catalogue.item_use where region_code = $1', [region])
    expect(uses).toEqual([{ item_id: foodItem, uses: 1 }])
  }
  expect((await siteOf(yaohai)).mostUsed.map(({ itemId }) => itemId)).toEqual([foodItem])
  expect((await siteOf('340102001000')).mostUsed[0]?.itemId).not.toBe(foodItem)
})

test('an office is found by its id and by its credit code, with the items it handles', async () => {
  const [office] = (await siteOf(yaohai)).offices
  if (!office) throw new Error('there is no office')
  const byId = must(await s.api.call(getOffice, { params: { office: office.id } }), 'office')
  expect(must(await s.api.call(getOffice, { params: { office: office.creditCode } }), 'office')).toEqual(byId)
  expect(byId.office).toEqual(office)
  expect(byId.path.map(({ name }) => name)).toEqual(['安徽省', '合肥市', '瑶海区'])
  expect(byId.items.length).toBe(Math.min(office.items, 50))
  const last = must(await s.api.call(getOffice, { params: { office: office.id }, query: { page: 9 } }), 'office')
  expect(last.items).toEqual([])
  for (const unknown of [crypto.randomUUID(), '11340102MB0000000X'])
    expect(await s.api.call(getOffice, { params: { office: unknown } })).toMatchObject({
      ok: false,
      problem: { code: 'catalogue.office-not-found' },
    })
})

test('the register names who may give a service, by kind', async () => {
  const { kinds, asOf } = must(await s.api.call(listIntermediaries, {}), 'register')
  expect(asOf).toBe('2026-02-01')
  expect(kinds.length).toBeGreaterThan(3)
  for (const kind of kinds) expect(kind.organisations.length).toBeGreaterThan(0)
  const [one] = kinds
  const only = must(await s.api.call(listIntermediaries, { query: { service: one?.service ?? '' } }), 'register')
  expect(only.kinds).toEqual([one])
})
