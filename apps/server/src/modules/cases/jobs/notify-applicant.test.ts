import { correctCase } from '@tongban/contracts/cases/apply'
import {
  acceptCase,
  askCorrection,
  decideCase,
  examineCase,
  passPreReview,
  refuseCase,
} from '@tongban/contracts/cases/office-work'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, testCases } from '#testing/cases'
import { personNo, takeMessages } from '#testing/people'
import { notifyApplicant } from './notify-applicant.ts'

let s: CasesServer
beforeAll(async () => {
  s = await testCases()
})
afterAll(() => s[Symbol.asyncDispose]())

/** Runs what one event asks for, as the worker would, and answers the texts that would be sent, with their numbers. */
async function told(event: string, caseId: string) {
  for (const subscriber of notifyApplicant(s.deps)) if (subscriber.event === event) await subscriber.run({ caseId })
  return (await takeMessages(s)).map(({ mobile, params }) => [mobile, params['text']])
}
const events = async () =>
  (
    await s.rows<{ type: string; payload: unknown }>(
      `delete from platform.outbox where type not in ('sms-requested', 'document-issued') returning type, payload`,
    )
  ).map(({ type, payload }) => [type, (payload as { caseId: string }).caseId])

test('each act tells the person what happened and what to do, by the last twelve characters of the number', async () => {
  const token = await s.person(1)
  const { mobile } = personNo(1)
  const [window, handler, approver] = [
    await s.officer('window'),
    await s.officer('handler'),
    await s.officer('approver'),
  ]
  const id = await s.submitted(token)
  const params = { id }
  const one = (words: string) => [[mobile, expect.stringContaining(words)]]
  expect(await events()).toEqual([['case-submitted', id]])
  expect(await told('case-submitted', id)).toEqual(one('已收到'))
  const items = [{ target: 'field' as const, key: 'industry', label: '', request: '请写明。' }]
  await s.say(window)(askCorrection, { params, body: { version: 1, items } })
  expect(await told('correction-asked', id)).toEqual(one('需补正1项'))
  await s.say(token)(correctCase, { params, body: { version: 2, answers: { industry: '餐饮管理服务' } } })
  await s.say(window)(passPreReview, { params, body: { version: 3 } })
  expect(await told('pre-review-passed', id)).toEqual(one('预审通过'))
  await s.say(window)(acceptCase, { params, body: { version: 4 } })
  expect(await told('case-accepted', id)).toEqual(one('已受理'))
  const opinion = { version: 5, proposal: 'deny' as const, opinion: '不符合规定的条件。' }
  await s.say(handler)(examineCase, { params, body: opinion })
  const denial = { version: 6, decision: 'deny' as const, reasons: '经营场所不符合规定的条件。' }
  await s.say(approver)(decideCase, { params, body: denial })
  const [[, text] = []] = await told('case-denied', id)
  expect(text).toContain('救济途径')
  // The reasons are personal: they stand in the decision, not in a message.
  expect(text).not.toContain('经营场所')
  const { case_no: caseNo } = (
    await s.rows<{ case_no: string }>('select case_no from cases.case where id = $1', [id])
  )[0] ?? {
    case_no: '',
  }
  expect([text?.includes(caseNo.slice(-12)), text?.includes(caseNo)]).toEqual([true, false])
})

test('for an enterprise the person who acted is told', async () => {
  const { token } = await s.enterprise(0)
  const id = await s.submitted(token)
  const reasons = '不属于本机关职权范围。'
  await s.say(await s.officer('window'))(refuseCase, { params: { id }, body: { version: 1, reasons } })
  expect(await told('case-refused', id)).toEqual([[personNo(0).mobile, expect.stringContaining('不予受理')]])
})

test('a case that is not there any more stops no job', async () => {
  expect(await told('case-submitted', crypto.randomUUID())).toEqual([])
})
