import { registerPerson, sendSmsCode } from '@tongban/contracts/identity/account'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { smsSubscriber } from '#modules/identity'
import { system } from '#platform/actor'
import { race } from '#testing/owner'
import { codeFor, factorsOf, personNo, register, takeMessages } from '#testing/people'
import { type TestServer, testServer } from '#testing/server'

const { mobile } = personNo(0)

const ask = async (s: TestServer, body: { mobile: string; purpose: 'register' | 'sign-in' }) => {
  const answer = await s.api.call(sendSmsCode, { body })
  return answer.ok ? answer.value : answer.problem
}

test('a code of six digits goes to the mobile, and says how long it is good', async () => {
  await using s = await testServer()
  expect(await ask(s, { mobile, purpose: 'register' })).toEqual({ expiresInSeconds: 600 })
  expect(await takeMessages(s)).toEqual([
    { mobile, template: 'verify-code', params: { code: expect.stringMatching(/^\d{6}$/), minutes: '10' } },
  ])
})

test('one a minute a mobile, whatever it is for', async () => {
  await using s = await testServer()
  await ask(s, { mobile, purpose: 'register' })
  s.deps.clock.set('2026-03-02T01:00:20Z')
  expect(await ask(s, { mobile, purpose: 'sign-in' })).toMatchObject({
    status: 429,
    code: 'identity.code-too-soon',
    seconds: 40,
  })
  expect(await ask(s, { mobile: personNo(1).mobile, purpose: 'register' })).toEqual({ expiresInSeconds: 600 })
  s.deps.clock.set('2026-03-02T01:01:00Z')
  expect(await ask(s, { mobile, purpose: 'register' })).toEqual({ expiresInSeconds: 600 })
})

test('of requests at the same moment one sends a code', async () => {
  await using s = await testServer()
  const one = () => ask(s, { mobile, purpose: 'register' })
  const answers = await race(s.url, 'lock table platform.outbox in access exclusive mode', [one, one, one, one])
  expect(answers.filter((a) => 'expiresInSeconds' in a).length).toBe(1)
  expect((await takeMessages(s)).length).toBe(1)
})

test('ten a day a mobile', async () => {
  await using s = await testServer()
  for (let i = 0; i < 10; i++) {
    s.deps.clock.set(new Date(Date.parse('2026-03-02T01:00:00Z') + i * 61_000))
    expect(await ask(s, { mobile, purpose: 'register' })).toEqual({ expiresInSeconds: 600 })
  }
  s.deps.clock.set('2026-03-02T02:00:00Z')
  expect(await ask(s, { mobile, purpose: 'register' })).toMatchObject({ status: 429, code: 'identity.codes-used-up' })
  s.deps.clock.set('2026-03-03T01:30:00Z')
  expect(await ask(s, { mobile, purpose: 'register' })).toEqual({ expiresInSeconds: 600 })
})

test('asking for a sign-in code does not tell whether there is an account, and none is sent where there is none', async () => {
  await using s = await testServer()
  await register(s, personNo(1))
  s.deps.clock.set('2026-03-02T01:02:00Z')
  const [none, some] = [
    await ask(s, { mobile, purpose: 'sign-in' }),
    await ask(s, { mobile: personNo(1).mobile, purpose: 'sign-in' }),
  ]
  expect(none).toEqual(some)
  expect((await takeMessages(s)).map((m) => m.mobile)).toEqual([personNo(1).mobile])
})

test('a number that is no mobile is refused', async () => {
  await using s = await testServer()
  expect(await ask(s, { mobile: '0551-12345', purpose: 'register' })).toMatchObject({
    status: 400,
    fields: [{ key: 'mobile' }],
  })
})

test('a message waits sealed; when the provider fails it is tried again; past its time it is not sent', async () => {
  await using s = await testServer()
  await s.api.call(sendSmsCode, { body: { mobile, purpose: 'register' } })
  const [row] = await s.db.read(system('test'), (tx) =>
    tx.rows(sql<{ payload: { sealed: string } }>`select payload from platform.outbox`),
  )
  expect(JSON.stringify(row)).not.toContain(mobile)
  const down = smsSubscriber(s.deps, { send: () => Promise.reject(new Error('down')) })
  await expect(down.run(row?.payload)).rejects.toThrow('down')
  s.deps.clock.set('2026-03-02T01:11:00Z')
  await expect(down.run(row?.payload)).resolves.toBeUndefined()
})

test('only the newest code counts', async () => {
  await using s = await testServer()
  const person = personNo(0)
  const first = await codeFor(s, mobile, 'register')
  s.deps.clock.set('2026-03-02T01:01:30Z')
  const second = await codeFor(s, mobile, 'register')
  const tryCode = (smsCode: string) => s.api.call(registerPerson, { body: { ...factorsOf(person), smsCode } })
  if (first !== second) expect(await tryCode(first)).toMatchObject({ problem: { code: 'identity.code-wrong' } })
  expect(await tryCode(second)).toMatchObject({ ok: true })
})
