import { discardApplication, getMyCase, submitApplication as op, saveApplication } from '@tongban/contracts/cases/apply'
import { removeFile } from '@tongban/contracts/materials/uploads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, foodItem, statusesOf, testCases } from '#testing/cases'
import { commonRefusals, repeatable } from '#testing/common-refusals'
import { sha256 } from '#testing/materials'
import { fillIn } from '../../../story/apply.ts'
import { samplePdf } from '../../../story/sample-file.ts'

let s: CasesServer
let next = 1
beforeAll(async () => {
  s = await testCases()
})
afterAll(() => s[Symbol.asyncDispose]())

const submitting = async () => {
  const token = await s.person(next++)
  const { id, version } = await s.filled(token)
  return { token, params: { id }, body: { version } }
}
const casesOf = (id: string) => s.rows<{ case_no: string }>('select case_no from cases.case where id = $1', [id])

commonRefusals(() => s, op, submitting)
repeatable(() => s, op, submitting, { version: 7 })

test('the receipt has number, query code and the hash of every file; the case waits in intake for five working days', async () => {
  const token = await s.person(next++)
  const { id, version, checklist } = await fillIn(s.api, token, await s.code(foodItem))
  const receipt = await s.say(token)(op, { params: { id }, body: { version } })
  expect(receipt).toMatchObject({ caseId: id, submittedAt: '2026-03-02T01:00:00.000Z' })
  expect(receipt.caseNo).toMatch(new RegExp(`^${await s.code(foodItem)}202603020*1$`))
  expect(receipt.queryCode).toMatch(/^[2-9A-HJKMNP-Z]{8}$/)
  const wanted = checklist.filter(({ state }) => state === 'uploaded')
  expect(wanted.length).toBeGreaterThan(1)
  expect(receipt.files.map(({ sha256: hash }) => hash).sort()).toEqual(
    wanted.map(({ nameEn }) => sha256(samplePdf(nameEn))).sort(),
  )
  expect([await s.events(id), await s.queueOf(id)]).toEqual([['case-submitted'], 'intake'])
  // Monday, 2 March: the fifth working day is the Monday after (行政许可法 art. 32).
  expect(await s.say(token)(getMyCase, { params: { id } })).toMatchObject({ status: 'submitted', due: '2026-03-09' })
})

test('for an enterprise the case is in its name, and who acted is kept', async () => {
  const { token, id: company } = await s.enterprise(0)
  const id = await s.submitted(token)
  const [row] = await s.rows<{ subject: string; name: string; by: string }>(
    'select subject_id as subject, applicant_name as name, acted_by as by from cases.case where id = $1',
    [id],
  )
  expect(row).toMatchObject({
    subject: company,
    name: '合肥徽韵餐饮有限公司（样例）',
    by: expect.stringMatching(/.{2}/),
  })
})

test('everything that is missing or wrong is named at once, answers and materials alike', async () => {
  const token = await s.person(next++)
  const { id, version } = await s.draft(token, foodItem)
  const answers = { floor_area: 0, safety_manager_number: '11010519491231002X'.replace('X', '1') }
  await s.say(token)(saveApplication, { params: { id }, body: { version, answers } })
  const asked = { token, params: { id }, body: { version: version + 1 } }
  expect(await s.refused(op, asked)).toEqual([422, 'cases.answers-not-valid'])
  const { fields } = (await s.ask(op, asked)).problem
  expect(Object.fromEntries((fields ?? []).map(({ key, code }) => [key, code]))).toMatchObject({
    shop_name: 'forms.required',
    floor_area: 'forms.too-small',
    safety_manager_number: 'forms.not-a-citizen-number',
    layout_and_process: 'materials.missing',
    food_safety_rules: 'materials.missing',
  })
})

test('what is hidden by another answer is not kept', async () => {
  const token = await s.person(next++)
  const { id, version } = await s.filled(token)
  const hidden = { needs_approval: false, approval_number: '批准文号' }
  await s.say(token)(saveApplication, { params: { id }, body: { version, answers: hidden } })
  await s.say(token)(op, { params: { id }, body: { version: version + 1 } })
  expect((await s.say(token)(getMyCase, { params: { id } })).answers).not.toHaveProperty('approval_number')
})

test('a version that is not the latest is stale', async () => {
  const asked = await submitting()
  expect(await s.refused(op, { ...asked, body: { version: asked.body.version - 1 } })).toEqual([
    412,
    'cases.stale-version',
  ])
})

test("another person's application is not found, and a submitted one is not submitted again", async () => {
  const asked = await submitting()
  const notMine = { ...asked, token: await s.person(next++) }
  expect(await s.refused(op, notMine)).toEqual([404, 'cases.application-not-found'])
  await s.ask(op, asked)
  expect(await s.refused(op, asked)).toEqual([409, 'cases.submitted-already'])
  expect((await casesOf(asked.params.id)).length).toBe(1)
})

const raced = (id: string, ...requests: (() => ReturnType<CasesServer['ask']>)[]) =>
  s.race(`select from cases.draft where id = '${id}' for update`, ...requests)

test('of two submissions of one application at once, one becomes the case', async () => {
  const asked = await submitting()
  const answers = await raced(
    asked.params.id,
    () => s.ask(op, asked),
    () => s.ask(op, asked),
  )
  expect(statusesOf(answers)).toEqual([200, 409])
  expect([(await casesOf(asked.params.id)).length, await s.events(asked.params.id)]).toEqual([1, ['case-submitted']])
})

test('two submissions with one key at once get the same receipt', async () => {
  const asked = { ...(await submitting()), idempotencyKey: crypto.randomUUID() }
  const [one, two] = await raced(
    asked.params.id,
    () => s.ask(op, asked),
    () => s.ask(op, asked),
  )
  expect(one?.status).toBe(200)
  expect(two).toEqual(one)
})

test('of one who submits and one who discards at once, one wins and nothing is left by half', async () => {
  const asked = await submitting()
  const answers = await raced(
    asked.params.id,
    () => s.ask(op, asked),
    () => s.ask(discardApplication, { token: asked.token, params: asked.params }),
  )
  expect([
    [200, 404],
    [200, 409],
  ]).toContainEqual(statusesOf(answers))
  const submitted = answers[0]?.status === 200
  expect((await casesOf(asked.params.id)).length).toBe(submitted ? 1 : 0)
})

test('numbers of one day and item follow one another without gaps, and a refused submission burns none', async () => {
  const before = await submitting()
  await s.ask(op, before)
  const wrong = await s.draft(await s.person(next++))
  const refused = { token: await s.person(next - 1), params: { id: wrong.id }, body: { version: 1 } }
  expect(await s.refused(op, refused)).toEqual([422, 'cases.answers-not-valid'])
  const after = await submitting()
  await s.ask(op, after)
  const [[a], [b]] = [await casesOf(before.params.id), await casesOf(after.params.id)]
  expect(Number(b?.case_no.slice(-4)) - Number(a?.case_no.slice(-4))).toBe(1)
})

test('a file that lies in storage otherwise than it was given stops the receipt', async () => {
  const token = await s.person(next++)
  const { id, version, checklist } = await fillIn(s.api, token, await s.code(foodItem))
  const file = checklist.find(({ state }) => state === 'uploaded')?.files[0]
  await s.rows('update materials.stored_file set sha256 = $2 where id = $1', [file?.id, '0'.repeat(64)])
  const asked = { token, params: { id }, body: { version } }
  const [status, code] = await s.refused(op, asked).catch(() => [0, ''])
  expect([status, code]).not.toEqual([200, undefined])
  expect(await casesOf(id)).toEqual([])
  await s.say(token)(removeFile, { params: { id, fileId: file?.id ?? '' } })
})
