import { getMyCase } from '@tongban/contracts/cases/apply'
import { passPreReview as op } from '@tongban/contracts/cases/office-work'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, testCases } from '#testing/cases'
import { commonRefusals, officeRefusals, repeatable } from '#testing/common-refusals'

let s: CasesServer
beforeAll(async () => {
  s = await testCases()
})
afterAll(() => s[Symbol.asyncDispose]())

const passing = async (n = 1) => ({
  token: await s.officer('window'),
  params: { id: await s.submitted(await s.person(n)) },
  body: { version: 1 },
})

commonRefusals(() => s, op, passing)
officeRefusals(() => s, op, passing)
repeatable(() => s, op, passing, { note: '另一句' })

test('the applicant is told that nothing is missing; the case stays in intake, to be accepted', async () => {
  const person = await s.person(2)
  const id = await s.submitted(person)
  const token = await s.officer('window')
  const c = await s.after(token, (say) => say(op, { params: { id }, body: { version: 1, note: '材料齐全' } }))
  expect(c).toMatchObject({ status: 'pre-reviewed', version: 2, documents: [] })
  expect(c.allowedActions.sort()).toEqual(['accept', 'ask-correction', 'refuse'])
  expect([await s.events(id), await s.queueOf(id)]).toEqual([['case-submitted', 'pre-review-passed'], 'intake'])
  const { timeline } = await s.say(person)(getMyCase, { params: { id } })
  expect(timeline.at(-1)?.text).toBe('预审通过，材料齐全：材料齐全')
})

test('a note longer than five hundred characters is not valid', async () => {
  const asked = await passing(3)
  const long = { ...asked, body: { version: 1, note: '长'.repeat(501) } }
  expect(await s.refused(op, long)).toEqual([400, 'platform.not-valid'])
  expect((await s.ask(op, long)).problem.fields).toMatchObject([{ key: 'note', code: 'platform.maxLength' }])
})
