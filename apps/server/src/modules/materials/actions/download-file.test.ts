import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { anOfficer, aPerson } from '#testing/actors'
import { aPdf, testMaterials } from '#testing/materials'

test('the owner gets the octets, shown but never run by the browser', async () => {
  await using s = await testMaterials()
  const octets = aPdf(300)
  const file = await s.upload(await s.application(), octets, `合同 (1)"'.pdf`)
  const answer = await s.ask('GET', `/files/${file}`)
  expect(answer.raw.equals(octets)).toBe(true)
  expect(answer.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': '300',
    'content-disposition': `inline; filename="file.pdf"; filename*=UTF-8''%E5%90%88%E5%90%8C%20%281%29%27.pdf`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining(`default-src 'none'`),
    'cache-control': 'private, no-store',
  })
  expect(await s.rows('select from materials.access_log')).toHaveLength(0)
})

test('pictures are served in a sandbox', async () => {
  await using s = await testMaterials()
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const answer = await s.ask('GET', `/files/${await s.upload(await s.application(), png, 'a.png')}`)
  expect(answer.headers).toMatchObject({
    'content-type': 'image/png',
    'content-security-policy': expect.stringContaining('sandbox'),
  })
})

test.for([
  ['a stranger', 'stranger', 404],
  ['an officer of the office that has the case', 'office', 200],
  ['an officer of another office', 'other-office', 404],
  ['a supervisor of the city', 'city', 200],
  ['an officer of the city without that post', 'city-unscoped', 404],
  ['a supervisor of another city', 'other-city', 404],
  ['nobody known', 'anonymous', 401],
] as const)('%s asks for a file that was handed over', async ([, who, status]) => {
  await using s = await testMaterials()
  const id = await s.application()
  const file = await s.upload(id, aPdf(300))
  const office = randomUUID()
  await s.handOver(id, office)
  const supervisor = (regionCode: string) => anOfficer(randomUUID(), { regionCode, scopes: ['cases.supervise'] })
  const actors = {
    stranger: aPerson(),
    office: anOfficer(office),
    'other-office': anOfficer(randomUUID()),
    city: supervisor('340100000000'),
    'city-unscoped': anOfficer(randomUUID(), { regionCode: '340100000000' }),
    'other-city': supervisor('340200000000'),
    anonymous: { kind: 'anonymous' as const },
  }
  const as = actors[who]
  expect(await s.ask('GET', `/files/${file}`, { as })).toMatchObject({ status })
  const looks = await s.rows<{ officer_id: string }>('select officer_id from materials.access_log')
  expect(looks).toEqual(status === 200 && 'officerId' in as ? [{ officer_id: as.officerId }] : [])
})

test('an office sees no file of a draft', async () => {
  await using s = await testMaterials()
  const id = await s.application()
  const office = randomUUID()
  await s.handOver(id, office)
  const file = await s.upload(id, aPdf(300))
  expect(await s.ask('GET', `/files/${file}`, { as: anOfficer(office) })).toMatchObject({ status: 404 })
})

test('a file that was altered in storage is shown to nobody', async () => {
  await using s = await testMaterials()
  const file = await s.upload(await s.application(), aPdf(300))
  await writeFile(s.pathOf(file), aPdf(300, 'altered'))
  expect(await s.ask('GET', `/files/${file}`)).toMatchObject({ status: 422, json: { code: 'materials.file-changed' } })
})
