import { getMe, signIn } from '@tongban/contracts/identity/account'
import { listRegions } from '@tongban/contracts/reference/regions'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { system } from '#platform/actor'
import { race } from '#testing/owner'
import { codeFor, personNo, register, testPassword } from '#testing/people'
import { type TestServer, testServer } from '#testing/server'

const person = personNo(0)

const ask = async (
  s: TestServer,
  body: { account: string; password?: string; smsCode?: string },
  remoteAddress = '127.0.0.1',
) => {
  const response = await s.app.inject({ method: 'POST', url: '/api/v1/sessions', payload: body, remoteAddress })
  return {
    status: response.statusCode,
    cookie: response.headers['set-cookie'],
    ...response.json<{ code?: string; token?: string }>(),
  }
}
const minutes = (n: number) => new Date(Date.parse('2026-03-02T01:00:00Z') + n * 60_000)

test('a person signs in by citizen number or mobile with the password, and by mobile with a code', async () => {
  await using s = await testServer()
  await register(s, person)
  for (const account of [person.citizenNumber, ` ${person.citizenNumber.toLowerCase()} `, person.mobile]) {
    const { status, cookie, token } = await ask(s, { account, password: testPassword })
    expect([status, cookie]).toEqual([
      200,
      expect.stringMatching(/^tongban_session=[\w-]{43};.*HttpOnly; SameSite=Lax$/),
    ])
    expect(await s.api.call(getMe, { token })).toMatchObject({ value: { name: person.name } })
  }
  s.deps.clock.set(minutes(2))
  const smsCode = await codeFor(s, person.mobile, 'sign-in')
  expect(await ask(s, { account: person.mobile, smsCode })).toMatchObject({ status: 200 })
  expect(await ask(s, { account: person.mobile, smsCode })).toMatchObject({ status: 422, code: 'identity.code-wrong' })
})

test('of sign-ins at once with the same code one is let in', async () => {
  await using s = await testServer()
  await register(s, person)
  s.deps.clock.set(minutes(2))
  const smsCode = await codeFor(s, person.mobile, 'sign-in')
  // All have checked the code before any of them uses it.
  const one = () => ask(s, { account: person.mobile, smsCode })
  const answers = await race(s.url, 'lock table identity.person in access exclusive mode', [one, one, one])
  expect(answers.map((a) => a.code ?? 'in').toSorted()).toEqual(['identity.code-wrong', 'identity.code-wrong', 'in'])
})

test('a wrong password and an unknown account are refused with the same answer', async () => {
  await using s = await testServer()
  await register(s, person)
  const wrong = await ask(s, { account: person.mobile, password: 'not the password' })
  expect(wrong).toMatchObject({ status: 401, code: 'identity.sign-in-refused' })
  for (const account of [personNo(9).mobile, personNo(9).citizenNumber, 'nobody at all'])
    expect(await ask(s, { account, password: 'not the password' })).toEqual(wrong)
})

test('without password and code the person is told what is missing', async () => {
  await using s = await testServer()
  expect(await ask(s, { account: person.mobile })).toMatchObject({ status: 422, code: 'identity.proof-missing' })
  expect(await ask(s, { account: person.citizenNumber, smsCode: '123456' })).toMatchObject({
    status: 422,
    code: 'identity.proof-missing',
  })
})

test.for([
  ['that exists', 0],
  ['that does not exist', 9],
] as const)('after five failures an account %s is locked for a quarter of an hour', async ([, n]) => {
  await using s = await testServer()
  await register(s, person)
  const account = personNo(n).mobile
  for (let i = 0; i < 5; i++) expect(await ask(s, { account, password: 'wrong' })).toMatchObject({ status: 401 })
  expect(await ask(s, { account, password: testPassword })).toMatchObject({
    status: 429,
    code: 'identity.locked',
    minutes: 15,
  })
  s.deps.clock.set(minutes(14))
  expect(await ask(s, { account, password: testPassword })).toMatchObject({ status: 429, minutes: 1 })
  s.deps.clock.set(minutes(15))
  expect(await ask(s, { account, password: testPassword })).toMatchObject({ status: n === 0 ? 200 : 401 })
})

test('guesses that come all at once are counted one by one', async () => {
  await using s = await testServer()
  await register(s, person)
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => ask(s, { account: person.mobile, password: 'wrong' })),
  )
  const refused = answers.filter((a) => a.code === 'identity.sign-in-refused').length
  const locked = answers.filter((a) => a.code === 'identity.locked').length
  expect([refused, locked]).toEqual([5, 7])
})

test('a success clears the count, and a code by SMS works while the password is locked', async () => {
  await using s = await testServer()
  await register(s, person)
  const fail = () => ask(s, { account: person.mobile, password: 'wrong' })
  for (let i = 0; i < 4; i++) await fail()
  expect(await ask(s, { account: person.mobile, password: testPassword })).toMatchObject({ status: 200 })
  for (let i = 0; i < 5; i++) expect(await fail()).toMatchObject({ status: 401 })
  expect(await fail()).toMatchObject({ status: 429 })
  s.deps.clock.set(minutes(2))
  const smsCode = await codeFor(s, person.mobile, 'sign-in')
  expect(await ask(s, { account: person.mobile, smsCode })).toMatchObject({ status: 200 })
})

test('an address from which fifty sign-ins failed waits too, others do not', async () => {
  await using s = await testServer()
  await register(s, person)
  const from = (ip: string, account: string, password: string) => ask(s, { account, password }, ip)
  await Promise.all(Array.from({ length: 50 }, (_, i) => from('10.1.2.3', `nobody ${i}`, 'wrong')))
  expect(await from('10.1.2.3', person.mobile, testPassword)).toMatchObject({ status: 429, code: 'identity.locked' })
  expect(await from('10.1.2.4', person.mobile, testPassword)).toMatchObject({ status: 200 })
})

test('failures and successes are in the audit, without account or password', async () => {
  await using s = await testServer()
  await register(s, person)
  await ask(s, { account: person.mobile, password: 'wrong' })
  await ask(s, { account: person.mobile, password: testPassword })
  const rows = await s.db.read(system('test'), (tx) =>
    tx.rows(
      sql<{ action: string; subject_id: string }>`select action, subject_id, detail from platform.audit order by id`,
    ),
  )
  const actions = rows.map((row) => row.action)
  expect(actions).toEqual(['person-registered', 'sign-in-failed', 'signed-in'])
  expect(new Set(rows.map((row) => row.subject_id)).size).toBe(1)
})

test('a storm of sign-ins is bounded, and other work goes on meanwhile', async () => {
  await using s = await testServer()
  let settled = 0
  const storm = Array.from({ length: 260 }, async (_, i) => {
    const answer = await s.api.call(signIn, { body: { account: `nobody ${i}`, password: 'wrong' } })
    settled++
    return answer.ok ? 'in' : answer.problem.code
  })
  await new Promise((resolve) => setTimeout(resolve, 100))
  const beforeRead = settled
  expect(await s.api.call(listRegions, { query: { parent: '340000000000' } })).toMatchObject({ ok: true })
  // The read was answered while most of the storm still waited.
  expect(settled - beforeRead).toBeLessThan(100)
  const codes = await Promise.all(storm)
  expect(codes.filter((code) => code === 'identity.sign-in-busy').length).toBeGreaterThanOrEqual(50)
  expect(new Set(codes)).toEqual(new Set(['identity.sign-in-busy', 'identity.sign-in-refused', 'identity.locked']))
})
