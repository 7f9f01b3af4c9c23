import { getApplication as op, submitApplication } from '@tongban/contracts/cases/apply'
import { actFor } from '@tongban/contracts/identity/account'
import { reuseFile } from '@tongban/contracts/materials/uploads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, foodItem, testCases } from '#testing/cases'
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

test('what the person gave in a case before is offered to the next application, and to nobody else’s', async () => {
  const token = await s.person(5)
  const id = await s.submitted(token, foodItem)
  const next = (await s.draft(token, foodItem)).id
  const given = await s.rows<{ id: string; materialKey: string }>(
    `select f.id, f.material_key as "materialKey" from materials.stored_file f where f.application_id = $1 order by f.material_key`,
    [id],
  )
  expect(given.length).toBeGreaterThan(0)
  const { checklist } = await s.say(token)(op, { params: { id: next } })
  const offered = checklist.flatMap(({ materialKey, earlier = [] }) =>
    earlier.map((file) => ({ id: file.id, materialKey })),
  )
  expect(offered.toSorted((a, b) => (a.materialKey < b.materialKey ? -1 : 1))).toEqual(given)

  const [first] = given
  if (!first) throw new Error('nothing was given')
  const body = { materialKey: first.materialKey, fileId: first.id }
  expect(await s.say(token)(reuseFile, { params: { id: next }, body })).toMatchObject({ state: 'uploaded', trust: 'C' })
  const other = await s.person(6)
  const theirs = await s.say(other)(op, { params: { id: (await s.draft(other, foodItem)).id } })
  expect(theirs.checklist.flatMap(({ earlier = [] }) => earlier)).toEqual([])
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
