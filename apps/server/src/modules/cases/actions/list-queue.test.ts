import { acceptCase, listQueue as op } from '@tongban/contracts/cases/office-work'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, foodItem, testCases, yaohai } from '#testing/cases'
import { commonRefusals } from '#testing/common-refusals'

let s: CasesServer
let window: string
beforeAll(async () => {
  s = await testCases()
  window = await s.officer('window')
})
afterAll(() => s[Symbol.asyncDispose]())

commonRefusals(
  () => s,
  op,
  async () => ({ token: window, params: { queue: 'intake' }, query: {} }),
)

const idsIn = async (queue: 'intake' | 'examination', token = window) =>
  (await s.say(token)(op, { params: { queue }, query: {} })).rows.map(({ caseId }) => caseId)

test('a queue is in order of the due date, with a light; what is accepted moves to the next queue', async () => {
  const token = await s.person(1)
  const early = await s.submitted(token)
  s.deps.clock.set('2026-03-04T01:00:00Z')
  const later = await s.submitted(await s.person(2), foodItem)
  // Sessions of staff end after half an hour of doing nothing.
  window = await s.officer('window')
  const { rows, next } = await s.say(window)(op, { params: { queue: 'intake' }, query: {} })
  expect(rows.map(({ caseId, due, light }) => [caseId, due, light])).toEqual([
    [early, '2026-03-09', 'normal'],
    [later, '2026-03-11', 'normal'],
  ])
  expect(next).toBeNull()
  await s.say(window)(acceptCase, { params: { id: later }, body: { version: 1 } })
  expect([await idsIn('intake'), await idsIn('examination')]).toEqual([[early], [later]])
  for (const [now, light] of [
    ['2026-03-06T01:00:00Z', 'soon'],
    ['2026-03-10T01:00:00Z', 'overdue'],
  ] as const) {
    s.deps.clock.set(now)
    window = await s.officer('window')
    expect((await s.say(window)(op, { params: { queue: 'intake' }, query: {} })).rows[0]).toMatchObject({ light })
  }
})

test('officers of another office and supervisors see none of it in their queue', async () => {
  expect(await idsIn('intake', await s.officer('window', 'feixi-scjg'))).toEqual([])
  expect(await idsIn('intake', await s.officer('supervisor', 'hefei'))).toEqual([])
})

test('many rows of one due date are paged in fifties without gap or repetition', async () => {
  const [office] = await s.rows<{ id: string }>(
    `select distinct office_id as id from cases.work_item where region_code = $1`,
    [yaohai],
  )
  await s.rows(
    `with made as (
       insert into cases.case select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'case_no', 'N' || n))).*
       from cases.case c, generate_series(1, 118) n where c.id = (select id from cases.case limit 1) returning id, case_no)
     insert into cases.work_item select (jsonb_populate_record(w, jsonb_build_object('case_id', m.id, 'case_no', m.case_no, 'queue', 'intake',
       'due', date '2026-04-01' + (row_number() over () / 40)::int))).*
     from cases.work_item w, made m where w.case_id = (select case_id from cases.work_item where office_id = $1 and queue = 'intake')`,
    [office?.id],
  )
  const seen: { caseId: string; due: string }[] = []
  const sizes: number[] = []
  for (let after: string | undefined; ; ) {
    const page = await s.say(window)(op, { params: { queue: 'intake' }, query: after ? { after } : {} })
    seen.push(...page.rows)
    sizes.push(page.rows.length)
    if (!page.next) break
    after = page.next
  }
  expect(sizes).toEqual([50, 50, 19])
  expect(new Set(seen.map(({ caseId }) => caseId)).size).toBe(119)
  expect(seen.map(({ due }) => due)).toEqual(seen.map(({ due }) => due).sort((a, b) => a.localeCompare(b)))
})

test.for([
  ['a queue that there is not', { queue: 'everything' }, {}],
  ['a page after nothing', { queue: 'intake' }, { after: 'tomorrow' }],
  [
    'a page after a day that is none',
    { queue: 'intake' },
    { after: '2026-13-45_00000000-0000-0000-0000-000000000000' },
  ],
  ['a page after an id that is none', { queue: 'intake' }, { after: `2026-03-02_${'-'.repeat(36)}` }],
])('%s is not valid', async ([, params, query]) => {
  expect(await s.refused(op, { token: window, params, query } as never)).toEqual([400, 'platform.not-valid'])
})
