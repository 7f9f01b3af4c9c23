import { getMe, signOut } from '@tongban/contracts/identity/account'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createSessionResolver } from '#modules/identity'
import { anonymous, system } from '#platform/actor'
import { personNo, register, signInOfficer } from '#testing/people'
import { type TestServer, testServer } from '#testing/server'

const at = (minutes: number) => new Date(Date.parse('2026-03-02T01:00:00Z') + minutes * 60_000)
const isIn = async (s: TestServer, token: string) => (await s.api.call(getMe, { token })).ok

test('after signing out the token names nobody, at once', async () => {
  await using s = await testServer()
  const { token } = await register(s, personNo(0))
  expect(await isIn(s, token)).toBe(true)
  const response = await s.app.inject({
    method: 'DELETE',
    url: '/api/v1/sessions/current',
    headers: { cookie: `tongban_session=${token}` },
  })
  expect([response.statusCode, response.json()]).toEqual([200, {}])
  expect(response.headers['set-cookie']).toMatch(/^tongban_session=; .*Expires=Thu, 01 Jan 1970/)
  expect(await isIn(s, token)).toBe(false)
  expect(await s.api.call(signOut, { token })).toMatchObject({ status: 401, problem: { code: 'auth.sign-in-needed' } })
})

test('signing out ends this session and no other', async () => {
  await using s = await testServer()
  const first = await register(s, personNo(0))
  const other = await register(s, personNo(1))
  await s.api.call(signOut, { token: first.token })
  expect([await isIn(s, first.token), await isIn(s, other.token)]).toEqual([false, true])
})

test('a person is signed out after two hours of doing nothing', async () => {
  await using s = await testServer()
  const { token } = await register(s, personNo(0))
  s.deps.clock.set(at(119))
  expect(await isIn(s, token)).toBe(true)
  s.deps.clock.set(at(119 + 119))
  expect(await isIn(s, token)).toBe(true)
  s.deps.clock.set(at(119 + 119 + 120))
  expect(await isIn(s, token)).toBe(false)
})

test('and after twelve hours whatever is done', async () => {
  await using s = await testServer()
  const { token } = await register(s, personNo(0))
  for (let hour = 1; hour < 12; hour++) {
    s.deps.clock.set(at(hour * 60))
    expect(await isIn(s, token)).toBe(true)
  }
  s.deps.clock.set(at(12 * 60))
  expect(await isIn(s, token)).toBe(false)
})

test('an officer is signed out after half an hour of doing nothing, and after eight hours', async () => {
  await using s = await testServer()
  const { token } = await signInOfficer(s, 'yaohai-scjg-window')
  for (let quarter = 1; quarter < 32; quarter++) {
    s.deps.clock.set(at(quarter * 15))
    expect(await isIn(s, token)).toBe(true)
  }
  s.deps.clock.set(at(8 * 60))
  expect(await isIn(s, token)).toBe(false)
  s.deps.clock.set(at(600))
  const again = await signInOfficer(s, 'yaohai-scjg-window')
  s.deps.clock.set(at(630))
  expect(await isIn(s, again.token)).toBe(false)
})

test('a prolongation is written once a minute, and a known token is looked up once in ten seconds', async () => {
  await using s = await testServer()
  const { token } = await register(s, personNo(0))
  let reads = 0
  let writes = 0
  const db: typeof s.db = {
    ...s.db,
    glance: (actor, run) => {
      reads++
      return s.db.glance(actor, run)
    },
    transaction: (actor, run, options) => {
      writes++
      return s.db.transaction(actor, run, options)
    },
  }
  const sessions = createSessionResolver({ ...s.deps, db })
  for (let second = 0; second < 240; second += 2) {
    s.deps.clock.set(new Date(at(0).getTime() + second * 1000))
    expect((await sessions.resolve(token)).kind).toBe('person')
  }
  expect([reads, writes]).toEqual([24, 3])
})

test('what is no token is not looked up', async () => {
  await using s = await testServer()
  const sessions = createSessionResolver({ ...s.deps, db: undefined as unknown as typeof s.db })
  for (const token of ['', 'x', 'a'.repeat(44), `${'a'.repeat(42)}'`])
    expect(await sessions.resolve(token)).toBe(anonymous)
  expect((await createSessionResolver(s.deps).resolve('a'.repeat(43))).kind).toBe('anonymous')
})

test('what was being looked up while it was forgotten is not kept', async () => {
  await using s = await testServer()
  const { token } = await register(s, personNo(0))
  const sessions = createSessionResolver(s.deps)
  const underWay = sessions.resolve(token)
  sessions.forget(token)
  await underWay
  await s.db.transaction(system('test'), (tx) => tx.rows(sql`delete from identity.session`))
  expect((await sessions.resolve(token)).kind).toBe('anonymous')
})

test('sessions that have ended are swept at the next sign-in', async () => {
  await using s = await testServer()
  await register(s, personNo(0))
  s.deps.clock.set(at(13 * 60))
  await register(s, personNo(1))
  const { n } = await s.db.read(system('test'), (tx) =>
    tx.only(sql<{ n: number }>`select count(*) as n from identity.session`),
  )
  expect(n).toBe(1)
})
