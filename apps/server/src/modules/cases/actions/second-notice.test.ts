import { correctCase } from '@tongban/contracts/cases/apply'
import { allowSecondNotice, askCorrection, terminateCase } from '@tongban/contracts/cases/office-work'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type CasesServer, testCases } from '#testing/cases'
import { commonRefusals, officeRefusals, repeatable } from '#testing/common-refusals'

let s: CasesServer
beforeAll(async () => {
  s = await testCases()
})
afterAll(() => s[Symbol.asyncDispose]())
const at = (day: string) => s.deps.clock.set(`${day}T02:00:00Z`)
beforeEach(() => at('2026-03-02'))

const items = [{ target: 'field' as const, key: 'industry', label: '', request: '请写明行业的全称。' }]
const reasons = '第一次告知时漏列了经营范围，需要补充。'

/** Told once, and corrected: the case is with the office again, at version 3. */
async function corrected(n: number): Promise<{ id: string }> {
  const token = await s.person(n)
  const id = await s.submitted(token)
  await s.say(await s.officer('window'))(askCorrection, { params: { id }, body: { version: 1, items } })
  await s.say(token)(correctCase, { params: { id }, body: { version: 2, answers: { industry: `餐饮管理服务${n}` } } })
  return { id }
}
const allowing = async (n = 1) => ({
  token: await s.officer('leader'),
  params: await corrected(n),
  body: { version: 3, reasons },
})

commonRefusals(() => s, allowSecondNotice, allowing)
officeRefusals(() => s, allowSecondNotice, allowing, 'cases.second-notice-given')
repeatable(() => s, allowSecondNotice, allowing, { reasons: '另一个理由，换一句。' })

test('art. 32 (4): a second notice only with the reason of the head of the office, on record, and no third', async () => {
  const { token, params, body } = await allowing(2)
  const window = await s.officer('window')
  const ask = (version: number) => s.refused(askCorrection, { token: window, params, body: { version, items } })
  expect(await ask(3)).toEqual([409, 'cases.noticed-already'])
  const allowed = await s.after(token, (say) => say(allowSecondNotice, { params, body }))
  expect(allowed.timeline.at(-1)).toMatchObject({
    type: 'second-notice-allowed',
    text: expect.stringContaining(reasons),
  })
  const told = await s.after(window, (say) => say(askCorrection, { params, body: { version: 4, items } }))
  expect(told.status).toBe('correction-asked')
  const [, second] = await s.rows<{ content: { paragraphs: string[] } }>(
    `select content from licences.document where case_id = $1 and kind = 'correction-notice' order by created_at`,
    [params.id],
  )
  expect(second?.content.paragraphs.join()).toContain('第二次告知')
  await s.say(await s.person(2))(correctCase, { params, body: { version: 5, answers: { industry: '餐饮管理' } } })
  expect(await ask(6)).toEqual([409, 'cases.noticed-already'])
  const again = { token, params, body: { version: 6, reasons } }
  expect(await s.refused(allowSecondNotice, again)).toEqual([409, 'cases.second-notice-given'])
})

test('before the first notice there is nothing to allow', async () => {
  const id = await s.submitted(await s.person(3))
  const early = { token: await s.officer('leader'), params: { id }, body: { version: 1, reasons } }
  expect(await s.refused(allowSecondNotice, early)).toEqual([409, 'cases.first-notice-open'])
})

const terminating = async (n = 4) => {
  const { id, version } = await s.accepted(await s.person(n))
  return {
    token: await s.officer('approver'),
    params: { id },
    body: { version, reasons: '申请人的主体资格已经终止。' },
  }
}
commonRefusals(() => s, terminateCase, terminating)
officeRefusals(() => s, terminateCase, terminating)
repeatable(() => s, terminateCase, terminating, { reasons: '另一个理由，换一句。' })

test('a case is terminated with reasons and remedies, and waits in no queue any more', async () => {
  const { token, params, body } = await terminating(5)
  const ended = await s.after(token, (say) => say(terminateCase, { params, body }))
  expect(ended).toMatchObject({ status: 'terminated', limits: [], allowedActions: [] })
  expect(ended.documents.at(-1)).toMatchObject({ kind: 'termination-notice' })
  expect(await s.queueOf(params.id)).toBeUndefined()
})

test('补正不来办结: of a case that waits for corrections only when the time that the notice named is over', async () => {
  const id = await s.submitted(await s.person(6))
  const told = await s.after(await s.officer('window'), (say) =>
    say(askCorrection, { params: { id }, body: { version: 1, items } }),
  )
  // Thirty days after 2 March; 1 April 2026 is a Wednesday.
  expect(told).toMatchObject({ due: '2026-04-01', proceedings: { correctBy: '2026-04-01' } })
  expect(told.limits).toMatchObject([{ kind: 'correction', clock: { due: '2026-04-01' } }])
  const body = { version: 2, reasons: '逾期没有补正，视为放弃申请。' }
  at('2026-04-01')
  const early = { token: await s.officer('approver'), params: { id }, body }
  expect(await s.refused(terminateCase, early)).toEqual([409, 'cases.correction-time-running'])
  at('2026-04-02')
  const ended = await s.after(await s.officer('approver'), (say) => say(terminateCase, { params: { id }, body }))
  expect(ended.status).toBe('terminated')
})

test('art. 32: after the corrections the office has five working days anew', async () => {
  const token = await s.person(7)
  const id = await s.submitted(token)
  await s.say(await s.officer('window'))(askCorrection, { params: { id }, body: { version: 1, items } })
  at('2026-03-16')
  const again = await s.person(7)
  const c = await s.say(again)(correctCase, { params: { id }, body: { version: 2, answers: { industry: '餐饮' } } })
  expect(c).toMatchObject({ status: 'submitted', due: '2026-03-23' })
})
