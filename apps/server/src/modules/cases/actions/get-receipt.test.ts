import { getReceipt as op, submitApplication } from '@tongban/contracts/cases/apply'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, foodItem, testCases } from '#testing/cases'
import { commonRefusals } from '#testing/common-refusals'
import { fillIn } from '../../../story/apply.ts'

let s: CasesServer
beforeAll(async () => {
  s = await testCases()
})
afterAll(() => s[Symbol.asyncDispose]())

const good = async (n = 1) => {
  const token = await s.person(n)
  return { token, params: { id: await s.submitted(token) } }
}

commonRefusals(() => s, op, good)

test('the receipt shown again is the receipt that was given', async () => {
  const token = await s.person(2)
  const { id, version } = await fillIn(s.api, token, await s.code(foodItem))
  const given = await s.say(token)(submitApplication, { params: { id }, body: { version } })
  s.deps.clock.set('2026-03-02T02:00:00Z')
  expect(await s.say(token)(op, { params: { id } })).toEqual(given)
})

test("there is none of another person's case, nor of an application that is not submitted", async () => {
  const { params } = await good(3)
  const token = await s.person(4)
  expect(await s.refused(op, { token, params })).toEqual([404, 'cases.not-found'])
  const draft = await s.draft(token)
  expect(await s.refused(op, { token, params: { id: draft.id } })).toEqual([404, 'cases.not-found'])
})
