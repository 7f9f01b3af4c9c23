import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { anOfficer, aPerson } from '#testing/actors'
import { testInteraction } from '#testing/interaction'

const text = '网上交了材料，第三天就收到了证，不用跑。'
const code = '11340102003040137B4340131005000'
const keeper = (officeId: string) => anOfficer(officeId, { scopes: ['library.implement'] })
const shownOf = async (s: Awaited<ReturnType<typeof testInteraction>>) =>
  (await s.ask('GET', `/items/${code}/experiences`)).json['experiences'] as { text: string }[]

test('what somebody tells is public only after the office has looked at it, and without who wrote it', async () => {
  await using s = await testInteraction()
  const officeId = randomUUID()
  const id = s.aCase({ officeId })
  const told = await s.ask('POST', `/my-cases/${id}/experience`, { body: { text } })
  expect(told).toMatchObject({ status: 200, json: { state: 'waiting', version: 1 } })
  expect(await shownOf(s)).toEqual([])
  const listed = await s.ask('GET', '/experiences', { as: keeper(officeId) })
  expect(listed.json['experiences']).toMatchObject([{ text, itemName: '食品经营许可' }])
  const path = `/experiences/${String(told.json['id'])}/review`
  const shown = await s.ask('POST', path, { as: keeper(officeId), body: { version: 1, show: true } })
  expect(shown.json).toMatchObject({ state: 'shown', version: 2 })
  expect(await shownOf(s)).toEqual([{ text, at: expect.any(String) }])
  const stale = await s.ask('POST', path, { as: keeper(officeId), body: { version: 1, show: true } })
  expect([stale.status, stale.json['code']]).toEqual([412, 'interaction.stale-version'])
  const other = await s.ask('POST', path, { as: keeper(randomUUID()), body: { version: 2, show: true } })
  expect([other.status, other.json['code']]).toEqual([404, 'interaction.not-found'])
})

test('keeping one back needs a reason, which its author reads', async () => {
  await using s = await testInteraction()
  const officeId = randomUUID()
  const id = s.aCase({ officeId })
  const told = await s.ask('POST', `/my-cases/${id}/experience`, { body: { text } })
  const path = `/experiences/${String(told.json['id'])}/review`
  const without = await s.ask('POST', path, { as: keeper(officeId), body: { version: 1, show: false } })
  expect([without.status, without.json['code']]).toEqual([422, 'interaction.reason-missing'])
  await s.ask('POST', path, { as: keeper(officeId), body: { version: 1, show: false, reason: '与办事无关的内容' } })
  expect((await s.ask('GET', `/my-cases/${id}/experience`)).json).toMatchObject({
    state: 'kept-back',
    reason: '与办事无关的内容',
  })
  expect(await shownOf(s)).toEqual([])
})

test.for([
  ['while the case is open', { open: true }, text, 409, 'interaction.not-finished'],
  ["of another person's case", { subjectId: randomUUID() }, text, 404, 'interaction.not-found'],
  ['that names a telephone', {}, `${text}有问题打13912345678`, 422, 'interaction.personal-data'],
  ['of three characters', {}, '好', 400, 'platform.not-valid'],
] as const)('an experience %s is refused', async ([, more, words, status, refused]) => {
  await using s = await testInteraction()
  const answer = await s.ask('POST', `/my-cases/${s.aCase(more)}/experience`, { body: { text: words } })
  expect([answer.status, answer.json['code']]).toEqual([status, refused])
  expect(await s.rows('select from interaction.experience')).toHaveLength(0)
})

test('a case has one experience, and nobody else reads it before it is shown', async () => {
  await using s = await testInteraction()
  const id = s.aCase()
  await s.ask('POST', `/my-cases/${id}/experience`, { body: { text } })
  const second = await s.ask('POST', `/my-cases/${id}/experience`, { body: { text } })
  expect([second.status, second.json['code']]).toEqual([409, 'interaction.experience-already'])
  const stranger = await s.ask('GET', `/my-cases/${id}/experience`, { as: aPerson() })
  expect(stranger.status).toBe(404)
  const window = await s.ask('GET', '/experiences', { as: anOfficer(randomUUID(), { scopes: ['cases.read'] }) })
  expect(window.status).toBe(403)
})
