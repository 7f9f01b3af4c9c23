import { getMe, registerPerson, signIn } from '@tongban/contracts/identity/account'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { system } from '#platform/actor'
import { codeFor, factorsOf, personNo, register, testPassword } from '#testing/people'
import { type TestServer, testServer } from '#testing/server'

const person = personNo(0)

const ask = async (s: TestServer, change: object = {}) => {
  const response = await s.app.inject({
    method: 'POST',
    url: '/api/v1/persons',
    payload: { ...factorsOf(person), smsCode: '000000', ...change },
  })
  return {
    status: response.statusCode,
    ...response.json<{ code?: string; fields?: { key: string; code: string }[] }>(),
  }
}
const count = async (s: TestServer, table: string) =>
  (await s.db.read(system('test'), (tx) => tx.only(sql<{ n: number }>`select count(*) as n from ${sql.raw(table)}`))).n

test('a person confirmed by the population library has an account and is signed in', async () => {
  await using s = await testServer()
  const smsCode = await codeFor(s, person.mobile, 'register')
  const response = await s.app.inject({
    method: 'POST',
    url: '/api/v1/persons',
    payload: { ...factorsOf(person), citizenNumber: person.citizenNumber.toLowerCase(), smsCode },
  })
  expect(response.statusCode).toBe(200)
  expect(response.headers['set-cookie']).toMatch(
    /^tongban_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/,
  )
  const { token, expiresAt } = response.json<{ token: string; expiresAt: string }>()
  expect(expiresAt).toBe('2026-03-02T13:00:00.000Z')
  expect(await s.api.call(getMe, { token })).toMatchObject({
    value: {
      kind: 'person',
      name: person.name,
      person: {
        maskedCitizenNumber: `${person.citizenNumber.slice(0, 3)}***********${person.citizenNumber.slice(14)}`,
        maskedMobile: '100****0000',
        realNameLevel: 3,
        birthDate: person.birthDate,
        legalPersons: [],
        actingFor: null,
      },
    },
  })
  expect(await count(s, 'identity.consent')).toBe(1)
})

test('numbers and address lie sealed in the database', async () => {
  await using s = await testServer()
  await register(s, person)
  const text = JSON.stringify(
    await s.db.read(system('test'), async (tx) => [
      await tx.rows(sql`select * from identity.person`),
      await tx.rows(sql`select * from identity.credential`),
      await tx.rows(sql`select * from identity.sms_code`),
      await tx.rows(sql`select * from platform.audit`),
      await tx.rows(sql`select * from platform.outbox`),
    ]),
  )
  for (const secret of [person.citizenNumber, person.mobile, person.socialSecurityCard, person.address, testPassword])
    expect(text).not.toContain(secret)
  expect(text).toContain(person.name)
})

test('a wrong check digit is told by name before anything is asked outside', async () => {
  await using s = await testServer()
  const wrong = person.citizenNumber.slice(0, 17) + (person.citizenNumber.endsWith('1') ? '2' : '1')
  expect(await ask(s, { citizenNumber: wrong })).toMatchObject({
    status: 422,
    code: 'identity.citizen-number-wrong',
    fields: [{ key: 'citizenNumber', code: 'citizen-number.check-character' }],
  })
})

test('a password that others can guess is refused', async () => {
  await using s = await testServer()
  expect(await ask(s, { password: `ab${person.mobile}` })).toMatchObject({
    status: 422,
    code: 'identity.password-weak',
  })
})

test('without consent, or with a field that is not known, nothing is registered', async () => {
  await using s = await testServer()
  expect(await ask(s, { agreed: false })).toMatchObject({ status: 400, code: 'platform.not-valid' })
  expect(await ask(s, { realNameLevel: 5 })).toMatchObject({ status: 400, code: 'platform.not-valid' })
  expect(await count(s, 'identity.person')).toBe(0)
})

test.for([
  ['name', { name: '无名氏' }],
  ['social security card', { socialSecurityCard: 'AH0000000' }],
  ['citizen number of another', { citizenNumber: personNo(7).citizenNumber }],
] as const)('a %s that does not belong to the others is refused in the same words', async ([, change]) => {
  await using s = await testServer()
  const smsCode = await codeFor(s, person.mobile, 'register')
  expect(await ask(s, { smsCode, ...change })).toEqual({
    ...(await ask(s, { smsCode, name: '张冠李戴' })),
    status: 422,
    code: 'identity.not-confirmed',
  })
  expect(await count(s, 'identity.person')).toBe(0)
})

test('who has an account is told so only when the library confirms that it is they', async () => {
  await using s = await testServer()
  await register(s, person)
  s.deps.clock.set('2026-03-02T01:05:00Z')
  const smsCode = await codeFor(s, person.mobile, 'register')
  expect(await ask(s, { smsCode, name: '无名氏' })).toMatchObject({ status: 422, code: 'identity.not-confirmed' })
  expect(await ask(s, { smsCode })).toMatchObject({ status: 409, code: 'identity.already-registered' })
  expect(await count(s, 'identity.person')).toBe(1)
})

test('a wrong code is refused, after five tries even the right one', async () => {
  await using s = await testServer()
  const smsCode = await codeFor(s, person.mobile, 'register')
  const wrong = smsCode === '123456' ? '654321' : '123456'
  for (let i = 0; i < 5; i++)
    expect(await ask(s, { smsCode: wrong })).toMatchObject({ status: 422, code: 'identity.code-wrong' })
  expect(await ask(s, { smsCode })).toMatchObject({ status: 422, code: 'identity.code-tries-used' })
})

test('a code is good for ten minutes', async () => {
  await using s = await testServer()
  const smsCode = await codeFor(s, person.mobile, 'register')
  s.deps.clock.set('2026-03-02T01:10:00Z')
  expect(await ask(s, { smsCode })).toMatchObject({ status: 422, code: 'identity.code-wrong' })
  s.deps.clock.set('2026-03-02T01:09:59Z')
  expect(await ask(s, { smsCode })).toMatchObject({ status: 200 })
})

test('a code for registering signs nobody in, and the other way round', async () => {
  await using s = await testServer()
  const forSignIn = await codeFor(s, person.mobile, 'sign-in')
  expect(await ask(s, { smsCode: forSignIn })).toMatchObject({ status: 422, code: 'identity.code-wrong' })
  s.deps.clock.set('2026-03-02T01:02:00Z')
  await register(s, person)
  s.deps.clock.set('2026-03-02T01:04:00Z')
  const smsCode = await codeFor(s, person.mobile, 'register')
  expect(await s.api.call(signIn, { body: { account: person.mobile, smsCode } })).toMatchObject({
    problem: { code: 'identity.code-wrong' },
  })
})

test('two requests with the same code register one account', async () => {
  await using s = await testServer()
  const smsCode = await codeFor(s, person.mobile, 'register')
  const body = { ...factorsOf(person), smsCode }
  const answers = await Promise.all([1, 2, 3].map(() => s.api.call(registerPerson, { body })))
  expect(answers.filter((a) => a.ok).length).toBe(1)
  // One that comes after the others have ended finds the code used.
  for (const a of answers) if (!a.ok) expect(a.problem.code).toMatch(/^identity\.(already-registered|code-wrong)$/)
  expect([await count(s, 'identity.person'), await count(s, 'identity.consent')]).toEqual([1, 1])
})

test('when the population library does not answer, the person is told to come again and may', async () => {
  await using s = await testServer()
  const smsCode = await codeFor(s, person.mobile, 'register')
  await s.standIns.close()
  expect(await ask(s, { smsCode })).toMatchObject({ status: 503, code: 'identity.population-unavailable' })
  expect(await count(s, 'identity.person')).toBe(0)
  expect(s.log.join()).toContain('population.verify')
  expect(s.log.join()).not.toContain(person.citizenNumber)
})
