import {
  listColleagues,
  listQueue,
  assignCase as op,
  passPreReview,
  type QueueFilter,
} from '@tongban/contracts/cases/office-work'
import { getMe } from '@tongban/contracts/identity/account'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type CasesServer, statusesOf, testCases } from '#testing/cases'

let s: CasesServer
let window: string
let me: { id: string; name: string }
beforeAll(async () => {
  s = await testCases()
})
afterAll(() => s[Symbol.asyncDispose]())
beforeEach(async () => {
  s.deps.clock.set('2026-03-02T02:00:00Z')
  window = await s.officer('window')
  const { id, name } = await s.say(window)(getMe, {})
  me = { id, name }
})

const listed = async (filter: QueueFilter, token = window) =>
  (await s.say(token)(listQueue, { params: { queue: 'intake' }, query: filter })).rows

test('an officer takes a case; colleagues see who holds it, and nobody takes it unseen', async () => {
  const id = await s.submitted(await s.person(1))
  const params = { id }
  expect(await s.say(window)(op, { params, body: { from: null, to: me.id } })).toEqual({ assignee: me })
  expect((await listed({ whose: 'mine' })).map(({ caseId }) => caseId)).toEqual([id])
  expect((await listed({ whose: 'free' })).map(({ caseId }) => caseId)).not.toContain(id)
  const other = await s.officerWith(['cases.read', 'cases.accept'])
  expect((await listed({}, other)).find(({ caseId }) => caseId === id)?.assignee).toEqual(me)
  const { id: otherId } = await s.say(other)(getMe, {})
  const unseen = { token: other, params, body: { from: null, to: otherId } }
  expect(await s.refused(op, unseen)).toEqual([412, 'cases.assigned-meanwhile'])
  const silent = { token: other, params, body: { from: me.id, to: otherId } }
  expect(await s.refused(op, silent)).toEqual([422, 'cases.hand-over-reason'])
  const body = { from: me.id, to: otherId, reason: '同事今天休假。' }
  expect((await s.say(other)(op, { params, body })).assignee?.id).toBe(otherId)
  const [audited] = await s.rows<{ details: object }>(
    `select to_jsonb(a) as details from platform.audit a where action = 'case-assigned' order by at desc limit 1`,
  )
  expect(JSON.stringify(audited)).toContain('同事今天休假。')
})

test('a case goes only to colleagues whose post does the acts of its stage', async () => {
  const id = await s.submitted(await s.person(2))
  const { colleagues } = await s.say(window)(listColleagues, { params: { queue: 'intake' } })
  expect(colleagues).toContainEqual({ ...me, post: '窗口受理' })
  const handler = await s.say(await s.officer('handler'))(getMe, {})
  expect(colleagues.map((one) => one.id)).not.toContain(handler.id)
  for (const to of [handler.id, crypto.randomUUID()]) {
    const wrong = { token: window, params: { id }, body: { from: null, to } }
    expect(await s.refused(op, wrong)).toEqual([422, 'cases.not-a-colleague'])
  }
  const elsewhere = { token: await s.officer('window', 'feixi-scjg'), params: { id }, body: { from: null, to: me.id } }
  expect(await s.refused(op, elsewhere)).toEqual([409, 'cases.not-waiting'])
})

test('who holds a case keeps it at its stage; the next stage is anybody’s again', async () => {
  const id = await s.submitted(await s.person(3))
  await s.say(window)(op, { params: { id }, body: { from: null, to: me.id } })
  await s.say(window)(passPreReview, { params: { id }, body: { version: 1 } })
  expect((await listed({ whose: 'mine' })).map(({ caseId }) => caseId)).toContain(id)
  const accepted = await s.accepted(await s.person(4))
  const held = await s.rows('select assignee_id, assignee_name from cases.work_item where case_id = $1', [accepted.id])
  expect(held).toEqual([{ assignee_id: null, assignee_name: null }])
})

test('of two who take a free case at once, one does', async () => {
  const id = await s.submitted(await s.person(5))
  const other = await s.officerWith(['cases.read', 'cases.accept'])
  const { id: otherId } = await s.say(other)(getMe, {})
  const lock = `select from cases.work_item where case_id = '${id}' for update`
  const answers = await s.race(
    lock,
    () => s.ask(op, { token: window, params: { id }, body: { from: null, to: me.id } }),
    () => s.ask(op, { token: other, params: { id }, body: { from: null, to: otherId } }),
  )
  expect(statusesOf(answers)).toEqual([200, 412])
})

test('a queue is narrowed by light: overdue, due soon, on time are the whole of it', async () => {
  s.deps.clock.set('2026-03-09T02:00:00Z')
  window = await s.officer('window')
  const soon = await listed({ light: 'soon' })
  // The fifth working day after 2 March is this Monday.
  expect(soon.length).toBeGreaterThan(0)
  expect(new Set(soon.map(({ light }) => light))).toEqual(new Set(['soon']))
  s.deps.clock.set('2026-03-10T02:00:00Z')
  window = await s.officer('window')
  const all = await listed({})
  const parts = await Promise.all((['overdue', 'soon', 'normal'] as const).map((light) => listed({ light })))
  for (const [index, light] of (['overdue', 'soon', 'normal'] as const).entries())
    expect(parts[index]?.every((row) => row.light === light)).toBe(true)
  expect(parts.flat().length).toBe(all.length)
})
