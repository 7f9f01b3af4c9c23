import { getMe, signInStaff } from '@tongban/contracts/identity/account'
import fastify from 'fastify'
import { expect, test } from 'vitest'
import {
  type DemoAccount,
  demoOfficers,
  demoPassword,
  demoRoutes,
  openKnownLegalPerson,
  registerKnownPerson,
  seedDemoOfficers,
} from '#modules/identity'
import { createGateway, type Gateway } from '#platform/gateway'
import { companyNo, factorsOf, personNo, register, signInOfficer } from '#testing/people'
import { type TestServer, testServer } from '#testing/server'

const known = (s: TestServer) => ({
  ...s.deps,
  gateway: createGateway({ url: s.standIns.url, appKey: 'tongban', secret: 'only-for-tests' }),
})
type Accounts = { staff: DemoAccount[]; persons: DemoAccount[]; enterprises: DemoAccount[]; smsOutbox: string }
const accountsOf = async (s: TestServer) => (await s.app.inject('/demo/accounts.json')).json<Accounts>()

test('the staff of a demonstration sit on all five levels, each office with three people for three acts', () => {
  const staff = demoOfficers()
  const offices = Map.groupBy(staff, (o) => `${o.region} ${o.departmentKey}`)
  expect(offices.size).toBeGreaterThanOrEqual(40)
  expect(new Set(staff.map((o) => o.level))).toEqual(new Set(['province', 'city', 'county', 'township', 'village']))
  expect(new Set(staff.map((o) => o.account)).size).toBe(staff.length)
  for (const people of offices.values()) {
    const scopes = people.flatMap((p) => p.scopes)
    if (scopes.includes('cases.accept')) {
      expect(scopes).toEqual(expect.arrayContaining(['cases.examine', 'cases.decide']))
      for (const p of people)
        expect(p.scopes.filter((scope) => scope.startsWith('cases.')).length).toBeLessThanOrEqual(2)
    }
  }
  expect(staff.filter((o) => o.scopes.includes('cases.supervise')).length).toBeGreaterThan(1)
  expect(staff.filter((o) => o.scopes.includes('platform.jobs')).map((o) => o.account)).toEqual(['anhui-admin'])
})

test('seeding again adds nobody', async () => {
  await using s = await testServer()
  expect(await seedDemoOfficers(s.deps)).toBeGreaterThan(100)
  expect(await seedDemoOfficers(s.deps)).toBe(0)
})

test('the shown account, password and code sign in, twice in a row too', async () => {
  await using s = await testServer()
  await seedDemoOfficers(s.deps)
  const [shown] = (await accountsOf(s)).staff
  if (!shown) throw new Error('no staff is shown')
  for (let i = 0; i < 2; i++) {
    const { code, goodInSeconds } = (await s.app.inject(`/demo/one-time-code?account=${shown.account}`)).json<{
      code: string
      goodInSeconds: number
    }>()
    expect(goodInSeconds).toBe(0)
    const body = { account: shown.account, password: shown.password, oneTimeCode: code }
    expect(await s.api.call(signInStaff, { body })).toMatchObject({ ok: true })
  }
  expect((await s.app.inject(`/demo/one-time-code?account=${shown.account}`)).json()).toMatchObject({
    goodInSeconds: 30,
  })
})

test('invented persons and companies are registered by the same way and shown; who registered otherwise is not', async () => {
  await using s = await testServer()
  const company = companyNo(0)
  const person = personNo(company.representativeIndex)
  const id = await registerKnownPerson(known(s), factorsOf(person), { password: demoPassword })
  await openKnownLegalPerson(known(s), id, company)
  await register(s, personNo(5))
  const { persons, enterprises, smsOutbox } = await accountsOf(s)
  expect(smsOutbox).toMatch(/^http:.*\/sms$/)
  expect(persons.map((p) => p.account)).toEqual([person.mobile])
  expect(enterprises).toEqual([
    { label: `${company.name} · ${person.name}`, account: person.mobile, password: demoPassword },
  ])
})

test('nobody is registered whom the population library does not confirm, not even for a demonstration', async () => {
  await using s = await testServer()
  const wrong = { ...factorsOf(personNo(0)), name: '无名氏' }
  await expect(registerKnownPerson(known(s), wrong, { password: demoPassword })).rejects.toMatchObject({
    problem: { code: 'identity.not-confirmed' },
  })
})

test('a library that leaves a factor out has not confirmed it', async () => {
  await using s = await testServer()
  const { sex, birthDate, address, ...person } = personNo(0)
  for (const left of ['citizenNumber', 'name', 'mobile', 'socialSecurityCard']) {
    const all = { citizenNumber: true, name: true, mobile: true, socialSecurityCard: true }
    const agrees = { ...all, [left]: left === 'mobile' ? undefined : false }
    const gateway = { ask: async () => ({ agrees, person: { sex, birthDate, address } }) } as unknown as Gateway
    await expect(registerKnownPerson({ ...s.deps, gateway }, person, { password: demoPassword })).rejects.toMatchObject(
      {
        problem: { code: 'identity.not-confirmed' },
      },
    )
  }
})

test('outside a demonstration there are neither accounts nor codes', async () => {
  await using s = await testServer({ demo: false })
  expect(await seedDemoOfficers(s.deps)).toBe(0)
  for (const url of ['/demo/accounts.json', '/demo/one-time-code?account=anhui-admin'])
    expect((await s.app.inject(url)).statusCode).toBe(404)
  // Whoever puts the platform together may forget to ask.
  const app = fastify()
  demoRoutes(app, s.deps)
  expect((await app.inject('/demo/accounts.json')).statusCode).toBe(404)
})

test('no code is shown for an account that is not one of the demonstration', async () => {
  await using s = await testServer()
  expect((await s.app.inject('/demo/one-time-code?account=someone')).statusCode).toBe(404)
})

test('the administrator may look after background work and divisions, and nothing else', async () => {
  await using s = await testServer()
  const { token } = await signInOfficer(s, 'anhui-admin')
  expect(await s.api.call(getMe, { token })).toMatchObject({
    value: { officer: { scopes: ['platform.jobs', 'regions.change'] } },
  })
})
