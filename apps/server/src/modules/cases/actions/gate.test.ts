import { correctCase, withdrawCase } from '@tongban/contracts/cases/apply'
import { askCorrection } from '@tongban/contracts/cases/office-work'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, anonymous, system } from '#platform/actor'
import { anOfficer, aPerson } from '#testing/actors'
import { type CasesServer, testCases } from '#testing/cases'
import { applicationGate } from './gate.ts'

let s: CasesServer
let me: Actor
beforeAll(async () => {
  s = await testCases()
  me = aPerson({ personId: await s.personId(1) })
})
afterAll(() => s[Symbol.asyncDispose]())

const check = (id: string, as: Actor = me, material = 'name_application') =>
  s.db.read(as, (tx) => applicationGate.check(tx, id, material))

test('files are taken for an open application of the own, and it is not there for anybody else', async () => {
  const { id } = await s.draft(await s.person(1))
  expect(await check(id)).toBe('open')
  const { token, id: legalPersonId } = await s.enterprise(0)
  const ofCompany = await s.draft(token)
  const representative = aPerson({ legalPersonId })
  expect(await check(ofCompany.id, representative)).toBe('open')
  for (const other of [aPerson(), anOfficer(), anonymous, system('test'), representative])
    expect(await check(id, other)).toBe('not-found')
  expect(await check(ofCompany.id)).toBe('not-found')
  expect(await check(crypto.randomUUID())).toBe('not-found')
})

test('after the submission files are taken only for what a correction notice names, and only until it is answered', async () => {
  const token = await s.person(1)
  const window = await s.officer('window')
  const id = await s.submitted(token)
  const keys = await s.rows<{ material_key: string }>(
    'select material_key from materials.checklist_entry where application_id = $1 order by position',
    [id],
  )
  const [named = '', other = ''] = keys.map((row) => row.material_key)
  expect(await check(id, me, named)).toBe('closed')
  const items = [
    { target: 'material' as const, key: named, label: '', request: '请上传。' },
    { target: 'field' as const, key: 'industry', label: '', request: '请写明。' },
  ]
  await s.say(window)(askCorrection, { params: { id }, body: { version: 1, items } })
  expect([await check(id, me, named), await check(id, me, other)]).toEqual(['open', 'closed'])
  // A field of the same name as a material opens nothing.
  expect(await check(id, me, 'industry')).toBe('closed')
  expect(await check(id, aPerson(), named)).toBe('not-found')
  const incomplete = { token, params: { id }, body: { version: 2, answers: { industry: '餐饮管理' } } }
  expect(await s.refused(correctCase, incomplete)).toEqual([422, 'cases.correction-incomplete'])
  await s.say(token)(withdrawCase, { params: { id }, body: { version: 2 } })
  expect(await check(id, me, named)).toBe('closed')
})
