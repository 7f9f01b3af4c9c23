import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, testCases } from '#testing/cases'
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
  expect(await verifyLog(s.db)).toEqual({ cases: 7, events: 21, breaks: [] })

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
    [added]: [4, 'changed'],
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
