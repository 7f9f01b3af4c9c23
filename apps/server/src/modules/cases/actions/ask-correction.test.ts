import { correctCase, getMyCase } from '@tongban/contracts/cases/apply'
import { askCorrection as op } from '@tongban/contracts/cases/office-work'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, foodItem, testCases } from '#testing/cases'
import { commonRefusals, officeRefusals, repeatable } from '#testing/common-refusals'

let s: CasesServer
let window: string
beforeAll(async () => {
  s = await testCases()
  window = await s.officer('window')
})
afterAll(() => s[Symbol.asyncDispose]())

const item = { target: 'field', key: 'industry', label: '行业', request: '请写明主营行业。' }
const asking = async (n = 1) => ({
  token: window,
  params: { id: await s.submitted(await s.person(n)) },
  body: { version: 1, items: [item] },
})

commonRefusals(() => s, op, asking)
officeRefusals(() => s, op, asking)
repeatable(() => s, op, asking, { items: [{ ...item, request: '另一句话。' }] })

test('one notice names every field and material, by the words of form and checklist; the case waits for the person', async () => {
  const person = await s.person(2)
  const id = await s.submitted(person, foodItem)
  const items = [
    { target: 'field' as const, key: 'shop_name', label: '随便写的', request: '请与招牌一致。' },
    { target: 'material' as const, key: 'layout_and_process', label: '布局图', request: '扫描件不清晰，请重新上传。' },
  ]
  const c = await s.after(window, (say) => say(op, { params: { id }, body: { version: 1, items } }))
  expect(c).toMatchObject({ status: 'correction-asked', version: 2, allowedActions: ['refuse'] })
  expect(c.corrections.map(({ label }) => label)).toEqual(['店招名称', '主要设备设施布局、操作流程文件'])
  expect(c.documents).toMatchObject([{ kind: 'correction-notice' }])
  expect([await s.events(id), await s.queueOf(id)]).toEqual([['case-submitted', 'correction-asked'], 'waiting'])
  const mine = await s.say(person)(getMyCase, { params: { id } })
  expect(mine.allowedActions.sort()).toEqual(['correct', 'withdraw'])
})

test('what is missing is told once: a second notice is refused after the corrections', async () => {
  const person = await s.person(3)
  const id = await s.submitted(person)
  await s.say(window)(op, { params: { id }, body: { version: 1, items: [item] as never } })
  await s.say(person)(correctCase, { params: { id }, body: { version: 2, answers: { industry: '餐饮管理服务' } } })
  const again = { token: window, params: { id }, body: { version: 3, items: [item] } }
  expect(await s.refused(op, again)).toEqual([409, 'cases.noticed-already'])
})

test.for([
  ['a field that the form does not have', { ...item, key: 'colour' }],
  ['a material that the checklist does not have', { ...item, target: 'material', key: 'industry' }],
  ['an answer from a base library', { ...item, key: 'applicant_name' }],
])('a notice that names %s is refused', async ([, wrong]) => {
  const asked = await asking(4)
  const refused = await s.refused(op, { ...asked, body: { version: 1, items: [item, wrong] } })
  expect(refused).toEqual([422, 'cases.correction-target-unknown'])
})

test.for([
  ['names nothing', []],
  ['names more than fifty things', Array.from({ length: 51 }, () => item)],
  ['does not say what is wrong', [{ ...item, request: '' }]],
  ['says it in blanks', [{ ...item, request: '　　 ' }]],
  ['is bound to neither field nor material', [{ ...item, target: 'person' }]],
  ['carries a field that nobody knows', [{ ...item, colour: 'red' }]],
])('a notice that %s is not valid', async ([, items]) => {
  expect(await s.refused(op, { ...(await asking(5)), body: { version: 1, items } })).toEqual([
    400,
    'platform.not-valid',
  ])
})
