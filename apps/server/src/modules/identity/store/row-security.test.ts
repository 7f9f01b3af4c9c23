import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  createSessionResolver,
  findOfficeFor,
  getLegalPersonCard,
  getOfficerName,
  getPersonCard,
} from '#modules/identity'
import { type Actor, anonymous, system } from '#platform/actor'
import { companyNo, personNo, register, registerCompany, signInOfficer } from '#testing/people'
import { type TestServer, testServer } from '#testing/server'

const tables = [
  'person',
  'legal_person',
  'representation',
  'officer',
  'session',
  'credential',
  'sms_code',
  'consent',
  'sign_in_failure',
]
const counts = async (s: TestServer, actor: Actor) =>
  s.db.read(actor, async (tx) => {
    const found: Record<string, number> = {}
    for (const table of tables) {
      const row = await tx.only(sql<{ n: number }>`select count(*) as n from ${sql.raw(`identity.${table}`)}`)
      if (row.n > 0) found[table] = row.n
    }
    return found
  })

test('a person sees what is theirs, an officer colleagues only, others nothing', async () => {
  await using s = await testServer()
  const sessions = createSessionResolver(s.deps)
  const { session } = await registerCompany(s, 0)
  const other = await register(s, personNo(1))
  const officer = await signInOfficer(s, 'yaohai-scjg-window')
  const supervisor = await signInOfficer(s, 'hefei-supervisor')
  const as = async (token: string) => counts(s, await sessions.resolve(token))
  expect(await as(session.token)).toEqual({ person: 1, legal_person: 1, representation: 1, session: 1, consent: 1 })
  expect(await as(other.token)).toEqual({ person: 1, session: 1, consent: 1 })
  expect(await as(officer.token)).toEqual({ officer: 6, session: 1 })
  expect(await as(supervisor.token)).toEqual({ officer: expect.any(Number), session: 1 })
  expect((await as(supervisor.token))['officer']).toBeGreaterThan(50)
  expect(await counts(s, anonymous)).toEqual({})
  expect(await counts(s, system('test'))).toMatchObject({ person: 2, legal_person: 1, session: 4 })
})

test('cards are for those who may see them', async () => {
  await using s = await testServer()
  const sessions = createSessionResolver(s.deps)
  const { session, id } = await registerCompany(s, 0)
  const self = await sessions.resolve(session.token)
  const other = await sessions.resolve((await register(s, personNo(1))).token)
  if (self.kind !== 'person') throw new Error('not a person')
  const person = personNo(0)
  const card = (actor: Actor) => s.db.read(actor, (tx) => getPersonCard(tx, s.deps.secrets, self.personId))
  expect(await card(self)).toEqual({
    id: self.personId,
    name: person.name,
    citizenNumber: person.citizenNumber,
    mobile: person.mobile,
    address: person.address,
    birthDate: person.birthDate,
    sex: person.sex,
    realNameLevel: 3,
  })
  expect((await card(system('test'))).citizenNumber).toBe(person.citizenNumber)
  await expect(card(other)).rejects.toThrow('a row was expected')
  const company = (actor: Actor) => s.db.read(actor, (tx) => getLegalPersonCard(tx, id))
  expect(await company({ ...self, legalPersonId: id })).toEqual({
    id,
    name: companyNo(0).name,
    creditCode: companyNo(0).creditCode,
    address: companyNo(0).address,
    representativeName: person.name,
    representativePersonId: self.personId,
  })
  await expect(company(other)).rejects.toThrow('a row was expected')
})

test('nobody but the platform writes people, and what was agreed to is never changed', async () => {
  await using s = await testServer()
  const sessions = createSessionResolver(s.deps)
  const self = await sessions.resolve((await register(s, personNo(0))).token)
  const update = (actor: Actor, statement: string) =>
    s.db.transaction(actor, (tx) => tx.rows(sql.raw(statement) as ReturnType<typeof sql>))
  expect(await update(self, `update identity.person set real_name_level = 5 returning id`)).toEqual([])
  expect(await update(self, `update identity.credential set password_hash = 'x' returning owner_id`)).toEqual([])
  await expect(
    update(self, `insert into identity.representation values (gen_random_uuid(), gen_random_uuid(), now())`),
  ).rejects.toThrow()
  for (const statement of [
    `update identity.consent set notice_version = '2'`,
    `delete from identity.consent`,
    `delete from identity.person`,
    `update identity.session set person_id = null`,
    `update identity.sms_code set expires_at = now()`,
  ])
    await expect(update(system('test'), statement)).rejects.toThrow('permission denied')
})

test('the office for a department is found from any region below it', async () => {
  await using s = await testServer()
  const find = (regionCode: string, level: 'county' | 'township' | 'village', departmentKey: string) =>
    s.db.read(anonymous, (tx) => findOfficeFor(tx, { regionCode, level, departmentKey }))
  expect(await find('340123100001', 'county', 'civil-affairs')).toMatchObject({
    name: '肥西县民政局',
    regionCode: '340123000000',
  })
  expect(await find('340102000000', 'county', 'public-security')).toMatchObject({ name: '合肥市公安局瑶海分局' })
  expect(await find('340123100001', 'township', 'civil-affairs')).toMatchObject({
    name: '上派镇人民政府（便民服务中心）',
    departmentKeys: ['*'],
  })
  expect(await find('340123100001', 'village', 'agriculture')).toMatchObject({ regionCode: '340123100001' })
  expect(await find('340123000000', 'village', 'agriculture')).toBeUndefined()
  expect(await find('340123100001', 'county', 'no-such-department')).toBeUndefined()
})

test('the name of an officer is for colleagues and supervisors', async () => {
  await using s = await testServer()
  const sessions = createSessionResolver(s.deps)
  const officer = await sessions.resolve((await signInOfficer(s, 'yaohai-scjg-window')).token)
  const person = await sessions.resolve((await register(s, personNo(0))).token)
  if (officer.kind !== 'officer') throw new Error('not an officer')
  const name = (actor: Actor) => s.db.read(actor, (tx) => getOfficerName(tx, officer.officerId))
  expect(await name(officer)).toBe(officer.name)
  await expect(name(person)).rejects.toThrow('a row was expected')
})
