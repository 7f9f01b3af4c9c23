import { getApplication, discardApplication as op } from '@tongban/contracts/cases/apply'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, foodItem, statusesOf, testCases } from '#testing/cases'
import { commonRefusals } from '#testing/common-refusals'
import { fillIn } from '../../../story/apply.ts'

let s: CasesServer
beforeAll(async () => {
  s = await testCases()
})
afterAll(() => s[Symbol.asyncDispose]())

const discarding = async (n = 1) => {
  const token = await s.person(n)
  return { token, params: { id: (await s.draft(token)).id } }
}

commonRefusals(() => s, op, discarding)

test('the application is gone with its checklist and files; the item can be begun anew', async () => {
  const token = await s.person(2)
  const { id } = await fillIn(s.api, token, await s.code(foodItem))
  const params = { id }
  await s.say(token)(op, { params })
  expect(await s.refused(getApplication, { token, params })).toEqual([404, 'cases.application-not-found'])
  const left = await s.rows(
    `select application_id from materials.checklist_entry where application_id = $1
     union all select application_id from materials.stored_file where application_id = $1`,
    [id],
  )
  expect(left).toEqual([])
  expect((await s.draft(token, foodItem)).id).not.toBe(id)
})

test('the same key twice discards once and answers the same; for another application it is refused', async () => {
  const asked = { ...(await discarding(3)), idempotencyKey: crypto.randomUUID() }
  const first = await s.ask(op, asked)
  expect(await s.ask(op, asked)).toEqual(first)
  const other = { ...(await discarding(3)), idempotencyKey: asked.idempotencyKey }
  expect(await s.refused(op, other)).toEqual([422, 'platform.key-reused'])
  expect(await s.ask(getApplication, other)).toMatchObject({ status: 200 })
})

test("another person's application stays, and so does a submitted one", async () => {
  const asked = await discarding(4)
  expect(await s.refused(op, { ...asked, token: await s.person(5) })).toEqual([404, 'cases.application-not-found'])
  const token = await s.person(6)
  const id = await s.submitted(token)
  expect(await s.refused(op, { token, params: { id } })).toEqual([409, 'cases.submitted-already'])
})

test('of two who discard at once, one finds nothing any more', async () => {
  const asked = await discarding(7)
  const answers = await s.race(
    `select from cases.draft where id = '${asked.params.id}' for update`,
    () => s.ask(op, asked),
    () => s.ask(op, asked),
  )
  expect(statusesOf(answers)).toEqual([200, 404])
})
