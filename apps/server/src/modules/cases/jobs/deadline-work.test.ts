import { correctCase, getMyCase } from '@tongban/contracts/cases/apply'
import { acceptCase, askCorrection, getCase } from '@tongban/contracts/cases/office-work'
import { listFailedJobs } from '@tongban/contracts/platform/messages'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { calendar } from '#testing/a-case'
import { type CasesServer, foodItem, testCases } from '#testing/cases'
import { acceptSilent } from './accept-silent.ts'
import { deadlineWork } from './deadline-work.ts'

let s: CasesServer
beforeAll(async () => {
  s = await testCases()
})
afterAll(() => s[Symbol.asyncDispose]())
const at = (day: string) => s.deps.clock.set(`${day}T02:00:00Z`)
beforeEach(() => at('2026-03-02'))
const deps = () => ({ ...s.deps, calendar: () => calendar })

test('art. 32: five working days without a word, and the case is accepted from the day of receipt', async () => {
  const id = await s.submitted(await s.person(1), foodItem)
  // The fifth working day after Monday, 2 March, is Monday the 9th: until it is over the office may still answer.
  at('2026-03-09')
  expect(await acceptSilent(deps())).toBe(0)
  at('2026-03-10')
  expect(await acceptSilent(deps())).toBe(1)
  expect(await s.events(id)).toEqual(['case-submitted', 'accepted-by-silence'])
  const c = await s.say(await s.officer('handler'))(getCase, { params: { id } })
  // Seven working days from 3 March, not from 11 March: the office's silence costs the person nothing.
  expect(c).toMatchObject({
    status: 'accepted',
    due: '2026-03-11',
    proceedings: { acceptedOn: '2026-03-02', bySilence: true },
  })
  expect(c.documents).toMatchObject([{ kind: 'acceptance-notice' }])
  expect(await s.queueOf(id)).toBe('examination')
  const mine = await s.say(await s.person(1))(getMyCase, { params: { id } })
  expect(mine.timeline.at(-1)).toMatchObject({ actor: '系统', text: expect.stringContaining('视为受理') })
  const late = { token: await s.officer('window'), params: { id }, body: { version: 2 } }
  expect(await s.refused(acceptCase, late)).toEqual([409, 'cases.accepted-by-silence'])
})

test('art. 32: the five days run anew from the corrections; while the person corrects nothing runs', async () => {
  const token = await s.person(2)
  const id = await s.submitted(token)
  const items = [{ target: 'field' as const, key: 'industry', label: '', request: '请写明行业的全称。' }]
  await s.say(await s.officer('window'))(askCorrection, { params: { id }, body: { version: 1, items } })
  at('2026-03-16')
  expect(await acceptSilent(deps())).toBe(0)
  await s.say(await s.person(2))(correctCase, { params: { id }, body: { version: 2, answers: { industry: '餐饮' } } })
  at('2026-03-23')
  expect(await acceptSilent(deps())).toBe(0)
  at('2026-03-24')
  expect(await acceptSilent(deps())).toBe(1)
  const c = await s.say(await s.officer('handler'))(getCase, { params: { id } })
  expect(c.proceedings.acceptedOn).toBe('2026-03-16')
})

test('two workers at once, and a window that accepts at the same moment: accepted once, one notice', async () => {
  const id = await s.submitted(await s.person(3))
  at('2026-03-10')
  const window = await s.officer('window')
  await s.race<unknown>(
    `select from cases.case where id = '${id}' for update`,
    () => acceptSilent(deps()),
    () => acceptSilent(deps()),
    () => s.ask(acceptCase, { token: window, params: { id }, body: { version: 1 } }),
  )
  const accepted = (await s.events(id)).filter((type) => type !== 'case-submitted')
  expect(accepted.length).toBe(1)
  const [notices] = await s.rows<{ n: number }>(
    `select count(*)::int as n from licences.document where case_id = $1 and kind = 'acceptance-notice'`,
    [id],
  )
  expect(notices).toEqual({ n: 1 })
})

test('the heartbeat says when it ran and what is overdue; a worker that stands still is seen', async () => {
  const beat = async () => (await s.say(await s.officerWith(['platform.jobs']))(listFailedJobs, {})).deadlineWork
  expect(await beat()).toMatchObject({ lastRun: null, late: true })
  await s.submitted(await s.person(4))
  at('2026-03-10')
  await deadlineWork(deps())
  expect(await beat()).toMatchObject({ lastRun: '2026-03-10T02:00:00.000Z', late: false, accepted: 1 })
  s.deps.clock.set('2026-03-10T02:31:00Z')
  expect((await beat()).late).toBe(true)
})
