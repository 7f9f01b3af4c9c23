import { downloadDocument } from '@tongban/contracts/licences/documents'
import { getMyCase } from '@tongban/contracts/cases/apply'
import { acceptCase as op } from '@tongban/contracts/cases/office-work'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, testCases } from '#testing/cases'
import { commonRefusals, repeatable } from '#testing/common-refusals'

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
repeatable(() => s, op, accepting, { note: '另一句' })

test('acceptance gives a numbered notice, starts the clock and moves the case to examination', async () => {
  const person = await s.person(2)
  const id = await s.submitted(person)
  const c = await s.say(window)(op, { params: { id }, body: { version: 1, note: '材料齐全' } })
  // 即办件: promised for the day of acceptance.
  expect(c).toMatchObject({ status: 'accepted', version: 2, due: '2026-03-02', clock: { provisional: false } })
  expect(c.documents).toMatchObject([{ kind: 'acceptance-notice', number: expect.stringMatching(/\S{8,}/) }])
  expect(c.allowedActions).toEqual([])
  expect([await s.events(id), await s.queueOf(id)]).toEqual([['case-submitted', 'case-accepted'], 'examination'])
  const mine = await s.say(person)(getMyCase, { params: { id } })
  expect(mine.clock?.explanation.length).toBeGreaterThan(0)
  await s.drain()
  const [notice] = (await s.say(person)(getMyCase, { params: { id } })).documents
  const file = await s.api.download(downloadDocument, { params: { id: notice?.id ?? '' }, token: person })
  expect(file.ok && Buffer.from(file.value.body.subarray(0, 5)).toString()).toBe('%PDF-')
})
