import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '#platform/actor'
import { type Database, openDatabase } from '#platform/db'
import { relay, type Subscriber, startWorker } from '#platform/jobs'
import { write } from '#platform/write'
import { type TestDatabase, testDatabase } from '#testing/database'
import { rowsAsOwner } from '#testing/owner'

let database: TestDatabase
let db: Database
beforeAll(async () => {
  database = await testDatabase()
  db = openDatabase(database.url, { size: 4 })
})
afterAll(async () => {
  await db.end()
  await database[Symbol.asyncDispose]()
})

const emit = (type: string, ...payloads: unknown[]) =>
  write(db, system('test'), undefined, async (tx) => {
    for (const payload of payloads) tx.emit(type, payload)
  })
const heard = (event: string, job: string, run: (payload: unknown) => Promise<void> = async () => {}) => {
  const payloads: unknown[] = []
  const subscriber: Subscriber = {
    event,
    job,
    async run(payload) {
      payloads.push(payload)
      await run(payload)
    },
  }
  return { subscriber, payloads }
}
const outbox = () => rowsAsOwner<{ type: string }>(database.url, 'select type from platform.outbox')
const jobs = (task: string) =>
  rowsAsOwner<{ id: string; attempts: number; last_error: string | null }>(
    database.url,
    'select id, attempts, last_error from graphile_worker.jobs where task_identifier = $1 order by id',
    [task],
  )
const quiet = () => {}

test('each subscriber of an event gets a job of its own; what nobody hears is dropped', async () => {
  const [a, b] = [heard('told', 'hear-a'), heard('told', 'hear-b')]
  await emit('told', { n: 1 }, { n: 2 })
  await emit('unheard', {})
  expect(await relay(db, [a.subscriber, b.subscriber])).toBe(3)
  expect([await outbox(), (await jobs('hear-a')).length, (await jobs('hear-b')).length]).toEqual([[], 2, 2])
  const worker = await startWorker(db, database.url, [a.subscriber, b.subscriber], quiet)
  await worker.drain()
  await worker.stop()
  for (const { payloads } of [a, b]) expect(payloads).toEqual(expect.arrayContaining([{ n: 1 }, { n: 2 }]))
  expect(a.payloads.length).toBe(2)
})

test('what is rolled back tells nobody', async () => {
  const undone = write(db, system('test'), undefined, async (tx) => {
    tx.emit('undone', {})
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await outbox()).toEqual([])
})

test('two relays at once queue each event once', async () => {
  const { subscriber } = heard('many', 'hear-many')
  await emit('many', ...Array.from({ length: 500 }, (_, n) => ({ n })))
  for (let moved = 1; moved > 0; )
    moved = (await Promise.all([relay(db, [subscriber]), relay(db, [subscriber])])).reduce((a, b) => a + b, 0)
  const payloads = await rowsAsOwner<{ n: number }>(
    database.url,
    `select distinct (payload->>'n')::int as n from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'hear-many'`,
  )
  expect([(await jobs('hear-many')).length, payloads.length]).toEqual([500, 500])
  await rowsAsOwner(database.url, 'delete from graphile_worker._private_jobs')
})

test('a relay that dies before its commit loses nothing', async () => {
  const { subscriber } = heard('dying', 'hear-dying')
  await emit('dying', { n: 1 })
  const died = db.transaction(system('relay'), async (tx) => {
    await tx.rows(sql`delete from platform.outbox`)
    throw new Error('died')
  })
  await expect(died).rejects.toThrow('died')
  expect(await relay(db, [subscriber])).toBe(1)
  expect((await jobs('hear-dying')).length).toBe(1)
  await rowsAsOwner(database.url, 'delete from graphile_worker._private_jobs')
})

test('a job that fails is tried again, is told to the operator without its payload, and can be run again', async () => {
  let broken = true
  const lines: string[] = []
  const { subscriber, payloads } = heard('fragile', 'hear-fragile', async () => {
    if (broken) throw new Error('the printer is off')
  })
  const worker = await startWorker(db, database.url, [subscriber], (line) => void lines.push(line))
  await emit('fragile', { secret: 'personal' })
  while (lines.length === 0) await sleep(20)
  expect(lines.join()).toContain('the printer is off')
  expect(lines.join()).not.toContain('personal')
  while ((await jobs('hear-fragile'))[0]?.last_error === null) await sleep(20)
  const [job] = await jobs('hear-fragile')
  expect(job).toMatchObject({ attempts: 1, last_error: expect.stringContaining('the printer is off') })
  broken = false
  const again = await db.transaction(system('test'), (tx) =>
    tx.only(sql<{ again: boolean }>`select platform.retry_job(${job?.id}) as again`),
  )
  expect(again).toEqual({ again: true })
  await worker.drain()
  await worker.stop()
  expect([payloads.length, (await jobs('hear-fragile')).length]).toEqual([2, 0])
})
