import { getMyCase, withdrawCase } from '@tongban/contracts/cases/apply'
import { acceptCase as op, passPreReview } from '@tongban/contracts/cases/office-work'
import { downloadDocument } from '@tongban/contracts/licences/documents'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, foodItem, statusesOf, testCases } from '#testing/cases'
import { commonRefusals, officeRefusals, repeatable } from '#testing/common-refusals'

let s: CasesServer
let window: string
beforeAll(async () => {
  s = await testCases()
  window = await s.officer('window')
})
afterAll(() => s[Symbol.asyncDispose]())

const accepting = async (n = 1) => ({
  token: window,
  params: { id: await s.submitted(await s.person(n)) },
  body: { version: 1 },
})

commonRefusals(() => s, op, accepting)
officeRefusals(() => s, op, accepting)
repeatable(() => s, op, accepting, { note: '另一句' })

test('acceptance gives a numbered notice and moves the case to examination; what is done at once is due that day', async () => {
  const person = await s.person(2)
  const id = await s.submitted(person)
  const c = await s.after(window, (say) => say(op, { params: { id }, body: { version: 1, note: '材料齐全' } }))
  expect(c).toMatchObject({ status: 'accepted', version: 2, due: '2026-03-02', clock: { provisional: false } })
  expect(c.documents).toMatchObject([{ kind: 'acceptance-notice', number: expect.stringMatching(/\S{8,}/) }])
  expect(c.allowedActions).toEqual([])
  expect([await s.events(id), await s.queueOf(id)]).toEqual([['case-submitted', 'case-accepted'], 'examination'])
  await s.drain()
  const mine = await s.say(person)(getMyCase, { params: { id } })
  const [notice] = mine.documents
  expect(notice).toMatchObject({ state: 'ready' })
  expect(mine.timeline.at(-1)).toMatchObject({ documentId: notice?.id, actor: c.officeName })
  const file = await s.api.download(downloadDocument, { params: { id: notice?.id ?? '' }, token: person })
  expect(file.ok && Buffer.from(file.value.body.subarray(0, 5)).toString()).toBe('%PDF-')
})

test('the promise runs in working days from the day after, and its reasons are told', async () => {
  const id = await s.submitted(await s.person(3), foodItem)
  const c = await s.after(window, (say) => say(op, { params: { id }, body: { version: 1 } }))
  // Seven working days after Monday, 2 March 2026: the weekend of 7 and 8 March is not counted.
  expect(c).toMatchObject({ promisedDays: 7, due: '2026-03-11' })
  expect(c.clock?.explanation.map(({ zh }) => zh).join()).toContain('周六、周日共2天休息')
})

test('a case that passed the pre-review is accepted; one that was withdrawn is not', async () => {
  const person = await s.person(4)
  const passed = await s.submitted(person)
  await s.say(window)(passPreReview, { params: { id: passed }, body: { version: 1 } })
  expect(await s.ask(op, { token: window, params: { id: passed }, body: { version: 2 } })).toMatchObject({
    json: { status: 'accepted' },
  })
  const gone = await s.submitted(person)
  await s.say(person)(withdrawCase, { params: { id: gone }, body: { version: 1 } })
  const late = { token: window, params: { id: gone }, body: { version: 2 } }
  expect(await s.refused(op, late)).toEqual([409, 'cases.wrong-status'])
  expect((await s.ask(op, late)).problem.detail).toContain('已撤回')
})

test('of an officer who accepts and an applicant who withdraws at once, both are told how it stands', async () => {
  const person = await s.person(5)
  const id = await s.submitted(person)
  const asked = { params: { id }, body: { version: 1 } }
  const answers = await s.race(
    `select from cases.case where id = '${id}' for update`,
    () => s.ask(op, { ...asked, token: window }),
    () => s.ask(withdrawCase, { ...asked, token: person }),
  )
  // Who comes second finds another stage, or the stage that still allows it but a newer version.
  const statuses = statusesOf(answers)
  expect([
    [200, 409],
    [200, 412],
  ]).toContainEqual(statuses)
  expect((await s.events(id)).length).toBe(2)
})
