import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '#testing/server'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server[Symbol.asyncDispose]())

const find = async (itemId: string, region: string) => {
  const answer = await server.app.inject(`/api/v1/directory/${itemId}/regions/${region}`)
  return { status: answer.statusCode, ...answer.json<Record<string, unknown>>() }
}

test.each([
  ['a county item from a sub-district: the district above', 'AUTH-020', '340102001000', 'county', '340102000000'],
  ['a county item in its county', 'AUTH-020', '340123000000', 'county', '340123000000'],
  ['a village item from a village: the village itself', 'AUTH-108', '340123100001', 'village', '340123100001'],
  ['a provincial item from a village: the province', 'AUTH-036', '340123100001', 'province', '340000000000'],
])('%s', async (_, itemId, region, level, regionCode) => {
  // The first village of the town has whatever number the Bureau of Statistics gave it.
  const villages = await server.app.inject({ url: '/api/v1/regions', query: { parent: '340123100000' } })
  const [village] = villages.json<{ regions: { code: string }[] }>().regions
  const real = (code: string) => (code === '340123100001' ? (village?.code ?? '') : code)
  expect(await find(itemId, real(region))).toMatchObject({ status: 200, itemId, level, regionCode: real(regionCode) })
})

test('an item exercised only below asks for the region', async () => {
  expect(await find('AUTH-020', '340100000000')).toMatchObject({ status: 200, level: 'county', chooseRegion: true })
})

test.each([
  ['an item that is not there', 'AUTH-999', '340102000000', 404, 'catalogue.item-not-found'],
  ['a region that is not there', 'AUTH-020', '350000000000', 404, 'catalogue.region-not-found'],
  ['half a region', 'AUTH-020', '3401', 400, 'platform.not-valid'],
])('%s', async (_, itemId, region, status, code) => {
  expect(await find(itemId, region)).toMatchObject({ status, code })
})
