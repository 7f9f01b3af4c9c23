import type { Bundle, BundleBrief } from '@tongban/contracts/joint/bundle'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '#testing/server'
import { bundlesOfItems } from './list-bundles.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server[Symbol.asyncDispose]())

const get = async <T>(url: string, query: Record<string, string> = {}) => {
  const answer = await server.app.inject({ url: `/api/v1${url}`, query })
  return { status: answer.statusCode, body: answer.json<T & { code?: string }>() }
}
const county = '340102000000'
const newborn = async (query: Record<string, string> = {}) =>
  (await get<Bundle>('/bundles/newborn', { region: county, ...query })).body

test('all bundles are listed, and those of one kind of applicant by themselves', async () => {
  const all = (await get<{ bundles: BundleBrief[] }>('/bundles')).body.bundles
  expect(all).toHaveLength(28)
  expect(all[0]).toMatchObject({ code: 'newborn', leadDepartment: '卫健', parts: 7 })
  const legal = (await get<{ bundles: BundleBrief[] }>('/bundles', { audience: 'legal' })).body.bundles
  expect(legal.length).toBeLessThan(all.length)
  expect(legal.every(({ audience }) => audience.includes('legal'))).toBe(true)
})

test('each part names the office that handles it for the region, and what comes first', async () => {
  const { partList } = await newborn()
  const household = partList.find(({ key }) => key === 'household')
  expect(household).toMatchObject({ required: true, after: ['certificate'], name: '出生登记（国内出生新生儿上户）' })
  expect(household?.item?.code).toMatch(/340709001000$/)
  expect(household?.item?.regionCode).toBe(county)
})

test('the circumstance that was told leaves out the parts that do not apply', async () => {
  const standings = async (circumstance?: string) =>
    Object.fromEntries(
      (await newborn(circumstance ? { circumstance } : {})).partList.map(({ key, standing }) => [key, standing]),
    )
  expect(await standings()).toMatchObject({ certificate: 'open', maternity: 'open', household: 'applies' })
  expect(await standings('certificate:yes,insured:no')).toMatchObject({
    certificate: 'does-not-apply',
    maternity: 'does-not-apply',
    household: 'applies',
  })
})

test('the same material and the same question are counted once', async () => {
  const { figures, materials } = await newborn({ circumstance: 'certificate:no,insured:yes' })
  expect(figures.once).toBe(materials.length)
  expect(figures.once).toBeLessThan(figures.asked)
  expect(figures.questionsOnce).toBeLessThan(figures.questions)
  expect(figures.atBest).toBeLessThan(figures.inTurn)
  expect(materials.some(({ parts }) => parts.length > 1)).toBe(true)
})

test('parts of which only one may be taken up name each other', async () => {
  const { body } = await get<Bundle>('/bundles/assistance', { region: county })
  expect(body.partList.find(({ key }) => key === 'minimum')?.excludes).toEqual(['destitute'])
})

test('a part that no office handles for the region has none', async () => {
  const { body } = await get<Bundle>('/bundles/newborn', { region: '340000000000' })
  expect(body.partList.find(({ key }) => key === 'household')?.item).toBeNull()
})

test.each([
  ['/bundles/nothing', {}, 404, 'joint.bundle-not-found'],
  ['/bundles/newborn', { region: '110000000000' }, 404, 'joint.region-not-found'],
  ['/bundles/newborn', { circumstance: 'certificate:perhaps' }, 422, 'joint.circumstance-not-asked'],
  ['/bundles/newborn', { circumstance: 'married:yes' }, 422, 'joint.circumstance-not-asked'],
])('%s %o is refused', async (url, query, status, code) => {
  const answer = await get(url, query)
  expect([answer.status, answer.body.code]).toEqual([status, code])
})

test('the library learns which bundles an item is part of', async () => {
  expect(await bundlesOfItems(server.deps, ['AUTH-096'])).toEqual(['农村建房一件事'])
  expect(await bundlesOfItems(server.deps, ['AUTH-033'])).toEqual([])
})
