import { listMyCases as op } from '@tongban/contracts/cases/apply'
import { actFor } from '@tongban/contracts/identity/account'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, testCases } from '#testing/cases'
import { commonRefusals } from '#testing/common-refusals'

let s: CasesServer
beforeAll(async () => {
  s = await testCases()
})
afterAll(() => s[Symbol.asyncDispose]())

commonRefusals(
  () => s,
  op,
  async () => ({ token: await s.person(1) }),
)

test('cases stand newest first, twenty a page, each on one page', async () => {
  const token = await s.person(2)
  const ids: string[] = []
  for (let n = 0; n < 21; n++) ids.unshift(await s.submitted(token))
  const first = await s.say(token)(op, { query: {} })
  expect(first.cases.map(({ id }) => id)).toEqual(ids.slice(0, 20))
  expect(first.next).toBe(ids[19])
  const second = await s.say(token)(op, { query: { before: first.next ?? '' } })
  expect([second.cases.map(({ id }) => id), second.next]).toEqual([ids.slice(20), null])
})

test("nobody else's cases stand there, and those of an enterprise only while one acts for it", async () => {
  const { token } = await s.enterprise(0)
  const id = await s.submitted(token)
  expect((await s.say(token)(op, { query: {} })).cases).toMatchObject([{ id, status: 'submitted' }])
  expect(await s.say(await s.person(3))(op, { query: {} })).toEqual({ cases: [], next: null })
  await s.say(token)(actFor, { body: { legalPersonId: null } })
  expect((await s.say(token)(op, { query: {} })).cases).toEqual([])
})

test('a page after something that is no case is not valid', async () => {
  expect(await s.refused(op, { token: await s.person(4), query: { before: 'yesterday' } })).toEqual([
    400,
    'platform.not-valid',
  ])
})
