import { getMe } from '@tongban/contracts/identity/account'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createOfficer, demoPassword, demoTotpSecret, hashPassword, seedDemoOfficers } from '#modules/identity'
import { system } from '#platform/actor'
import { type TestServer, testServer } from '#testing/server'
import { codeAt, stepOf } from './one-time-code.ts'

const account = 'yaohai-scjg-window'
const start = new Date('2026-03-02T01:00:00Z')
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000)
const code = (seconds: number) => codeAt(demoTotpSecret(account), stepOf(at(seconds)))

async function staffed(): Promise<TestServer> {
  const s = await testServer()
  await seedDemoOfficers(s.deps)
  return s
}
const ask = async (s: TestServer, change: object = {}) => {
  const payload = { account, password: demoPassword, oneTimeCode: code(0), ...change }
  const response = await s.app.inject({ method: 'POST', url: '/api/v1/staff-sessions', payload })
  return {
    status: response.statusCode,
    cookie: response.headers['set-cookie'],
    ...response.json<{ code?: string; token?: string }>(),
  }
}

test('an officer signs in with password and one-time code and sees post and scopes', async () => {
  await using s = await staffed()
  const { cookie, token } = await ask(s, { account: ' Yaohai-SCJG-window ' })
  expect(cookie).toMatch(/^tongban_staff=[\w-]{43}; Max-Age=28800; Path=\/; HttpOnly; SameSite=Strict$/)
  expect(await s.api.call(getMe, { token })).toMatchObject({
    value: {
      kind: 'officer',
      officer: {
        office: { name: '瑶海区市场监督管理局', level: 'county', regionCode: '340102000000', regionName: '瑶海区' },
        post: '窗口受理',
        scopes: ['cases.read', 'cases.accept'],
      },
    },
  })
})

test('over https the cookie is for https only', async () => {
  await using s = await staffed()
  const response = await s.app.inject({
    method: 'POST',
    url: '/api/v1/staff-sessions',
    headers: { 'x-forwarded-proto': 'https' },
    payload: { account, password: demoPassword, oneTimeCode: code(0) },
  })
  expect(response.headers['set-cookie']).toContain('; Secure')
})

test('a wrong password, a wrong code and an unknown account are refused with the same answer', async () => {
  await using s = await staffed()
  const wrong = await ask(s, { password: 'wrong' })
  expect(wrong).toMatchObject({ status: 401, code: 'identity.sign-in-refused' })
  expect(await ask(s, { oneTimeCode: code(600) })).toEqual(wrong)
  expect(await ask(s, { account: 'nobody' })).toEqual(wrong)
})

test('a one-time code is used once', async () => {
  await using s = await staffed()
  expect(await ask(s)).toMatchObject({ status: 200 })
  expect(await ask(s)).toMatchObject({ status: 401, code: 'identity.one-time-code-used' })
  s.deps.clock.set(at(30))
  expect(await ask(s)).toMatchObject({ status: 401, code: 'identity.one-time-code-used' })
  expect(await ask(s, { oneTimeCode: code(30) })).toMatchObject({ status: 200 })
  expect(await ask(s, { oneTimeCode: code(0) })).toMatchObject({ status: 401, code: 'identity.one-time-code-used' })
})

test('of two sign-ins with the same code at once one is let in', async () => {
  await using s = await staffed()
  const statuses = (await Promise.all([ask(s), ask(s)])).map((a) => a.status)
  expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 401])
})

test('a clock that is half a minute off is forgiven, a whole one is not', async () => {
  await using s = await staffed()
  expect(await ask(s, { oneTimeCode: code(-60) })).toMatchObject({ status: 401 })
  expect(await ask(s, { oneTimeCode: code(60) })).toMatchObject({ status: 401 })
  expect(await ask(s, { oneTimeCode: code(-30) })).toMatchObject({ status: 200 })
  expect(await ask(s, { oneTimeCode: code(30) })).toMatchObject({ status: 200 })
})

test('five wrong codes lock the account, right password or not', async () => {
  await using s = await staffed()
  for (let i = 0; i < 5; i++) expect(await ask(s, { oneTimeCode: code(6000) })).toMatchObject({ status: 401 })
  expect(await ask(s)).toMatchObject({ status: 429, code: 'identity.locked' })
})

test('who has left the post is signed out and cannot sign in', async () => {
  await using s = await staffed()
  const { token } = await ask(s)
  await s.db.transaction(system('test'), (tx) =>
    tx.rows(sql`update identity.officer set active = false where account = ${account} returning id`),
  )
  s.deps.clock.set(at(30))
  expect(await s.api.call(getMe, { token })).toMatchObject({ status: 401 })
  expect(await ask(s, { oneTimeCode: code(30) })).toMatchObject({ status: 401, code: 'identity.sign-in-refused' })
})

test('an officer who is created gets password and one-time codes of their own; an account name is given once', async () => {
  await using s = await testServer()
  const passwordHash = await hashPassword('the river in spring')
  const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  const create = () =>
    s.db.transaction(system('test'), async (tx) => {
      const office = await tx.only(sql<{ id: string }>`select id from identity.office limit 1`)
      return createOfficer(tx, s.deps.secrets, {
        officeId: office.id,
        account: 'new-colleague',
        name: '王新',
        post: '窗口受理',
        scopes: ['cases.read'],
        passwordHash,
        totpSecret,
        at: s.deps.clock.now(),
      })
    })
  expect([typeof (await create()), await create()]).toEqual(['string', undefined])
  const { secrets } = await s.db.read(system('test'), (tx) =>
    tx.only(sql<{ secrets: string }>`select string_agg(totp_secret, ' ') as secrets from identity.credential`),
  )
  expect(secrets).not.toContain(totpSecret)
  // RFC 6238, appendix B: at 59 seconds this secret gives 94287082, of which the last six are used.
  s.deps.clock.set(new Date(59_000))
  const proof = { account: 'new-colleague', password: 'the river in spring', oneTimeCode: '287082' }
  expect(await ask(s, proof)).toMatchObject({ status: 200 })
})
