import { maxFileBytes } from '@tongban/contracts/materials/uploads'
import { expect, test } from 'vitest'
import { aPerson } from '#testing/actors'
import { aMaterial, aPdf, testMaterials } from '#testing/materials'

test.each([
  ['an empty file', { name: '合同.pdf', bytes: 0 }, 'materials.empty', '空文件'],
  ['a file above 20 MB', { name: '合同.pdf', bytes: maxFileBytes + 1 }, 'materials.too-large', '20.1 MB'],
  ['a Word document', { name: '合同.docx', bytes: 9 }, 'materials.kind-not-accepted', 'PDF、JPG、PNG'],
  ['a name that only hides a program', { name: 'a.pdf.exe', bytes: 9 }, 'materials.kind-not-accepted', 'a.pdf.exe'],
] as const)('%s is refused before anything is sent, with a sentence', async (_, file, code, words) => {
  await using s = await testMaterials()
  const answer = await s.start(await s.application(), file)
  expect([answer.status, answer.json.code]).toEqual([422, code])
  expect(answer.json['detail']).toContain(words)
  expect(await s.rows('select from materials.upload')).toHaveLength(0)
})

test('a file of exactly 20 MB may be begun', async () => {
  await using s = await testMaterials()
  expect(await s.start(await s.application(), { name: '合同.pdf', bytes: maxFileBytes })).toMatchObject({ status: 200 })
})

test('what the platform has itself is not taken, and the sentence names it', async () => {
  await using s = await testMaterials()
  const id = await s.application([aMaterial({ source: 'government', obtain: { via: 'share', resource: 'household' } })])
  const answer = await s.start(id, { name: '户口.pdf', bytes: 9 })
  expect(answer).toMatchObject({ status: 422, json: { code: 'materials.not-needed' } })
  expect(answer.json['detail']).toContain('住所使用证明')
})

test('a correction may ask for a paper in place of what was attached, never for what is generated', async () => {
  await using s = await testMaterials()
  const shared = aMaterial({ key: 'shared', source: 'government', obtain: { via: 'share', resource: 'household' } })
  const id = await s.application([shared, aMaterial({ key: 'form', source: 'generated' })])
  await s.handOver(id)
  expect(await s.start(id, { name: 'a.pdf', bytes: 9, materialKey: 'shared' })).toMatchObject({ status: 200 })
  expect(await s.start(id, { name: 'a.pdf', bytes: 9, materialKey: 'form' })).toMatchObject({ status: 422 })
})

test.each([
  ['closed', 409, 'materials.closed'],
  ['not-found', 404, 'materials.not-found'],
] as const)('an application whose gate says %s takes no file', async (answer, status, code) => {
  await using s = await testMaterials()
  const id = await s.application()
  s.gate.answer = answer
  const refused = await s.start(id, { name: 'a.pdf', bytes: 9 })
  expect([refused.status, refused.json.code]).toEqual([status, code])
})

test("another person's application, or a material it does not have, is not found", async () => {
  await using s = await testMaterials()
  const id = await s.application()
  const stranger = await s.start(id, { name: 'a.pdf', bytes: 9 }, aPerson())
  expect([stranger.status, stranger.json.code]).toEqual([404, 'materials.not-found'])
  const unknown = await s.start(id, { name: 'a.pdf', bytes: 9, materialKey: 'nothing' })
  expect([unknown.status, unknown.json.code]).toEqual([404, 'materials.not-found'])
  expect(await s.start(id, { name: 'a.pdf', bytes: 9 }, { kind: 'anonymous' })).toMatchObject({ status: 401 })
})

test('two tabs that begin the same file get the same upload; another size is another file', async () => {
  await using s = await testMaterials()
  const id = await s.application()
  const answers = await s.race(
    `insert into materials.upload (id, application_id, material_key, subject_id, person_id, name, bytes, created_at, touched_at)
     select gen_random_uuid(), application_id, material_key, subject_id, subject_id, 'a.pdf', 900, now(), now() from materials.checklist_entry`,
    () => s.start(id, { name: 'a.pdf', bytes: 900 }),
    () => s.start(id, { name: 'a.pdf', bytes: 900 }),
  )
  expect(answers.map((a) => a.status)).toEqual([200, 200])
  expect(answers[0]?.json).toEqual(answers[1]?.json)
  const other = await s.start(id, { name: 'a.pdf', bytes: 901 })
  expect(other.json['id']).not.toBe(answers[0]?.json['id'])
})

test('a material takes several files, at most ten; of abandoned uploads the oldest are forgotten', async () => {
  await using s = await testMaterials()
  const id = await s.application()
  for (let n = 0; n < 10; n++) await s.upload(id, aPdf(100, `${n}`), `${n}.pdf`)
  const eleventh = await s.start(id, { name: '10.pdf', bytes: 100 })
  expect([eleventh.status, eleventh.json.code]).toEqual([422, 'materials.too-many'])

  const other = await s.application()
  for (let n = 0; n < 12; n++) {
    s.clock.set(new Date(s.clock.now().getTime() + 1000))
    await s.start(other, { name: `${n}.pdf`, bytes: 100 })
  }
  const left = await s.rows<{ name: string }>('select name from materials.upload where application_id = $1', [other])
  expect(left.map((u) => u.name).sort()).toEqual(Array.from({ length: 10 }, (_, n) => `${n + 2}.pdf`).sort())
})
