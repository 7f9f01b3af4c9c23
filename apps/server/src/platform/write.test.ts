import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { type Actor, anonymous, system } from '#platform/actor'
import { type Database, openDatabase, type Tx } from '#platform/db'
import { fail, problems } from '#platform/problems'
import { hashRequest, type Intent, write } from '#platform/write'
import { aPerson } from '#testing/actors'
import { type TestDatabase, testDatabase } from '#testing/database'
import { race, rowsAsOwner } from '#testing/owner'

let database: TestDatabase | undefined
let db: Database
let me: Actor
const close = async () => {
  await db?.end()
  await database?.[Symbol.asyncDispose]()
}
beforeEach(async () => {
  await close()
  database = await testDatabase()
  db = openDatabase(database.url, { size: 4 })
  me = aPerson()
})
afterAll(close)

const intent = (body: unknown = {}, key = 'a-key-of-a-test'): Intent => ({
  operation: 'count',
  key,
  requestHash: hashRequest('count', {}, body),
})
/** Counts how often it was really done. */
const count = async (tx: Tx) => {
  const { value } = await tx.only(sql<{ value: number }>`
    insert into platform.setting (name, value) values ('count', '1')
    on conflict (name) do update set value = to_jsonb((setting.value::text)::int + 1) returning value`)
  tx.audit('counted', 'x', { value })
  tx.emit('counted', { value })
  return { value }
}
const rows = <R>(text: string) => rowsAsOwner<R>(database?.url ?? '', text)
const left = async () => {
  const [found] = await rows<Record<string, number>>(`select
    coalesce((select value::text::int from platform.setting where name = 'count'), 0) as done,
    (select count(*)::int from platform.audit where action = 'counted') as audited,
    (select count(*)::int from platform.outbox) as sent,
    (select count(*)::int from platform.idempotency_key) as keys,
    (select count(*)::int from platform.audit where action = 'refused') as refused`)
  return found
}

test('state, audit, event and key are written together', async () => {
  expect(await write(db, me, intent(), count)).toEqual({ value: 1 })
  expect(await left()).toEqual({ done: 1, audited: 1, sent: 1, keys: 1, refused: 0 })
})

test('without a key it is done as often as it is asked for', async () => {
  await write(db, me, undefined, count)
  await write(db, me, undefined, count)
  expect(await left()).toMatchObject({ done: 2, audited: 2, sent: 2, keys: 0 })
})

test('a repeated key answers what the first one answered, and does nothing', async () => {
  await write(db, me, intent(), count)
  expect(await write(db, me, intent(), count)).toEqual({ value: 1 })
  expect(await left()).toEqual({ done: 1, audited: 1, sent: 1, keys: 1, refused: 0 })
})

test('also when by then the rules would refuse it', async () => {
  await write(db, me, intent(), count)
  const refused = write(db, me, intent(), () => Promise.resolve(fail(problems['platform.not-found']())))
  expect(await refused).toEqual({ value: 1 })
})

test('one key for two requests is refused; the same key of somebody else is another', async () => {
  await write(db, me, intent({ n: 1 }), count)
  await expect(write(db, me, intent({ n: 2 }), count)).rejects.toThrow('platform.key-reused')
  expect(await write(db, aPerson(), intent({ n: 2 }), count)).toEqual({ value: 2 })
  expect(await left()).toMatchObject({ done: 2, keys: 2 })
})

test('two requests with one key at once do it once and answer the same', async () => {
  await rows(`insert into platform.setting (name, value) values ('count', '0')`)
  const answers = await race(database?.url ?? '', `select from platform.setting where name = 'count' for update`, [
    () => write(db, me, intent(), count),
    () => write(db, me, intent(), count),
  ])
  expect(answers).toEqual([{ value: 1 }, { value: 1 }])
  expect(await left()).toEqual({ done: 1, audited: 1, sent: 1, keys: 1, refused: 0 })
})

test('what is refused leaves nothing but a row in the audit, and its key can be used again', async () => {
  const refuse = async (tx: Tx) => {
    await count(tx)
    return fail(problems['platform.not-found']())
  }
  await expect(write(db, me, intent(), refuse)).rejects.toThrow('platform.not-found')
  expect(await left()).toEqual({ done: 0, audited: 0, sent: 0, keys: 0, refused: 1 })
  const [told] = await rows<{ detail: object }>(`select detail from platform.audit where action = 'refused'`)
  expect(told?.detail).toEqual({ code: 'platform.not-found', operation: 'count' })
  expect(await write(db, me, intent(), count)).toEqual({ value: 1 })
})

test('the audit is not filled by those who did not sign in; a mistake of ours is none of theirs', async () => {
  const refuse = () => Promise.resolve(fail(problems['platform.not-found']()))
  await expect(write(db, anonymous, undefined, refuse)).rejects.toThrow('platform.not-found')
  await expect(write(db, me, intent(), () => Promise.reject(new Error('ours')))).rejects.toThrow('ours')
  expect(await left()).toMatchObject({ refused: 0, keys: 0 })
})

test('nobody reads the answer that was kept for another', async () => {
  await write(db, me, intent(), count)
  const read = (actor: Actor) => db.read(actor, (tx) => tx.rows(sql`select key from platform.idempotency_key`))
  expect([(await read(me)).length, await read(aPerson()), await read(anonymous)]).toEqual([1, [], []])
  expect((await read(system('test'))).length).toBe(1)
})
