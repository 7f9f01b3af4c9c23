import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { PersonActor } from '#platform/actor'
import { aPerson } from '#testing/actors'
import { aMaterial, aPdf, testMaterials } from '#testing/materials'
import { getChecklist, withEarlierFiles } from '../index.ts'

type Server = Awaited<ReturnType<typeof testMaterials>>
const lease = aMaterial({ standardCode: 'CL-0001' })
/** The same material of the catalogue under the key and name of another item. */
const premises = aMaterial({ key: 'premises', name: '场所证明', standardCode: 'CL-0001' })

async function given(s: Server, octets = aPdf(300)) {
  const id = await s.application([lease])
  const file = await s.upload(id, octets)
  await s.handOver(id)
  s.gate.of.set(id, 'closed')
  return { id, file }
}
const offered = async (s: Server, id: string, as: PersonActor = s.owner) => {
  const entries = await s.deps.db.read(as, async (tx) =>
    withEarlierFiles(tx, s.check, id, await getChecklist(tx, id), s.clock.now()),
  )
  return entries.flatMap(({ earlier = [] }) => earlier.map(({ id: file, givenOn }) => [file, givenOn]))
}
const use = (s: Server, id: string, fileId: string, as: PersonActor = s.owner, key = randomUUID()) =>
  s.ask('POST', `/applications/${id}/reused-files`, { as, key, body: { materialKey: 'premises', fileId } })

test('what was given for the same material is offered with its day, and used only when it is said', async () => {
  await using s = await testMaterials()
  const earlier = await given(s)
  const id = await s.application([premises])
  expect(await offered(s, id)).toEqual([[earlier.file, '2026-03-02']])
  expect(await s.rows('select from materials.stored_file where application_id = $1', [id])).toEqual([])

  const used = await use(s, id, earlier.file)
  expect(used).toMatchObject({
    status: 200,
    json: { state: 'uploaded', trust: 'C', files: [{ name: '租赁合同.pdf' }] },
  })
  const [file] = used.json['files'] as { id: string }[]
  expect(file?.id).not.toBe(earlier.file)
  expect((await s.ask('GET', `/files/${file?.id}`)).raw).toEqual(aPdf(300))
  // One content in storage under two names.
  expect(statSync(s.pathOf(file?.id ?? '')).ino).toBe(statSync(s.pathOf(earlier.file)).ino)
  expect(await offered(s, id)).toEqual([])
  expect(await s.rows(`select from platform.audit where action = 'materials.reuse-file'`)).toHaveLength(1)
})

test('pressed twice it is used once; taken back again, what was given before stays', async () => {
  await using s = await testMaterials()
  const earlier = await given(s)
  const id = await s.application([premises])
  const [first, second] = [await use(s, id, earlier.file), await use(s, id, earlier.file)]
  expect(second.json['files']).toEqual(first.json['files'])
  const [file] = first.json['files'] as { id: string }[]
  expect((await s.ask('DELETE', `/applications/${id}/files/${file?.id}`)).status).toBe(200)
  await s.work()
  expect((await s.ask('GET', `/files/${earlier.file}`)).raw).toEqual(aPdf(300))
  expect(await offered(s, id)).toEqual([[earlier.file, '2026-03-02']])
})

test.each([
  ['another material', aMaterial({ key: 'premises', standardCode: 'CL-0002' })],
  [
    'the same document of somebody else',
    aMaterial({ key: 'premises', name: '监护人居民身份证', standardCode: 'CL-0001' }),
  ],
  ['a material of no catalogue', aMaterial({ key: 'premises' })],
  ['a material that takes no PDF', aMaterial({ key: 'premises', standardCode: 'CL-0001', acceptedKinds: ['jpg'] })],
])('nothing is offered or taken for %s', async (_, material) => {
  await using s = await testMaterials()
  const earlier = await given(s)
  const id = await s.application([material])
  expect(await offered(s, id)).toEqual([])
  expect(await use(s, id, earlier.file)).toMatchObject({ status: 422, json: { code: 'materials.not-reusable' } })
})

test('only what an office has, is not being corrected and is not older than a year', async () => {
  await using s = await testMaterials()
  const earlier = await given(s)
  const id = await s.application([premises])
  s.gate.of.set(earlier.id, 'open')
  expect(await offered(s, id)).toEqual([])
  expect((await use(s, id, earlier.file)).status).toBe(422)
  s.gate.of.set(earlier.id, 'closed')
  s.clock.set('2027-03-02T02:00:00Z')
  expect(await offered(s, id)).toEqual([])

  const draft = await s.application([lease])
  await s.upload(draft, aPdf(400))
  s.gate.of.set(draft, 'closed')
  expect(await offered(s, id)).toEqual([])
})

test('of several applications the last one counts, and of a corrected material its correction', async () => {
  await using s = await testMaterials()
  await given(s)
  s.clock.set('2026-04-01T01:00:00Z')
  const last = await given(s, aPdf(301))
  s.clock.set('2026-04-02T01:00:00Z')
  s.gate.of.delete(last.id)
  const corrected = await s.upload(last.id, aPdf(302), '更正.pdf')
  await s.handOver(last.id)
  s.gate.of.set(last.id, 'closed')
  expect(await offered(s, await s.application([premises]))).toEqual([[corrected, '2026-04-02']])
})

test('never of somebody else, nor of the person while acting for a legal person', async () => {
  await using s = await testMaterials()
  const earlier = await given(s)
  const stranger = aPerson()
  const theirs = await s.application([premises], stranger)
  expect(await offered(s, theirs, stranger)).toEqual([])
  expect(await use(s, theirs, earlier.file, stranger)).toMatchObject({ status: 422 })
  expect(await use(s, theirs, earlier.file)).toMatchObject({ status: 404 })

  const company = randomUUID()
  const acting = { ...s.owner, legalPersonId: company }
  const forCompany = await s.application([premises], acting)
  expect(await offered(s, forCompany, acting)).toEqual([])
  expect(await use(s, forCompany, earlier.file, acting)).toMatchObject({ status: 422 })
  // The application of the company is nobody's who acts for himself.
  expect(await use(s, forCompany, earlier.file)).toMatchObject({ status: 404 })
  expect(await s.rows('select from materials.stored_file')).toHaveLength(1)
})

test('once submitted nothing more is taken', async () => {
  await using s = await testMaterials()
  const earlier = await given(s)
  const id = await s.application([premises])
  s.gate.of.set(id, 'closed')
  expect(await use(s, id, earlier.file)).toMatchObject({ status: 409, json: { code: 'materials.closed' } })
})
