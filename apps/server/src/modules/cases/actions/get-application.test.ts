import { getApplication as op, submitApplication } from '@tongban/contracts/cases/apply'
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
  async () => {
    const token = await s.person(1)
    return { token, params: { id: (await s.draft(token)).id } }
  },
)

test('on another device the application stands as it was saved', async () => {
  const { id, answers, version } = await s.filled(await s.person(2))
  const elsewhere = await s.person(2)
  expect(await s.say(elsewhere)(op, { params: { id } })).toMatchObject({ id, answers, version, caseId: null })
})

test('once submitted it says which case it became', async () => {
  const token = await s.person(3)
  const { id, version } = await s.filled(token)
  await s.say(token)(submitApplication, { params: { id }, body: { version } })
  expect(await s.say(token)(op, { params: { id } })).toMatchObject({ caseId: id })
})

test("another person's application is not found, nor the enterprise's while one acts for oneself", async () => {
  const { token } = await s.enterprise(0)
  const params = { id: (await s.draft(token)).id }
  const notFound = [404, 'cases.application-not-found']
  expect(await s.refused(op, { token: await s.person(4), params })).toEqual(notFound)
  await s.say(token)(actFor, { body: { legalPersonId: null } })
  expect(await s.refused(op, { token, params })).toEqual(notFound)
})
