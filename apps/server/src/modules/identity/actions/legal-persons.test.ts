import { makeCreditCode } from '@tongban/codes/credit-code'
import { actFor, getMe, openLegalPerson } from '@tongban/contracts/identity/account'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createSessionResolver } from '#modules/identity'
import { system } from '#platform/actor'
import { companyNo, personNo, register, registerCompany } from '#testing/people'
import { type TestServer, testServer } from '#testing/server'

const company = companyNo(0)
const asked = { name: company.name, creditCode: company.creditCode }

const open = async (
  s: TestServer,
  token: string | undefined,
  change: object = {},
  idempotencyKey: string = crypto.randomUUID(),
) => {
  const answer = await s.api.call(openLegalPerson, { body: { ...asked, ...change }, token, idempotencyKey })
  return answer.ok ? answer.value : answer.problem
}
const meOf = async (s: TestServer, token: string) => {
  const me = await s.api.call(getMe, { token })
  return me.ok ? me.value.person : undefined
}

test('the representative opens the account of a company and finds it among those to act for', async () => {
  await using s = await testServer()
  const { session, id } = await registerCompany(s, 0)
  const opened = { id, name: company.name, creditCode: company.creditCode, address: company.address }
  expect(await meOf(s, session.token)).toMatchObject({ legalPersons: [opened], actingFor: null })
})

test('brackets and letters of another width or case are the same', async () => {
  await using s = await testServer()
  const { token } = await register(s, personNo(0))
  const change = { name: '合肥徽韵餐饮有限公司 (样例)', creditCode: company.creditCode.toLowerCase() }
  expect(await open(s, token, change)).toMatchObject({ name: company.name })
})

test.for([
  ['who is not its representative', 1, {}],
  ['with another name', 0, { name: '合肥别家餐饮有限公司' }],
  ['for a company that is not in the library', 0, { creditCode: makeCreditCode('91340000', 'XN999999') }],
  ['for the company of another', 0, { name: companyNo(1).name, creditCode: companyNo(1).creditCode }],
] as const)('a person %s is refused in the same words', async ([, n, change]) => {
  await using s = await testServer()
  const { token } = await register(s, personNo(n))
  expect(await open(s, token, change)).toMatchObject({
    status: 422,
    code: 'identity.not-representative',
  })
  expect(await meOf(s, token)).toMatchObject({ legalPersons: [] })
})

test('a wrong check character of the credit code is told by name', async () => {
  await using s = await testServer()
  const { token } = await register(s, personNo(0))
  const creditCode = company.creditCode.slice(0, 17) + (company.creditCode.endsWith('1') ? '2' : '1')
  expect(await open(s, token, { creditCode })).toMatchObject({
    status: 422,
    code: 'identity.credit-code-wrong',
    fields: [{ key: 'creditCode', code: 'credit-code.check-character' }],
  })
})

test('without signing in, no account of a company is opened', async () => {
  await using s = await testServer()
  expect(await open(s, undefined)).toMatchObject({ status: 401, code: 'auth.sign-in-needed' })
})

test('an account is opened once; the same key gives the same answer again', async () => {
  await using s = await testServer()
  const { token } = await register(s, personNo(0))
  const first = await open(s, token, {}, 'the-first-key')
  expect(first).toMatchObject({ name: company.name })
  expect(await open(s, token, {}, 'the-first-key')).toEqual(first)
  expect(await open(s, token)).toMatchObject({ status: 409, code: 'identity.legal-person-open' })
  expect(await open(s, token, { name: '另一家有限公司' }, 'the-first-key')).toMatchObject({ status: 422 })
})

test('opened twice at once, it is there once', async () => {
  await using s = await testServer()
  const { token } = await register(s, personNo(0))
  const answers = await Promise.all([open(s, token), open(s, token), open(s, token)])
  expect(answers.filter((a) => 'creditCode' in a).length).toBe(1)
})

test('a session acts for a company one represents, and again for oneself', async () => {
  await using s = await testServer()
  const { session, id } = await registerCompany(s, 0)
  const choose = (legalPersonId: string | null) => s.api.call(actFor, { body: { legalPersonId }, token: session.token })
  expect(await choose(id)).toMatchObject({ value: { person: { actingFor: { id } } } })
  expect(await meOf(s, session.token)).toMatchObject({ actingFor: { id, name: company.name } })
  expect(await choose(null)).toMatchObject({ value: { person: { actingFor: null } } })
  expect(await meOf(s, session.token)).toMatchObject({ actingFor: null })
})

test('nobody acts for a company that they do not represent', async () => {
  await using s = await testServer()
  const { id } = await registerCompany(s, 0)
  const { token } = await register(s, personNo(1))
  for (const legalPersonId of [id, crypto.randomUUID()])
    expect(await s.api.call(actFor, { body: { legalPersonId }, token })).toMatchObject({
      status: 404,
      problem: { code: 'identity.legal-person-not-found' },
    })
  expect(await meOf(s, token)).toMatchObject({ legalPersons: [], actingFor: null })
})

test('when the representative changes, the account goes over and the former one acts no longer', async () => {
  await using s = await testServer()
  const { session, id } = await registerCompany(s, 0)
  const successor = await register(s, personNo(1))
  await s.api.call(actFor, { body: { legalPersonId: id }, token: session.token })
  // The library of the stand-in does not change, so the former representative is made to be another person.
  await s.db.transaction(system('test'), async (tx) => {
    const { person_id } = await tx.only(
      sql<{
        person_id: string
      }>`select person_id from identity.session where ends_at = (select max(ends_at) from identity.session) order by id desc limit 1`,
    )
    await tx.rows(sql`update identity.representation set until = since`)
    await tx.rows(
      sql`insert into identity.representation (legal_person_id, person_id, since) values (${id}, ${person_id}, now())`,
    )
    await tx.rows(sql`update identity.session set acting_for = ${id} where person_id = ${person_id}`)
  })
  s.deps.clock.set('2026-03-02T01:01:00Z')
  const sessions = createSessionResolver(s.deps)
  expect(await sessions.resolve(session.token)).toMatchObject({ legalPersonId: null })
  expect(await sessions.resolve(successor.token)).toMatchObject({ legalPersonId: id })
  expect(await meOf(s, session.token)).toMatchObject({ legalPersons: [], actingFor: null })
  expect(await meOf(s, successor.token)).toMatchObject({ actingFor: { id } })
  expect(await open(s, session.token)).toMatchObject({ id, name: company.name })
  s.deps.clock.set('2026-03-02T01:02:00Z')
  expect(await meOf(s, successor.token)).toMatchObject({ legalPersons: [], actingFor: null })
  expect(await meOf(s, session.token)).toMatchObject({ legalPersons: [{ id }] })
})

test('when the legal-person library does not answer, the person is told to come again', async () => {
  await using s = await testServer()
  const { token } = await register(s, personNo(0))
  await s.standIns.close()
  expect(await open(s, token)).toMatchObject({ status: 503, code: 'identity.legal-person-library-unavailable' })
})
