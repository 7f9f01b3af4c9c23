import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type CasesServer, testCases } from '#testing/cases'
import { besideHash, hashRecord, leafOfEvent } from '../core/day-log.ts'
import { rootOf } from '../core/merkle.ts'
import { sealDays } from './seal-days.ts'

type Day = { day: string; leaves: number; root: string; previous: string; record: string }
type Row = { hash: string; salt: string; actorName: string; officeId: string; subjectId: string }

let s: CasesServer
beforeAll(async () => {
  s = await testCases()
})
afterAll(() => s[Symbol.asyncDispose]())
const at = (time: string) => s.deps.clock.set(time)
const days = () => s.rows<Day>('select day, leaves, root, previous, record from cases.log_day order by day')
/** The root as somebody makes it who only reads the tables. */
async function rootOver(day: string): Promise<string> {
  const rows = await s.rows<Row>(
    `select e.hash, l.salt, e.actor_name as "actorName", e.office_id as "officeId", e.subject_id as "subjectId"
     from cases.log_leaf l join cases.event e using (case_id, seq) where l.day = $1 order by e.case_id, e.seq`,
    [day],
  )
  const hashes = rows.map((row) => leafOfEvent(row.hash, besideHash(row)))
  const kept = await s.rows<{ hash: Buffer }>('select hash from cases.log_leaf where day = $1 order by place', [day])
  expect(kept.map(({ hash }) => hash)).toEqual(hashes)
  return rootOf(hashes).toString('hex')
}
beforeEach(() => at('2026-03-02T02:00:00Z'))

test('before anything happened there is no day to close', async () => {
  expect(await sealDays(s.deps)).toEqual([])
})

test('a day is closed once it is over: a root over its events, chained to the day before', async () => {
  const token = await s.person(1)
  await s.examined(token)
  at('2026-03-02T15:59:59Z')
  expect(await sealDays(s.deps), 'two seconds before midnight in China').toEqual([])
  at('2026-03-02T16:00:01Z')
  expect(await sealDays(s.deps)).toEqual(['2026-03-02'])
  expect(await sealDays(s.deps), 'again').toEqual([])
  const [first] = (await days()) as [Day]
  expect(first).toMatchObject({ leaves: 3, previous: '0'.repeat(64), record: hashRecord(first) })
  expect(first.root).toBe(await rootOver('2026-03-02'))
})

test('days that were missed are closed in turn, those without events too; what happens today waits', async () => {
  at('2026-03-05T02:00:00Z')
  await s.submitted(await s.person(2))
  at('2026-03-07T02:00:00Z')
  const today = await s.submitted(await s.person(2), 'AUTH-020')
  expect(await sealDays(s.deps)).toEqual(['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'])
  const all = await days()
  expect(all.map(({ leaves }) => leaves)).toEqual([3, 0, 0, 1, 0])
  for (const [n, day] of all.entries()) expect(day.previous).toBe(all[n - 1]?.record ?? '0'.repeat(64))
  expect(await s.rows('select from cases.log_leaf where case_id = $1', [today])).toEqual([])
  at('2026-03-08T02:00:00Z')
  expect(await sealDays(s.deps)).toEqual(['2026-03-07'])
  expect((await days()).at(-1)).toMatchObject({ leaves: 1 })
})

test('what is written late, with an earlier time, goes into the first day that is still open', async () => {
  at('2026-03-04T02:00:00Z')
  const late = await s.submitted(await s.person(3))
  at('2026-03-09T02:00:00Z')
  expect(await sealDays(s.deps)).toEqual(['2026-03-08'])
  const placed = await s.rows<{ day: string }>('select day from cases.log_leaf where case_id = $1', [late])
  expect(placed).toEqual([{ day: '2026-03-08' }])
})

test('what a transaction holds open over midnight, written before the horizon, is not lost', async () => {
  at('2026-03-09T10:00:00Z')
  const id = await s.submitted(await s.person(4))
  // As if it had been written by a transaction that is still open: taken out, and put back within one.
  await s.rows('create table held as select * from cases.event where case_id = $1', [id])
  await s.rows('delete from cases.event where case_id = $1', [id])
  await s.rows('begin')
  await s.rows(
    'insert into cases.event (case_id, seq, type, at, actor, actor_name, office_id, subject_id, data, previous, hash) select case_id, seq, type, at, actor, actor_name, office_id, subject_id, data, previous, hash from held',
  )
  const other = await s.submitted(await s.person(5))
  at('2026-03-10T02:00:00Z')
  expect(await sealDays(s.deps)).toEqual(['2026-03-09'])
  await s.rows('commit')
  at('2026-03-11T02:00:00Z')
  expect(await sealDays(s.deps)).toEqual(['2026-03-10'])
  const placed = await s.rows<{ case_id: string; day: string }>(
    'select case_id, day from cases.log_leaf where case_id = any($1)',
    [[id, other]],
  )
  expect(new Map(placed.map(({ case_id, day }) => [case_id, day]))).toEqual(
    new Map([
      [other, '2026-03-09'],
      [id, '2026-03-10'],
    ]),
  )
})

test('a database restored into another cluster, where transactions are numbered anew, goes on', async () => {
  at('2026-03-11T03:00:00Z')
  await s.rows(`update cases.log_day set cluster = 'another', horizon = horizon + 1000000`)
  await s.rows(`update cases.event set written_in = written_in + 1000000`)
  const id = await s.submitted(await s.person(6))
  at('2026-03-12T02:00:00Z')
  expect(await sealDays(s.deps)).toEqual(['2026-03-11'])
  expect(await s.rows('select place from cases.log_leaf where case_id = $1', [id])).toEqual([{ place: 0 }])
  expect((await days()).at(-1)).toMatchObject({ leaves: 1 })
})

test('two workers at once close a day once', async () => {
  at('2026-03-13T02:00:00Z')
  const closed = await Promise.all([sealDays(s.deps), sealDays(s.deps), sealDays(s.deps)])
  expect(closed.flat()).toEqual(['2026-03-12'])
})

test('the app may add days and leaves and change none', async () => {
  for (const table of ['log_day', 'log_leaf', 'log_block']) {
    const rights = await s.rows(
      `select has_table_privilege('tongban_app', $1, 'insert') as adds, has_table_privilege('tongban_app', $1, 'update, delete, truncate') as changes`,
      [`cases.${table}`],
    )
    expect(rights, table).toEqual([{ adds: true, changes: false }])
  }
})
