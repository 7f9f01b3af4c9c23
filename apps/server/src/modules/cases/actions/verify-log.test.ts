import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '#platform/actor'
import { type CasesServer, testCases } from '#testing/cases'
import { genesis, hashEvent, type Link } from '../core/chain.ts'
import { sealDays } from '../jobs/seal-days.ts'
import { listChains } from '../store/chain-store.ts'
import { verifyLog } from './verify-log.ts'

let s: CasesServer
beforeAll(async () => {
  s = await testCases()
})
afterAll(() => s[Symbol.asyncDispose]())

test('what people and officers did makes whole chains; what is done to a row later is named', async () => {
  const token = await s.person(1)
  const ids: string[] = []
  for (let n = 0; n < 7; n++) ids.push((await s.examined(token)).id)
  expect(await verifyLog(s.db)).toMatchObject({ cases: 7, events: 21, found: 0 })

  const [changed, actor, time, removed, tail, added, moved] = ids as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const tamper = (text: string, id: string) => s.rows(text, [id])
  await tamper(
    `update cases.event set data = data || '{"opinion":"建议不予许可"}' where case_id = $1 and seq = 3`,
    changed,
  )
  await tamper(`update cases.event set actor = 'officer:' || gen_random_uuid() where case_id = $1 and seq = 2`, actor)
  await tamper(`update cases.event set at = at - interval '1 day' where case_id = $1 and seq = 1`, time)
  await tamper('delete from cases.event where case_id = $1 and seq = 2', removed)
  await tamper('delete from cases.event where case_id = $1 and seq = 3', tail)
  await tamper(
    `insert into cases.event select case_id, 4, type, at, actor, actor_name, office_id, subject_id, data, hash, hash
     from cases.event where case_id = $1 and seq = 3`,
    added,
  )
  for (const [from, to] of [
    [2, 99],
    [3, 2],
    [99, 3],
  ])
    await s.rows('update cases.event set seq = $3 where case_id = $1 and seq = $2', [moved, from, to])

  const { breaks } = await verifyLog(s.db)
  const found = Object.fromEntries(breaks.map(({ caseId, seq, why }) => [caseId, [seq, why]]))
  expect(found).toEqual({
    [changed]: [3, 'changed'],
    [actor]: [2, 'changed'],
    [time]: [1, 'changed'],
    [removed]: [2, 'missing'],
    [tail]: [3, 'tail-missing'],
    [added]: [4, 'added'],
    [moved]: [2, 'moved'],
  })
})

test('a case without events and events without a case are named', async () => {
  const id = await s.submitted(await s.person(2))
  await s.rows('delete from cases.event where case_id = $1', [id])
  expect((await verifyLog(s.db)).breaks).toContainEqual({ caseId: id, seq: 1, why: 'no-events' })
  const orphan = await s.submitted(await s.person(2))
  await s.rows(`set session_replication_role = replica`)
  await s.rows('delete from cases.case where id = $1', [orphan])
  await s.rows(`set session_replication_role = origin`)
  expect((await verifyLog(s.db)).breaks).toContainEqual({ caseId: orphan, seq: 1, why: 'no-case' })
})

test('a chain that was rewritten whole is told by the head on its case', async () => {
  const id = await s.submitted(await s.person(3))
  await s.rows(`update cases.case set head_hash = $2 where id = $1`, [id, 'f'.repeat(64)])
  expect((await verifyLog(s.db)).breaks).toContainEqual({ caseId: id, seq: 1, why: 'changed' })
})

/** Rewrites one event and all after it with their hashes and the head, as the owner of the database can. */
async function rewrite(server: CasesServer, id: string, seq: number, data: object): Promise<void> {
  const [head] = await server.rows<{ n: number }>('select head_seq as n from cases.case where id = $1', [id])
  await server.rows('update cases.event set data = data || $3::jsonb where case_id = $1 and seq = $2', [id, seq, data])
  for (let n = seq; n <= (head?.n ?? 0); n++) {
    const { headHash, events } = await chainOf(server, id)
    const event = events[n - 1] as Link
    const { hash: _, ...rest } = { ...event, previous: n === 1 ? genesis : (events[n - 2]?.hash ?? '') }
    const sum = hashEvent(rest)
    await server.rows('update cases.event set previous = $3, hash = $4 where case_id = $1 and seq = $2', [
      id,
      n,
      rest.previous,
      sum,
    ])
    await server.rows('update cases.case set head_hash = $2 where id = $1', [id, n === head?.n ? sum : headHash])
  }
}

async function chainOf(server: CasesServer, id: string) {
  const chains = await server.db.read(system('test'), (tx) => listChains(tx, undefined, 1000))
  const chain = chains.find(({ caseId }) => caseId === id)
  if (!chain) throw new Error('there is no such case')
  return chain
}

test('once its day is closed, what no chain can tell is named: a chain rewritten with its head, a tail cut off with it, names and offices', async () => {
  await using sealed = await testCases()
  const token = await sealed.person(1)
  const ids: string[] = []
  for (let n = 0; n < 5; n++) ids.push((await sealed.examined(token)).id)
  const [rewritten, cut, renamed, moved, added] = ids as [string, string, string, string, string]
  const { rows } = sealed
  sealed.deps.clock.set(new Date(sealed.deps.clock.now().getTime() + 86_400_000))
  const [day] = (await sealDays(sealed.deps)) as [string]
  expect(await verifyLog(sealed.db)).toMatchObject({ days: 1, sealed: 15, found: 0 })

  await rewrite(sealed, rewritten, 3, { opinion: '建议不予许可' })
  await rows('delete from cases.event where case_id = $1 and seq = 3', [cut])
  await rows(
    'update cases.case set head_seq = 2, head_hash = (select hash from cases.event where case_id = $1 and seq = 2) where id = $1',
    [cut],
  )
  await rows(`update cases.event set actor_name = '别人' where case_id = $1 and seq = 2`, [renamed])
  const places = await rows<{ place: number }>('select place from cases.log_leaf where case_id = $1 order by seq', [
    moved,
  ])
  await rows('update cases.log_leaf set place = $3 - place where case_id = $1 and seq > $2', [
    moved,
    1,
    (places[1]?.place ?? 0) + (places[2]?.place ?? 0),
  ])
  await rows('delete from cases.log_leaf where case_id = $1 and seq = 2', [added])
  const { breaks, dayBreaks } = await verifyLog(sealed.db)
  expect(breaks.map(({ caseId, seq, why }) => `${ids.indexOf(caseId)} ${seq} ${why}`).toSorted()).toEqual([
    '0 3 changed',
    '1 3 missing',
    '2 2 changed',
    '3 2 moved',
    '4 2 added',
  ])
  expect(dayBreaks).toEqual([{ day, why: 'root' }])
})

test('a day whose record was changed, taken out, or is not what others kept of it is named', async () => {
  await using sealed = await testCases()
  const { rows } = sealed
  await sealed.submitted(await sealed.person(1))
  const start = sealed.deps.clock.now().getTime()
  sealed.deps.clock.set(new Date(start + 4 * 86_400_000))
  const days = await sealDays(sealed.deps)
  expect(days.length).toBe(4)
  const [first, second, third] = days as [string, string, string]
  const roots = await rows<{ day: string; root: string }>('select day, root from cases.log_day')
  const published = new Map(roots.map(({ day, root }) => [day, root]))
  expect(await verifyLog(sealed.db, { published })).toMatchObject({ found: 0 })
  const found = async () => (await verifyLog(sealed.db, { published })).dayBreaks

  // The owner rewrites all of it, so that it agrees in itself: only who kept the roots knows.
  await rows('delete from cases.log_leaf')
  await rows('delete from cases.log_block')
  await rows('delete from cases.log_day where day >= $1', [first])
  await sealDays(sealed.deps)
  expect(await found()).toEqual([{ day: first, why: 'published' }])

  await rows('delete from cases.log_day where day = $1', [third])
  await rows(`update cases.log_day set leaves = 7 where day = $1`, [second])
  expect(await found()).toEqual([
    { day: first, why: 'published' },
    { day: second, why: 'record' },
    { day: second, why: 'root' },
    { day: third, why: 'missing' },
    { day: third, why: 'missing' },
  ])
})
