import {
  getApplication,
  listApplications,
  startApplication as op,
  submitApplication,
} from '@tongban/contracts/cases/apply'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, foodItem, nameItem, statusesOf, testCases } from '#testing/cases'
import { commonRefusals } from '#testing/common-refusals'
import { personNo } from '#testing/people'

let s: CasesServer
beforeAll(async () => {
  s = await testCases()
})
afterAll(() => s[Symbol.asyncDispose]())

const starting = async (n = 1, itemId = nameItem) => ({
  token: await s.person(n),
  body: { itemCode: await s.code(itemId) },
})

commonRefusals(() => s, op, starting)

test('what the base library knows is filled in and locked; the licence library is attached', async () => {
  const { token, id } = await s.enterprise(0)
  const started = await s.draft(token, foodItem)
  expect(started).toMatchObject({ audience: 'legal', version: 1, caseId: null })
  expect(started.answers).toMatchObject({ applicant_name: '合肥徽韵餐饮有限公司（样例）' })
  expect(started.lockedKeys).toContain('applicant_credit_code')
  const states = Object.fromEntries(started.checklist.map((entry) => [entry.materialKey, entry.state]))
  expect(states).toMatchObject({ business_licence: 'attached', layout_and_process: 'wanted' })
  const [row] = await s.rows<{ subject: string }>('select subject_id as subject from cases.draft where id = $1', [
    started.id,
  ])
  expect(row).toEqual({ subject: id })
})

test('for a person, the name and number of the population library stand in the form', async () => {
  const { answers, lockedKeys } = await s.draft(await s.person(2))
  const { name, citizenNumber, mobile } = personNo(2)
  expect(answers).toMatchObject({ applicant_name: name, applicant_number: citizenNumber, applicant_mobile: mobile })
  expect(lockedKeys).toEqual(expect.arrayContaining(['applicant_name', 'applicant_number']))
})

test('who begins the same item again goes on with the open application', async () => {
  const token = await s.person(3)
  const first = await s.draft(token)
  expect((await s.draft(token)).id).toBe(first.id)
  expect((await s.say(token)(listApplications, {})).applications.map(({ id }) => id)).toEqual([first.id])
})

test('the same key twice begins one application and answers the same; another item under it is refused', async () => {
  const asked = { ...(await starting(4)), idempotencyKey: crypto.randomUUID() }
  const first = await s.ask(op, asked)
  expect(await s.ask(op, asked)).toEqual(first)
  const other = { ...asked, body: { itemCode: await s.code(foodItem) } }
  expect(await s.refused(op, other)).toEqual([422, 'platform.key-reused'])
})

test('of two tabs that begin at once, both go on with one application', async () => {
  const asked = await starting(5)
  const answers = await s.race(
    'lock table cases.draft in exclusive mode',
    () => s.ask(op, asked),
    () => s.ask(op, asked),
  )
  expect(statusesOf(answers)).toEqual([200, 200])
  expect(answers[0]?.json['id']).toBe(answers[1]?.json['id'])
  expect((await s.say(asked.token)(listApplications, {})).applications.length).toBe(1)
})

test.for([
  ['that nobody exercises', '0'.repeat(31), 404, 'cases.item-not-found'],
  ['that is no code', '340102', 400, 'platform.not-valid'],
  ['in small letters', 'a'.repeat(31), 400, 'platform.not-valid'],
] as const)('an item %s is refused', async ([, itemCode, status, code]) => {
  expect(await s.refused(op, { token: await s.person(1), body: { itemCode } })).toEqual([status, code])
})

test('an item for enterprises is not for a person, and the other way round; it is said for whom it is', async () => {
  const forEnterprises = await starting(6, 'AUTH-001')
  expect(await s.refused(op, forEnterprises)).toEqual([422, 'cases.wrong-audience'])
  expect((await s.ask(op, forEnterprises)).problem.detail).toContain('企业和其他组织')
  const { token } = await s.enterprise(1)
  const forPersons = { token, body: { itemCode: await s.code('AUTH-008') } }
  expect(await s.refused(op, forPersons)).toEqual([422, 'cases.wrong-audience'])
  expect((await s.ask(op, forPersons)).problem.detail).toContain('个人')
})

test.each([
  ['the directory suspended', 'catalogue.directory_item', 'id'],
  ['the office cancelled', 'catalogue.implementation', 'code'],
])('an item that %s is neither begun nor handed in; what was filled in stays', async (_, table, key) => {
  const [item, token] = [nameItem, await s.person(8)]
  const itemCode = await s.code(item)
  const open = await s.filled(token, item)
  const place = key === 'id' ? item : itemCode
  const usual = key === 'id' ? 'in-force' : 'published'
  await s.rows(`update ${table} set state = $1 where ${key} = $2`, [key === 'id' ? 'suspended' : 'cancelled', place])
  expect(await s.refused(op, { token: await s.person(9), body: { itemCode } })).toEqual([
    422,
    'cases.item-not-in-force',
  ])
  const handing = { token, params: { id: open.id }, body: { version: open.version } }
  expect(await s.refused(submitApplication, handing)).toEqual([422, 'cases.item-not-in-force'])
  expect((await s.say(token)(getApplication, { params: { id: open.id } })).answers).toEqual(open.answers)
  await s.rows(`update ${table} set state = $1 where ${key} = $2`, [usual, place])
})

test('a licence library that does not answer stops nobody: the licence can be uploaded', async () => {
  const { token } = await s.enterprise(2)
  await s.standIns.close()
  const { id } = await s.draft(token, foodItem)
  const { checklist } = await s.say(token)(getApplication, { params: { id } })
  expect(checklist.find((entry) => entry.materialKey === 'business_licence')?.state).toBe('wanted')
  expect(s.log.join()).toContain('licence library')
})
