import { getMyCase, correctCase as op, withdrawCase } from '@tongban/contracts/cases/apply'
import { askCorrection, getCase, refuseCase } from '@tongban/contracts/cases/office-work'
import { startUpload } from '@tongban/contracts/materials/uploads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, foodItem, nameItem, statusesOf, testCases } from '#testing/cases'
import { commonRefusals, repeatable } from '#testing/common-refusals'
import { upload } from '../../../story/client.ts'
import { samplePdf } from '../../../story/sample-file.ts'

let s: CasesServer
let window: string
beforeAll(async () => {
  s = await testCases()
  window = await s.officer('window')
})
afterAll(() => s[Symbol.asyncDispose]())

const field = (key: string) => ({ target: 'field' as const, key, label: '', request: '请写完整。' })
const material = (key: string) => ({ target: 'material' as const, key, label: '', request: '请重新上传。' })

/** A case that waits for corrections of these. */
async function asked(token: string, items: object[] = [field('industry')], itemId = nameItem): Promise<string> {
  const id = await s.submitted(token, itemId)
  await s.say(window)(askCorrection, { params: { id }, body: { version: 1, items: items as never } })
  return id
}
const correcting = async (n = 1) => {
  const token = await s.person(n)
  return { token, params: { id: await asked(token) }, body: { version: 2, answers: { industry: '餐饮管理服务' } } }
}

commonRefusals(() => s, op, correcting)
repeatable(() => s, op, correcting, { answers: { industry: '另一个' } })

test('with everything corrected the case is back in intake, and the officer sees what changed', async () => {
  const token = await s.person(2)
  const id = await asked(token, [field('shop_name'), material('layout_and_process')], foodItem)
  s.deps.clock.set('2026-03-02T01:05:00Z')
  const { checklist } = await s.say(token)(getMyCase, { params: { id } })
  const entry = checklist.find(({ materialKey }) => materialKey === 'layout_and_process')
  if (!entry) throw new Error('the material is not on the checklist')
  await upload(s.api, token, id, entry, 'corrected.pdf', samplePdf('corrected'))
  const c = await s.say(token)(op, { params: { id }, body: { version: 2, answers: { shop_name: '新招牌' } } })
  expect(c).toMatchObject({ status: 'submitted', version: 3, allowedActions: ['withdraw'] })
  expect([(await s.events(id)).at(-1), await s.queueOf(id)]).toEqual(['case-corrected', 'intake'])
  const seen = await s.say(window)(getCase, { params: { id } })
  expect(seen.changes).toMatchObject([{ key: 'shop_name', after: '新招牌' }])
  expect(seen.changedMaterials).toEqual(['layout_and_process'])
  expect(seen.allowedActions).not.toContain('ask-correction')
  expect(seen.closedActions).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ action: 'ask-correction' })]),
  )
})

test('what is still open is named, field by field and file by file', async () => {
  const token = await s.person(3)
  const id = await asked(token, [field('shop_name'), material('layout_and_process')], foodItem)
  const { answers } = await s.say(token)(getMyCase, { params: { id } })
  const same = { token, params: { id }, body: { version: 2, answers: { shop_name: answers['shop_name'] } } }
  expect(await s.refused(op, same)).toEqual([422, 'cases.correction-incomplete'])
  expect((await s.ask(op, same)).problem.fields?.map(({ key }) => key)).toEqual(['shop_name', 'layout_and_process'])
})

test.for([
  ['an answer that the notice does not name', { industry: '餐饮', trade_name: '改名' }, 'cases.not-in-notice'],
  ['an answer from a base library', { industry: '餐饮', applicant_name: '别人' }, 'cases.not-in-notice'],
  ['an answer that the form does not have', { industry: '餐饮', colour: 'red' }, 'cases.not-in-notice'],
  ['an answer that was not given before', { industry: '餐饮', trade_name_second: '皖味' }, 'cases.not-in-notice'],
  ['an answer that is not valid', { industry: '长'.repeat(3000) }, 'cases.answers-not-valid'],
  ['no answer where one is required', { industry: null }, 'cases.answers-not-valid'],
] as const)('corrections with %s are refused', async ([, answers, code]) => {
  const good = await correcting(4)
  expect(await s.refused(op, { ...good, body: { version: 2, answers } })).toEqual([422, code])
})

test('a field that a corrected answer brings into sight is answered with it', async () => {
  const token = await s.person(5)
  const id = await asked(token, [field('needs_approval')])
  const before = (await s.say(token)(getMyCase, { params: { id } })).answers['needs_approval']
  const answers = before === true ? { needs_approval: false } : { needs_approval: true, approval_number: '皖批1号' }
  const c = await s.say(token)(op, { params: { id }, body: { version: 2, answers } })
  expect(c.answers).toMatchObject(answers)
})

test('files are taken only for what the notice names, and only while it is open', async () => {
  const token = await s.person(6)
  const id = await asked(token, [field('shop_name')], foodItem)
  const body = { materialKey: 'layout_and_process', name: 'x.pdf', bytes: 1000 }
  expect((await s.refused(startUpload, { token, params: { id }, body }))[0]).toBe(409)
  await s.say(token)(op, { params: { id }, body: { version: 2, answers: { shop_name: '新招牌' } } })
  expect((await s.refused(startUpload, { token, params: { id }, body }))[0]).toBe(409)
})

test('a stale version, a case without notice and the case of another are refused', async () => {
  const good = await correcting(7)
  expect(await s.refused(op, { ...good, body: { ...good.body, version: 1 } })).toEqual([412, 'cases.stale-version'])
  expect(await s.refused(op, { ...good, token: await s.person(8) })).toEqual([404, 'cases.not-found'])
  const open = { ...good, params: { id: await s.submitted(good.token) }, body: { ...good.body, version: 1 } }
  expect(await s.refused(op, open)).toEqual([409, 'cases.wrong-status'])
})

test('of one who corrects twice, and of one who corrects while the office refuses, one is taken', async () => {
  const good = await correcting(9)
  const lock = (id: string) => `select from cases.case where id = '${id}' for update`
  const twice = await s.race(
    lock(good.params.id),
    () => s.ask(op, good),
    () => s.ask(op, good),
  )
  expect(statusesOf(twice)).toEqual([200, 409])
  const other = await correcting(10)
  const refusal = { version: 2, reasons: '逾期未补正，视为放弃申请。' }
  const both = await s.race(
    lock(other.params.id),
    () => s.ask(op, other),
    () => s.ask(refuseCase, { token: window, params: other.params, body: refusal }),
  )
  expect([
    [200, 409],
    [200, 412],
  ]).toContainEqual(statusesOf(both))
})

test('a withdrawn case is not corrected', async () => {
  const good = await correcting(11)
  await s.say(good.token)(withdrawCase, { params: good.params, body: { version: 2 } })
  expect(await s.refused(op, { ...good, body: { ...good.body, version: 3 } })).toEqual([409, 'cases.wrong-status'])
})
