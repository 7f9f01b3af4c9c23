import { withdrawCase as op } from '@tongban/contracts/cases/apply'
import { getCase } from '@tongban/contracts/cases/office-work'
import { trackCase } from '@tongban/contracts/cases/progress'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, statusesOf, testCases } from '#testing/cases'
import { commonRefusals, repeatable } from '#testing/common-refusals'

let s: CasesServer
beforeAll(async () => {
  s = await testCases()
})
afterAll(() => s[Symbol.asyncDispose]())

const withdrawing = async (n = 1) => {
  const token = await s.person(n)
  return { token, params: { id: await s.submitted(token) }, body: { version: 1 } }
}

commonRefusals(() => s, op, withdrawing)
repeatable(() => s, op, withdrawing, { reason: '另一个理由' })

test('before the decision an application can be withdrawn; it waits nowhere, the office still reads it', async () => {
  const token = await s.person(2)
  const { id, version } = await s.examined(token)
  const c = await s.say(token)(op, { params: { id }, body: { version, reason: '计划有变' } })
  expect(c).toMatchObject({ status: 'withdrawn', allowedActions: [] })
  expect(c.timeline.at(-1)?.text).toBe('申请人撤回申请：计划有变')
  expect(await s.queueOf(id)).toBeUndefined()
  const seen = await s.say(await s.officer('window'))(getCase, { params: { id } })
  expect(seen).toMatchObject({ status: 'withdrawn', allowedActions: [], closedActions: [] })
  // The reason is the applicant's and the office's: the public progress does not tell it.
  const body = { caseNo: c.caseNo, queryCode: c.queryCode }
  expect(JSON.stringify((await s.ask(trackCase, { body })).json)).not.toContain('计划有变')
})

test('after the decision it cannot be withdrawn', async () => {
  const token = await s.person(3)
  const { id, version } = await s.granted(token)
  expect(await s.refused(op, { token, params: { id }, body: { version } })).toEqual([409, 'cases.wrong-status'])
})

test("a stale version and another person's case are refused; a long reason is not valid", async () => {
  const good = await withdrawing(4)
  expect(await s.refused(op, { ...good, body: { version: 2 } })).toEqual([412, 'cases.stale-version'])
  expect(await s.refused(op, { ...good, token: await s.person(5) })).toEqual([404, 'cases.not-found'])
  const long = { ...good, body: { version: 1, reason: '长'.repeat(501) } }
  expect(await s.refused(op, long)).toEqual([400, 'platform.not-valid'])
})

test('of two tabs that withdraw at once, one does', async () => {
  const good = await withdrawing(6)
  const answers = await s.race(
    `select from cases.case where id = '${good.params.id}' for update`,
    () => s.ask(op, good),
    () => s.ask(op, good),
  )
  expect(statusesOf(answers)).toEqual([200, 409])
  expect(await s.events(good.params.id)).toEqual(['case-submitted', 'case-withdrawn'])
})
