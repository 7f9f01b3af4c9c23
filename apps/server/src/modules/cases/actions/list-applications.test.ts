import { discardApplication, listApplications as op } from '@tongban/contracts/cases/apply'
import { actFor } from '@tongban/contracts/identity/account'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, foodItem, nameItem, testCases } from '#testing/cases'
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

const idsOf = async (token: string) => (await s.say(token)(op, {})).applications.map(({ id }) => id)

test('open applications stand with the latest saved first; discarded and submitted ones are gone', async () => {
  const token = await s.person(2)
  const first = await s.draft(token, nameItem)
  s.deps.clock.set('2026-03-02T01:10:00Z')
  const second = await s.draft(token, foodItem)
  expect(await idsOf(token)).toEqual([second.id, first.id])
  expect((await s.say(token)(op, {})).applications[0]).toMatchObject({
    itemName: second.item.name,
    officeName: second.item.officeName,
    savedAt: '2026-03-02T01:10:00.000Z',
  })
  await s.say(token)(discardApplication, { params: { id: second.id } })
  expect(await idsOf(token)).toEqual([first.id])
  await s.submitted(token)
  expect(await idsOf(token)).toEqual([])
})

test("nobody else's applications stand there, and those of an enterprise only while one acts for it", async () => {
  const { token, id } = await s.enterprise(0)
  const own = await s.draft(token)
  expect(await idsOf(await s.person(3))).toEqual([])
  await s.say(token)(actFor, { body: { legalPersonId: null } })
  expect(await idsOf(token)).toEqual([])
  await s.say(token)(actFor, { body: { legalPersonId: id } })
  expect(await idsOf(token)).toEqual([own.id])
})
