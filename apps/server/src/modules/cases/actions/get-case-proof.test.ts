import {
  type CaseProof,
  getSealedDay,
  listSealedDays,
  getCaseProof as op,
  type ProvenEvent,
} from '@tongban/contracts/cases/log'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, testCases } from '#testing/cases'
import { commonRefusals } from '#testing/common-refusals'
import { type ChainedEvent, hashEvent } from '../core/chain.ts'
import { leafOfEvent } from '../core/day-log.ts'
import { rootFrom } from '../core/merkle.ts'
import { sealDays } from '../jobs/seal-days.ts'

let s: CasesServer
beforeAll(async () => {
  s = await testCases()
})
afterAll(() => s[Symbol.asyncDispose]())
const at = (time: string) => s.deps.clock.set(time)

commonRefusals(
  () => s,
  op,
  async () => {
    const token = await s.person(9)
    return { token, params: { id: await s.submitted(token) } }
  },
)

/** The root to which an event of a proof leads, as somebody reckons who has nothing but the proof. */
function rootOfProof({ content, hash, beside, place, leaves, path }: ProvenEvent): string | undefined {
  if (content !== null) expect(hashEvent(content as ChainedEvent)).toBe(hash)
  const leaf = leafOfEvent(hash, Buffer.from(beside, 'hex'))
  return rootFrom(
    leaf,
    place,
    leaves,
    path.map((node) => Buffer.from(node, 'hex')),
  )?.toString('hex')
}

let proof: CaseProof
test('until its day is over the proof says when it will be there; then every event leads to the published root', async () => {
  at('2026-03-02T02:00:00Z')
  const token = await s.person(1)
  for (const n of [2, 3, 4]) await s.submitted(await s.person(n))
  const { id } = await s.examined(token)
  const ask = async () => s.say(await s.person(1))(op, { params: { id } })
  const before = await ask()
  expect(before.events).toEqual([])
  expect(before.waiting.map(({ seq, day }) => [seq, day])).toEqual([1, 2, 3].map((seq) => [seq, '2026-03-02']))
  at('2026-03-03T02:00:00Z')
  await sealDays(s.deps)
  proof = await ask()
  expect(proof.waiting).toEqual([])
  const { root, leaves } = await s.say(undefined)(getSealedDay, { params: { day: '2026-03-02' } })
  expect(leaves).toBeGreaterThan(6)
  for (const event of proof.events) {
    expect(event).toMatchObject({ day: '2026-03-02', root, leaves })
    expect(rootOfProof(event)).toBe(root)
  }
})

test('a proof tells the person nothing that the case page does not: no opinion, no name of an officer', async () => {
  expect(proof.events.map(({ type, content }) => [type, content !== null])).toEqual([
    ['case-submitted', true],
    ['case-accepted', true],
    ['opinion-given', false],
  ])
  const officers = await s.rows<{ name: string }>(
    `select distinct actor_name as name from cases.event where actor like 'officer:%'`,
  )
  for (const { name } of officers) expect(JSON.stringify(proof)).not.toContain(name)
  expect(JSON.stringify(proof)).not.toContain('建议准予')
})

test("another person's case has no proof for me", async () => {
  expect(await s.refused(op, { token: await s.person(5), params: { id: proof.caseId } })).toEqual([
    404,
    'cases.not-found',
  ])
})

test('the published days come newest first, page by page; today has none yet, and no such day says so', async () => {
  at('2026-03-08T02:00:00Z')
  await sealDays(s.deps)
  const list = (query: object) => s.say(undefined)(listSealedDays, { query })
  const { days, next } = await list({ limit: 4 })
  expect(days.map(({ day }) => day)).toEqual(['2026-03-07', '2026-03-06', '2026-03-05', '2026-03-04'])
  const older = await list({ before: next ?? '', limit: 4 })
  expect([older.days.map(({ day }) => day), older.next]).toEqual([['2026-03-03', '2026-03-02'], null])
  expect(days[3]?.previous).toBe(older.days[0]?.record)
  for (const day of ['2026-03-08', '2026-02-30', '2020-01-01'])
    expect(await s.refused(getSealedDay, { params: { day } }), day).toEqual([404, 'cases.day-not-closed'])
  expect(await s.refused(listSealedDays, { query: { before: '2026-02-30' } })).toEqual([400, 'platform.not-valid'])
})
