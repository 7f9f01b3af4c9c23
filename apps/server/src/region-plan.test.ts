// A change of divisions is entered before its day, told, and made on it.
import { getChange, listChanges } from '@tongban/contracts/catalogue/changes'
import {
  enterRegionChange,
  listRegionChanges,
  previewRegionChange,
  type RegionChange,
  withdrawRegionChange,
} from '@tongban/contracts/reference/region-change'
import { getRegion } from '@tongban/contracts/reference/regions'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDueChanges } from '#modules/reference'
import { type CasesServer, testCases, yaohai } from '#testing/cases'

const feixi = '340123000000'
const street = '340102001000'
const day = '2026-03-20'
const change: RegionChange = {
  effectiveOn: day,
  document: '皖民地〔2026〕9号',
  acts: [{ act: 'merge', into: yaohai, codes: [feixi] }],
  reason: '优化行政区划设置',
}
let s: CasesServer
let admin: string
beforeAll(async () => {
  s = await testCases()
  admin = await s.officerWith(['regions.change'])
})
afterAll(() => s[Symbol.asyncDispose]())

const entries = async () => (await s.say(undefined)(listRegionChanges, {})).changes
const notices = async (region?: string) =>
  (await s.say(undefined)(listChanges, { query: region ? { region } : {} })).changes.filter(
    ({ kind }) => kind === 'divisions',
  )
const standing = async () =>
  (await s.rows<{ on: string | null }>(`select ended_on as on from reference.region where code = $1`, [feixi]))[0]?.on

test('a preview tells what would be touched, or what is wrong, and writes nothing', async () => {
  const looked = await s.say(admin)(previewRegionChange, { body: change })
  expect(looked).toMatchObject({ problems: [], outlook: { outcomes: [{ name: '肥西县', nowName: '瑶海区' }] } })
  expect(looked.outlook?.offices.succeeded).toBeGreaterThan(0)
  const wrong = { ...change, acts: [{ act: 'merge' as const, into: street, codes: [feixi] }] }
  expect(await s.say(admin)(previewRegionChange, { body: wrong })).toMatchObject({
    problems: [{ act: 1, code: 'level-differs' }],
    outlook: null,
  })
  expect(await s.ask(enterRegionChange, { token: admin, body: wrong })).toMatchObject({ status: 422 })
  expect(await entries()).toEqual([])
})

test('who is no administrator of the system may not', async () => {
  const token = await s.officerWith(['cases.supervise'])
  for (const op of [previewRegionChange, enterRegionChange] as const)
    expect(await s.refused(op, { token, body: change })).toEqual([403, 'auth.scope-missing'])
})

test('entered before its day a change waits, once however often it is entered, and everybody is told', async () => {
  const { id } = await s.say(admin)(enterRegionChange, { body: change })
  const { acts, document, effectiveOn, reason } = change
  expect(await s.say(admin)(enterRegionChange, { body: { acts, document, effectiveOn, reason } })).toMatchObject({ id })
  expect(await entries()).toMatchObject([{ id, state: 'planned', number: null, effectiveOn: day }])
  expect(await makeDueChanges(s.deps)).toBe(0)
  expect(await standing()).toBeNull()
  for (const region of [undefined, feixi, yaohai, '340100000000', '340123100000'])
    expect(await notices(region)).toMatchObject([{ id, name: '肥西县并入瑶海区', effectiveFrom: day }])
  const notice = await s.say(undefined)(getChange, { params: { id } })
  expect(notice.changes.map(({ zh }) => zh).join()).toMatch(/以前一切照旧.*由瑶海区对应的单位继续办理，编号和期限不变/)
  const page = await s.app.inject({ url: '/changes' })
  expect(page.body).toContain('区划变更：肥西县并入瑶海区')
  expect(page.body).toContain('自2026年3月20日起')
  const told = await s.app.inject({ url: `/changes/${id}` })
  expect(told.body).toContain('对您意味着什么')
  const feed = await s.app.inject({ url: `/changes.atom?region=${feixi}` })
  expect(feed.body).toContain('<title>区划变更：肥西县并入瑶海区</title>')
  expect(feed.body).toContain('自2026年3月20日起。优化行政区划设置（皖民地〔2026〕9号）')
})

test('before its day it is withdrawn, which is told too, and may be entered again', async () => {
  const [planned] = await entries()
  const id = planned?.id ?? ''
  for (const _ of [1, 2])
    expect(await s.say(admin)(withdrawRegionChange, { params: { id } })).toMatchObject({ state: 'withdrawn' })
  expect(await notices()).toMatchObject([{ name: '肥西县并入瑶海区（已撤回）' }])
  const again = await s.say(admin)(enterRegionChange, { body: change })
  expect(again.id).not.toBe(id)
  expect((await entries()).map(({ state }) => state)).toEqual(['planned', 'withdrawn'])
})

test('on its day it is made, once, and what hangs on it follows; one that no longer fits is laid aside with the reason', async () => {
  const late: RegionChange = {
    ...{ document: '皖民地〔2026〕10号', reason: '更名', effectiveOn: day },
    acts: [{ act: 'rename', code: feixi, name: '新肥西县' }],
  }
  s.deps.clock.set('2026-03-10T01:00:00Z')
  const token = await s.officerWith(['regions.change'])
  const refused = await s.say(token)(enterRegionChange, { body: late })
  s.deps.clock.set('2026-03-20T01:00:00Z')
  const made = await Promise.all([makeDueChanges(s.deps), makeDueChanges(s.deps)])
  expect(Math.max(...made)).toBe(1)
  await makeDueChanges(s.deps)
  expect(await standing()).toBe(day)
  const all = await entries()
  expect(all.map(({ state, number }) => [state, number])).toEqual([
    ['refused', null],
    ['made', 1],
    ['withdrawn', null],
  ])
  expect(all[0]).toMatchObject({ id: refused.id, problems: [expect.stringContaining('已于2026-03-20并入瑶海区')] })
  await s.drain()
  const [left] = await s.rows<{ n: number }>(
    `select count(*)::int as n from identity.office where region_code = $1 and ended_on is null`,
    [feixi],
  )
  expect(left?.n).toBe(0)
  await expect.poll(async () => (await s.say(undefined)(getRegion, { params: { code: feixi } })).code).toBe(yaohai)
  const admin2 = await s.officerWith(['regions.change'])
  expect((await s.ask(withdrawRegionChange, { token: admin2, params: { id: all[1]?.id ?? '' } })).status).toBe(409)
  expect(await notices(yaohai)).toHaveLength(2)
})

test('a change below one division is no news for another beside it', async () => {
  const village = '340102001001'
  const token = await s.officerWith(['regions.change'])
  const before = await notices('340102001002')
  const { id } = await s.say(token)(enterRegionChange, {
    body: {
      ...{ document: '皖民地〔2026〕11号', reason: '更名', effectiveOn: '2026-05-01' },
      acts: [{ act: 'rename', code: village, name: '新社区' }],
    },
  })
  const ids = async (region: string) => (await notices(region)).map((one) => one.id)
  expect([await ids(village), await ids(street), await ids(yaohai)]).toEqual(
    [1, 2, 3].map(() => expect.arrayContaining([id]) as string[]),
  )
  expect(await notices('340102001002')).toEqual(before)
})
