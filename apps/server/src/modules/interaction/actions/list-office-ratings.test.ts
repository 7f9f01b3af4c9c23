import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Actor, system } from '#platform/actor'
import { anOfficer, aPerson } from '#testing/actors'
import { testInteraction } from '#testing/interaction'

test("an office reads its own ratings, newest first, without anybody's name", async () => {
  await using s = await testInteraction()
  const officeId = randomUUID()
  expect((await s.ask('GET', '/ratings', { as: anOfficer(officeId) })).json).toEqual({
    average: 0,
    count: 0,
    ratings: [],
  })
  for (const stars of [5, 4, 4]) {
    s.clock.set(new Date(s.clock.now().getTime() + 1000))
    await s.rate(s.aCase({ officeId, caseNo: `N${stars}` }), { stars, indicators: [], comment: `${stars}` })
  }
  await s.rate(s.aCase(), { stars: 1, indicators: [] })
  const { json } = await s.ask('GET', '/ratings', { as: anOfficer(officeId) })
  expect(json).toMatchObject({ average: 4.3, count: 3 })
  expect(json['ratings']).toMatchObject([
    { stars: 4 },
    { stars: 4 },
    { stars: 5, caseNo: 'N5', itemName: '食品经营许可', comment: '5' },
  ])
  expect(JSON.stringify(json)).not.toContain(s.owner.personId)
})

test('ratings of an office are for its officers who may read cases', async () => {
  await using s = await testInteraction()
  expect(await s.ask('GET', '/ratings', { as: anOfficer(randomUUID(), { scopes: [] }) })).toMatchObject({ status: 403 })
  expect(await s.ask('GET', '/ratings')).toMatchObject({ status: 401 })
})

test('row security shows a rating to its party, its office and the system, and nobody changes it', async () => {
  await using s = await testInteraction()
  const officeId = randomUUID()
  const id = s.aCase({ officeId })
  await s.rate(id)
  const actors: [Actor, number][] = [
    [s.owner, 1],
    [anOfficer(officeId), 1],
    [system('test'), 1],
    [aPerson(), 0],
    [anOfficer(randomUUID(), { scopes: ['cases.supervise'] }), 0],
    [{ kind: 'anonymous' }, 0],
  ]
  for (const [actor, seen] of actors)
    expect(await s.database.read(actor, (tx) => tx.rows(sql`select from interaction.rating`))).toHaveLength(seen)
  for (const change of [sql`update interaction.rating set stars = 5`, sql`delete from interaction.rating`])
    await expect(s.database.transaction(system('test'), (tx) => tx.rows(change))).rejects.toThrow('permission denied')
  expect(await s.ask('GET', `/my-cases/${id}/rating`, { as: aPerson() })).toMatchObject({ status: 404 })
})

test('ratings hold row security, also for their owner', async () => {
  await using s = await testInteraction()
  const flags = await s.rows(
    `select relrowsecurity and relforcerowsecurity as forced from pg_class where oid = 'interaction.rating'::regclass`,
  )
  expect(flags).toEqual([{ forced: true }])
})

test('anybody reads what a rating can name', async () => {
  await using s = await testInteraction()
  const { json } = await s.ask('GET', '/rating-indicators', { as: { kind: 'anonymous' } })
  expect(json['indicators']).toHaveLength(40)
  expect(json['indicators']).toContainEqual({
    code: '115',
    stars: 1,
    text: '服务态度差效率低',
    textEn: 'Bad and slow service',
  })
})
