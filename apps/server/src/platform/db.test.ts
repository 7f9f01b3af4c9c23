import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, anonymous, system } from '#platform/actor'
import { type Database, openDatabase, regionPrefix, type Tx } from '#platform/db'
import { anOfficer, aPerson } from '#testing/actors'
import { type TestDatabase, testDatabase } from '#testing/database'

let database: TestDatabase
/** One connection, so that every transaction follows on the settings of the one before. */
let db: Database
beforeAll(async () => {
  database = await testDatabase()
  db = openDatabase(database.url, { size: 1 })
})
afterAll(async () => {
  await db.end()
  await database[Symbol.asyncDispose]()
})

type Settings = { kind: string; actor: string; subject: string; office: string; region: string; role: string }
const settings = sql<Settings>`select current_setting('tongban.kind', true) as kind, current_setting('tongban.actor', true) as actor,
  current_setting('tongban.subject', true) as subject, current_setting('tongban.office', true) as office,
  current_setting('tongban.region', true) as region, current_user as role`
const settingsOf = (actor: Actor) => db.read(actor, (tx) => tx.only(settings))
const nobody = { kind: '', actor: '', subject: '', office: '', region: '', role: 'tongban_app' }

const remember = (tx: Tx, name: string) =>
  tx.rows(sql`insert into platform.setting (name, value) values (${name}, '1')`)
const isThere = (name: string) =>
  db.read(
    system('test'),
    async (tx) => (await tx.rows(sql`select name from platform.setting where name = ${name}`)).length > 0,
  )

test('each transaction runs as its actor, and the connection keeps nothing of it', async () => {
  const company = crypto.randomUUID()
  const [person, representative] = [aPerson(), aPerson({ legalPersonId: company })]
  const officer = anOfficer()
  const supervisor = anOfficer(undefined, { regionCode: '340100000000', scopes: ['cases.supervise'] })
  const expected: [Actor, Partial<Settings>][] = [
    [person, { kind: 'person', actor: person.personId, subject: person.personId }],
    [representative, { kind: 'person', actor: representative.personId, subject: company }],
    [supervisor, { kind: 'officer', actor: supervisor.officerId, office: supervisor.officeId, region: '3401' }],
    [officer, { kind: 'officer', actor: officer.officerId, office: officer.officeId }],
    [system('test'), { kind: 'system' }],
    [anonymous, { kind: 'anonymous' }],
  ]
  for (const [actor, said] of expected) {
    expect(await settingsOf(actor)).toEqual({ ...nobody, ...said })
    await expect(db.transaction(actor, () => Promise.reject(new Error('undone')))).rejects.toThrow('undone')
    const { rows } = await db.pool.query(
      `select coalesce(string_agg(current_setting('tongban.' || n, true), ''), '') as left from unnest(array['kind', 'actor', 'subject', 'office', 'region']) n`,
    )
    expect(rows).toEqual([{ left: '' }])
  }
})

test('what throws is rolled back, and what was to follow the commit does not', async () => {
  let followed = false
  const thrown = db.transaction(system('test'), async (tx) => {
    tx.afterCommit(() => {
      followed = true
    })
    await remember(tx, 'thrown')
    throw new Error('undone')
  })
  await expect(thrown).rejects.toThrow('undone')
  expect([await isThere('thrown'), followed]).toEqual([false, false])
})

test('when the last statement fails, the commit sent with it rolls back', async () => {
  let followed = false
  const run = db.transaction(
    system('test'),
    async (tx) => {
      tx.afterCommit(() => {
        followed = true
      })
      await remember(tx, 'last')
    },
    { finish: (tx) => tx.rows(sql`select 1 / 0`) },
  )
  await expect(run).rejects.toThrow('division by zero')
  expect([await isThere('last'), followed]).toEqual([false, false])
})

test('a failed statement that nobody waited for is not committed over', async () => {
  const run = db.transaction(system('test'), async (tx) => {
    await remember(tx, 'unheard')
    tx.rows(sql`select 1 / 0`).catch(() => {})
  })
  await expect(run).rejects.toThrow('rolled back')
  expect(await isThere('unheard')).toBe(false)
})

test('a reading transaction writes nothing', async () => {
  await expect(db.read(system('test'), (tx) => remember(tx, 'read'))).rejects.toThrow('read-only transaction')
  expect(await isThere('read')).toBe(false)
})

test('statements that are not waited for keep their order', async () => {
  const order = await db.transaction(system('test'), async (tx) => {
    const sent = [1, 2, 3].map((n) => remember(tx, `order-${n}`))
    const [found] = await Promise.all([
      tx.rows(sql<{ name: string }>`select name from platform.setting where name like 'order-%' order by name`),
      ...sent,
    ])
    return found.map(({ name }) => name)
  })
  expect(order).toEqual(['order-1', 'order-2', 'order-3'])
})

test('a connection that the database ended is replaced', async () => {
  const cut = db.transaction(system('test'), (tx) => tx.rows(sql`select pg_terminate_backend(pg_backend_pid())`))
  await expect(cut).rejects.toThrow()
  expect(await settingsOf(anonymous)).toMatchObject({ kind: 'anonymous' })
})

test('the connections are of a role that owns nothing; what it may not do is refused', async () => {
  const forbidden = [
    'update cases.event set type = type',
    'delete from platform.audit',
    'drop table cases.case',
    'select * from graphile_worker.jobs',
  ]
  for (const text of forbidden)
    await expect(db.transaction(system('test'), (tx) => tx.rows(sql.raw(text)))).rejects.toThrow(/denied|owner/)
})

test.for([
  ['340000000000', '34'],
  ['340100000000', '3401'],
  ['340102000000', '340102'],
  ['340102001000', '340102001'],
  ['340102001001', '340102001001'],
] as const)('the digits of %s that all divisions below share are %s', ([code, digits]) => {
  expect(regionPrefix(code)).toBe(digits)
})

test('values of every kind arrive as they were sent, also those longer than any before', async () => {
  const long = '长'.repeat(100_000)
  const sent = { at: new Date('2026-03-02T01:02:03.456Z'), texts: ['a"b\\c,{}', '', '空 格'], none: null, long }
  const row = await db.read(system('test'), (tx) =>
    tx.only(sql<
      typeof sent & { n: number; yes: boolean; json: unknown }
    >`select ${sent.at}::timestamptz as at, ${sent.texts}::text[] as texts,
      ${sent.none}::text as none, ${sent.long}::text as long, ${7}::int as n, ${true}::boolean as yes, ${JSON.stringify({ a: [1] })}::jsonb as json`),
  )
  expect(row).toEqual({ ...sent, n: 7, yes: true, json: { a: [1] } })
})

test('a statement that failed when it was first run can be run again, and what was sent behind it was not run', async () => {
  const divided = (by: number) => sql<{ result: number }>`select 10 / ${by}::int as result`
  const twice = (by: number) =>
    db.transaction(system('test'), (tx) =>
      Promise.all([tx.rows(divided(by)), remember(tx, 'behind'), tx.rows(divided(by))]),
    )
  await expect(twice(0)).rejects.toThrow('division by zero')
  expect(await isThere('behind')).toBe(false)
  for (const by of [5, 2])
    expect(await db.read(system('test'), (tx) => tx.only(divided(by)))).toEqual({ result: 10 / by })
})

test('a transaction that fails before it asked anything leaves its connection as it was', async () => {
  await expect(db.transaction(system('test'), () => Promise.reject(new Error('early')))).rejects.toThrow('early')
  const { rows } = await db.pool.query(`select now() = statement_timestamp() as alone`)
  expect(rows).toEqual([{ alone: true }])
})

test('a glance reads as its actor, writes nothing and asks everything at once', async () => {
  const [one, two] = await db.glance(system('test'), (tx) => Promise.all([tx.only(settings), tx.only(settings)]))
  expect([one, two]).toEqual([{ ...nobody, kind: 'system' }, one])
  await expect(db.glance(system('test'), (tx) => remember(tx, 'glanced'))).rejects.toThrow('read-only transaction')
  const late = db.glance(system('test'), async (tx) => {
    await tx.only(settings)
    return tx.only(settings)
  })
  await expect(late).rejects.toThrow('a glance')
  expect(await isThere('glanced')).toBe(false)
})
