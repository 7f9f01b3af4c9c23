import { getApplication, saveApplication, startApplication, submitApplication } from '@tongban/contracts/cases/apply'
import { getCase } from '@tongban/contracts/cases/office-work'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, foodItem, testCases } from '#testing/cases'
import { publishChanged, withQuestion } from '#testing/changed-item'
import { fillIn } from '../../../story/apply.ts'

let s: CasesServer
beforeAll(async () => {
  s = await testCases()
  await publishChanged(s.url, foodItem, withQuestion)
})
afterAll(() => s[Symbol.asyncDispose]())

const start = async (token: string, situation?: Record<string, string>) =>
  s.say(token)(startApplication, { body: { itemCode: await s.code(foodItem), ...(situation ? { situation } : {}) } })
const keysOf = (application: { checklist: readonly { materialKey: string }[] }) =>
  application.checklist.map(({ materialKey }) => materialKey)

test('what was told on the guide stands in the application, and its documents are those of the circumstance', async () => {
  const fresh = await start(await s.person(1), { kind_of_request: 'new' })
  expect(fresh.answers).toMatchObject({ kind_of_request: 'new' })
  const change = await start(await s.person(2), { kind_of_request: 'change', moves: 'no' })
  expect(change.answers).toMatchObject({ kind_of_request: 'change', moves: 'no' })
  const only = keysOf(change).filter((key) => !keysOf(fresh).includes(key))
  expect(only).toHaveLength(1)
  expect(keysOf(fresh).every((key) => keysOf(change).includes(key))).toBe(true)
})

test('the circumstance is an answer like others: changed in the application, the documents follow', async () => {
  const token = await s.person(3)
  const { id, version, checklist } = await start(token, { kind_of_request: 'new' })
  const changed = await s.say(token)(saveApplication, {
    params: { id },
    body: { version, answers: { kind_of_request: 'change' } },
  })
  expect(changed.checklist.length).toBe(checklist.length + 1)
})

test('who comes back with another circumstance goes on with the open application in the new one, a version later', async () => {
  const token = await s.person(4)
  const first = await start(token, { kind_of_request: 'new' })
  expect(await start(token)).toMatchObject({ id: first.id, version: 1, answers: { kind_of_request: 'new' } })
  expect(await start(token, { kind_of_request: 'new' })).toMatchObject({ version: 1 })
  expect(await start(token, { kind_of_request: 'change' })).toMatchObject({
    id: first.id,
    version: 2,
    answers: { kind_of_request: 'change' },
  })
  expect((await s.say(token)(getApplication, { params: { id: first.id } })).version).toBe(2)
})

test.for([
  ['an option that is not there', { kind_of_request: 'other' }],
  ['a question that is not asked', { premises_right: 'rented' }],
  ['an answer that the library knows', { applicant_name: '冒名' }],
] as const)('%s is refused, and nothing begins', async ([, situation]) => {
  const asked = { token: await s.person(5), body: { itemCode: await s.code(foodItem), situation } }
  expect(await s.refused(startApplication, asked)).toEqual([422, 'cases.situation-not-asked'])
})

test('the office sees in which circumstance a case was made, with its business item and only its documents', async () => {
  const token = await s.person(6)
  const code = await s.code(foodItem)
  await start(token, { kind_of_request: 'new' })
  const { id, version } = await fillIn(s.api, token, code)
  await s.say(token)(submitApplication, { params: { id }, body: { version } })
  const seen = await s.say(await s.officer('window'))(getCase, { params: { id } })
  expect(seen.answers).toMatchObject({ kind_of_request: 'new' })
  expect(seen.form.groups.map(({ key }) => key)).toContain('situation')
  expect(seen.businessItem).toEqual({ code: `${code}01`, name: '新办许可', nameEn: 'New permit' })
})
