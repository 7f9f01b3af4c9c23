import { getMyCase } from '@tongban/contracts/cases/apply'
import { askCorrection } from '@tongban/contracts/cases/office-work'
import { trackCase as op } from '@tongban/contracts/cases/progress'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, testCases } from '#testing/cases'
import { commonRefusals } from '#testing/common-refusals'
import { personNo } from '#testing/people'

let s: CasesServer
let next = 1
beforeAll(async () => {
  s = await testCases()
})
afterAll(() => s[Symbol.asyncDispose]())

/** Number and code as they stand on the receipt. */
const receipt = async () => {
  const token = await s.person(next++)
  const id = await s.submitted(token)
  const { caseNo, queryCode } = await s.say(token)(getMyCase, { params: { id } })
  return { caseNo, queryCode, id, token }
}
const ask = (caseNo: string, queryCode: string) => s.ask(op, { body: { caseNo, queryCode } })
const wrongCode = 'ZZZZZZZZ'

commonRefusals(
  () => s,
  op,
  async () => {
    const { caseNo, queryCode } = await receipt()
    return { body: { caseNo, queryCode } }
  },
)

test('anybody with number and code sees the progress, and nothing of the applicant but a masked name', async () => {
  const { caseNo, queryCode, id, token } = await receipt()
  const who = personNo(next - 1)
  const items = [{ target: 'field' as const, key: 'industry', label: '', request: '请写明主营行业的内容。' }]
  await s.say(await s.officer('window'))(askCorrection, { params: { id }, body: { version: 1, items } })
  const { json, status } = await ask(caseNo, queryCode)
  expect(status).toBe(200)
  expect(json).toMatchObject({ caseNo, status: 'correction-asked' })
  expect((json['timeline'] as unknown[]).length).toBe(2)
  const said = JSON.stringify(json)
  for (const secret of [who.name, who.citizenNumber, who.mobile, who.address, '主营行业', id])
    expect(said).not.toContain(secret)
  expect((await s.say(token)(getMyCase, { params: { id } })).timeline.at(-1)?.documentId).toBeTruthy()
})

test('codes are read aloud and typed: case and a dash do not matter', async () => {
  const { caseNo, queryCode } = await receipt()
  const typed = `${queryCode.slice(0, 4)}-${queryCode.slice(4)}`.toLowerCase()
  expect((await ask(caseNo, typed)).status).toBe(200)
  expect((await ask(`  ${caseNo}  `, queryCode)).status).toBe(200)
})

test('a number that nobody has and a wrong code answer alike, try by try, until both close', async () => {
  const { caseNo } = await receipt()
  const unknown = `${caseNo.slice(0, -4)}9999`
  for (let tries = 1; tries <= 7; tries++) {
    const wrong = await ask(caseNo, wrongCode)
    expect(await ask(unknown, wrongCode)).toEqual(wrong)
    expect([wrong.status, wrong.code]).toEqual(
      tries <= 5 ? [404, 'cases.query-not-matched'] : [429, 'cases.query-closed'],
    )
  }
})

test('after five wrong codes even the right one waits fifteen minutes; then it is good', async () => {
  const { caseNo, queryCode } = await receipt()
  for (let tries = 0; tries < 5; tries++) await ask(caseNo, wrongCode)
  const closed = await s.app.inject({ method: 'POST', url: '/api/v1/progress', payload: { caseNo, queryCode } })
  expect([closed.statusCode, closed.headers['retry-after']]).toEqual([429, '900'])
  const later = new Date(s.deps.clock.now().getTime() + 15 * 60_000 + 1000)
  s.deps.clock.set(later)
  expect((await ask(caseNo, queryCode)).status).toBe(200)
})

test('the right code forgets the wrong ones before it', async () => {
  const { caseNo, queryCode } = await receipt()
  for (let round = 0; round < 3; round++) {
    for (let tries = 0; tries < 4; tries++) expect((await ask(caseNo, wrongCode)).status).toBe(404)
    expect((await ask(caseNo, queryCode)).status).toBe(200)
  }
})

test('of many tries at once five are taken', async () => {
  const { caseNo, queryCode } = await receipt()
  const answers = await Promise.all(Array.from({ length: 24 }, () => ask(caseNo, wrongCode)))
  expect(answers.filter(({ status }) => status === 404).length).toBe(5)
  expect((await ask(caseNo, queryCode)).status).toBe(429)
})

test.for([
  ['a short number', { caseNo: '123', queryCode: 'ABCDEFGH' }],
  ['a long number', { caseNo: '1'.repeat(51), queryCode: 'ABCDEFGH' }],
  ['a short code', { caseNo: '1'.repeat(43), queryCode: 'ABC' }],
  ['a code of an object', { caseNo: '1'.repeat(43), queryCode: {} }],
])('%s is not valid', async ([, body]) => {
  expect(await s.refused(op, { body })).toEqual([400, 'platform.not-valid'])
})

test('a code in letters that take more than one octet is wrong like any other', async () => {
  const { caseNo } = await receipt()
  expect((await ask(caseNo, '查询码查询码查询')).code).toBe('cases.query-not-matched')
})
