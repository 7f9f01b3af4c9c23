import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { anOfficer, aPerson } from '#testing/actors'
import { testInteraction } from '#testing/interaction'

test('a finished case is rated by its party: kept, told to cases, emitted, audited', async () => {
  await using s = await testInteraction()
  const id = s.aCase()
  const rated = await s.rate(id, { stars: 5, indicators: ['513', '510', '513'], comment: ' 很快 ' })
  const rating = { caseId: id, stars: 5, indicators: ['510', '513'], comment: '很快', at: '2026-03-02T01:00:00.000Z' }
  expect(rated).toEqual({ status: 200, json: rating })
  expect((await s.ask('GET', `/my-cases/${id}/rating`)).json).toEqual(rating)
  expect(await s.rows('select action from platform.audit order by action')).toEqual([
    { action: 'interaction.rate-case' },
    { action: 'rated' },
  ])
  expect(await s.rows('select type, payload from platform.outbox')).toMatchObject([
    { type: 'case-rated', payload: { caseId: id, stars: 5 } },
  ])
})

test.for([
  ['while the case is open', { open: true }, {}, 409, 'interaction.not-finished'],
  ["of another person's case", { subjectId: randomUUID() }, {}, 404, 'interaction.not-found'],
  ['of a case that does not exist', undefined, {}, 404, 'interaction.not-found'],
  ['with an indicator of another level', {}, { indicators: ['413'] }, 422, 'interaction.wrong-indicator'],
  ['with an indicator that does not exist', {}, { indicators: ['599'] }, 422, 'interaction.wrong-indicator'],
  ['of six stars', {}, { stars: 6 }, 400, 'platform.not-valid'],
  ['of no stars', {}, { stars: 0 }, 400, 'platform.not-valid'],
  ['with a comment of 501 characters', {}, { comment: '好'.repeat(501) }, 400, 'platform.not-valid'],
] as const)('a rating %s is refused and leaves nothing', async ([, theCase, more, status, code]) => {
  await using s = await testInteraction()
  const id = theCase ? s.aCase(theCase) : randomUUID()
  const refused = await s.rate(id, { stars: 5, indicators: [], ...more })
  expect([refused.status, refused.json['code']]).toEqual([status, code])
  expect(await s.rows('select from interaction.rating')).toHaveLength(0)
  expect(await s.rows('select from platform.outbox')).toHaveLength(0)
})

test('a case is rated once; the same intent answers the same', async () => {
  await using s = await testInteraction()
  const id = s.aCase()
  const key = randomUUID()
  const first = await s.rate(id, { stars: 2, indicators: [] }, { key })
  expect(await s.rate(id, { stars: 2, indicators: [] }, { key })).toEqual(first)
  const second = await s.rate(id, { stars: 5, indicators: [] })
  expect([second.status, second.json['code']]).toEqual([409, 'interaction.rated-already'])
  expect((await s.ask('GET', `/my-cases/${id}/rating`)).json).toMatchObject({ stars: 2 })
})

test('of two ratings at once, one counts', async () => {
  await using s = await testInteraction()
  const id = s.aCase()
  const answers = await s.race(
    `insert into interaction.rating values ('${id}', 'x', 'x', gen_random_uuid(), gen_random_uuid(), 3, '{}', '', now())`,
    () => s.rate(id, { stars: 5, indicators: [] }),
    () => s.rate(id, { stars: 1, indicators: [] }),
  )
  expect(answers.map((a) => a.status).sort((a, b) => a - b)).toEqual([200, 409])
  expect(answers.find((a) => a.status === 409)?.json).toMatchObject({ code: 'interaction.rated-already' })
  const winner = answers.find((a) => a.status === 200)?.json['stars']
  expect(await s.rows('select stars from interaction.rating')).toEqual([{ stars: winner }])
  expect(await s.rows(`select from platform.audit where action = 'rated'`)).toHaveLength(1)
})

test('only persons who are signed in rate', async () => {
  await using s = await testInteraction()
  const id = s.aCase()
  expect(await s.rate(id, undefined, { as: { kind: 'anonymous' } })).toMatchObject({ status: 401 })
  expect(await s.rate(id, undefined, { as: anOfficer(randomUUID()) })).toMatchObject({ status: 401 })
  expect(await s.rate(id, undefined, { as: { ...aPerson(), legalPersonId: s.owner.personId } })).toMatchObject({
    status: 200,
  })
})
