import { getApplication, saveApplication as op } from '@tongban/contracts/cases/apply'
import type { FormAnswers } from '@tongban/contracts/catalogue/form'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, statusesOf, testCases } from '#testing/cases'
import { commonRefusals, repeatable } from '#testing/common-refusals'

let s: CasesServer
let next = 1
beforeAll(async () => {
  s = await testCases()
})
afterAll(() => s[Symbol.asyncDispose]())

/** A fresh application each time, of somebody who has none yet. */
const saving = async (answers: FormAnswers = { trade_name: '徽韵' }) => {
  const token = await s.person(next++)
  const { id, version } = await s.draft(token)
  return { token, params: { id }, body: { version, answers } }
}

commonRefusals(() => s, op, saving)
repeatable(() => s, op, saving, { answers: { trade_name: '另一个' } })

test('only the keys that are sent change; an answer of null is taken back', async () => {
  const { token, params, body } = await saving({ trade_name: '徽韵', industry: '餐饮' })
  const first = await s.say(token)(op, { params, body })
  expect(first).toMatchObject({ version: body.version + 1, answers: { trade_name: '徽韵', industry: '餐饮' } })
  const answers = { industry: null, trade_name_second: '皖味' }
  const second = await s.say(token)(op, { params, body: { version: first.version, answers } })
  expect(second.answers).toMatchObject({ trade_name: '徽韵', trade_name_second: '皖味' })
  expect(second.answers).not.toHaveProperty('industry')
})

test('a half-typed answer is kept as it is: nothing typed is lost', async () => {
  const { token, params, body } = await saving({ region_part: 'nowhere', needs_approval: 'perhaps' })
  const saved = await s.say(token)(op, { params, body })
  expect(saved.answers).toMatchObject({ region_part: 'nowhere', needs_approval: 'perhaps' })
})

test.for([
  ['that the form does not ask for', { colour: 'red' }, 'colour', 'forms.unknown-field'],
  ['that every object has', { constructor: 'x' }, 'constructor', 'forms.unknown-field'],
  ['that is too long', { trade_name: '长'.repeat(3000) }, 'trade_name', 'forms.too-long'],
  ['with a character nobody sees', { trade_name: 'a\u0000b' }, 'trade_name', 'forms.control-character'],
] as const)('an answer %s is refused, and the field is named', async ([, answers, key, code]) => {
  const asked = await saving(answers)
  expect(await s.refused(op, asked)).toEqual([422, 'cases.answers-not-valid'])
  expect((await s.ask(op, asked)).problem.fields).toMatchObject([{ key, code }])
})

test.for([[{ trade_name: { a: 1 } }], [{ trade_name: [[1]] }], [[]], ['x'], [null]])(
  'answers of the form %j are not valid',
  async ([answers]) => {
    const asked = await saving()
    expect(await s.refused(op, { ...asked, body: { ...asked.body, answers } })).toEqual([400, 'platform.not-valid'])
  },
)

test('an answer from a base library cannot be changed; sending it as it is harms nothing', async () => {
  const asked = await saving({ applicant_name: '别人' })
  expect(await s.refused(op, asked)).toEqual([422, 'cases.field-locked'])
  expect((await s.ask(op, asked)).problem.fields).toMatchObject([{ key: 'applicant_name' }])
  const { answers } = await s.say(asked.token)(getApplication, { params: asked.params })
  const same = { applicant_name: answers['applicant_name'] }
  expect(await s.ask(op, { ...asked, body: { ...asked.body, answers: same } })).toMatchObject({ status: 200 })
  expect(await s.refused(op, { ...asked, body: { version: 2, answers: { applicant_name: null } } })).toEqual([
    422,
    'cases.field-locked',
  ])
})

test('of two tabs that save at once, one is told that the other saved; nothing is overwritten', async () => {
  const asked = await saving()
  const other = { ...asked, body: { ...asked.body, answers: { trade_name: '皖味' } } }
  const answers = await s.race(
    `select from cases.draft where id = '${asked.params.id}' for update`,
    () => s.ask(op, asked),
    () => s.ask(op, other),
  )
  expect(statusesOf(answers)).toEqual([200, 412])
  expect(answers.find(({ status }) => status === 412)?.problem).toMatchObject({
    code: 'cases.stale-version',
    current: 2,
  })
  const winner = answers.find(({ status }) => status === 200)?.json['answers']
  expect((await s.say(asked.token)(getApplication, { params: asked.params })).answers).toEqual(winner)
})

test('a tab that stayed behind is told so, however late', async () => {
  const asked = await saving()
  await s.ask(op, asked)
  expect(await s.refused(op, asked)).toEqual([412, 'cases.stale-version'])
})

test("another person's application is not found, and a submitted one is closed", async () => {
  const asked = await saving()
  const other = { ...asked, token: await s.person(next++) }
  expect(await s.refused(op, other)).toEqual([404, 'cases.application-not-found'])
  const token = await s.person(next++)
  const id = await s.submitted(token)
  const late = { token, params: { id }, body: { version: 2, answers: { trade_name: '迟了' } } }
  expect(await s.refused(op, late)).toEqual([409, 'cases.submitted-already'])
})
