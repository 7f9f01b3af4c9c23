import { countQueues as op } from '@tongban/contracts/cases/office-work'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, testCases } from '#testing/cases'
import { commonRefusals } from '#testing/common-refusals'

let s: CasesServer
beforeAll(async () => {
  s = await testCases()
})
afterAll(() => s[Symbol.asyncDispose]())

commonRefusals(
  () => s,
  op,
  async () => ({ token: await s.officer('window') }),
)

const countsOf = async (token: string) =>
  Object.fromEntries((await s.say(token)(op, {})).queues.map(({ queue, count }) => [queue, count]))

test('each queue is counted, for the own office alone', async () => {
  const person = await s.person(1)
  await s.submitted(person)
  await s.submitted(person)
  await s.accepted(person)
  await s.examined(person)
  const counts = { intake: 2, waiting: 0, examination: 1, procedure: 0, decision: 1 }
  expect(await countsOf(await s.officer('handler'))).toEqual(counts)
  const none = { intake: 0, waiting: 0, examination: 0, procedure: 0, decision: 0 }
  expect(await countsOf(await s.officer('window', 'feixi-scjg'))).toEqual(none)
  expect(await countsOf(await s.officer('supervisor', 'hefei'))).toEqual(none)
})
