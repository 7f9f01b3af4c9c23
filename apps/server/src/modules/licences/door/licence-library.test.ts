import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aPerson, testLicences } from '#testing/licences'
import { findLicencesOf, type OutsideLicence, recordLibraryLicences } from './licence-library.ts'

const outside = (more: Partial<OutsideLicence> = {}): OutsideLicence => ({
  typeName: '居民户口簿',
  typeCode: '11340000XN0000071H002',
  identifier: '1.2.156.3005.2.11340000XN0000071H002.11340000XN0000071H.2019000001.001.X',
  number: '3401022019000001',
  holderName: '王秋实',
  issuerName: '合肥市公安局',
  issuerCode: '11340000XN0000071H',
  issuedOn: '2019-05-06',
  validUntil: null,
  elements: [{ label: '户主', value: '王秋实' }],
  ...more,
})
const holder = {
  subjectId: null as string | null,
  lookup: 'hash-of-wang',
  name: '王秋实',
  maskedNumber: '340***********0014',
}
const ask = { holderLookup: 'hash-of-wang', typeNames: ['居民户口簿'] }

test('telling the same again changes nothing, telling it anew takes over what changed', async () => {
  await using s = await testLicences()
  const tell = (licence: OutsideLicence) => s.asSystem((tx) => recordLibraryLicences(tx, holder, [licence]))
  await tell(outside())
  await tell(outside())
  expect(await s.asSystem((tx) => findLicencesOf(tx, ask))).toMatchObject([{ version: 1, origin: 'library' }])
  await tell(outside({ issuerName: '合肥市公安局瑶海分局' }))
  expect(await s.asSystem((tx) => findLicencesOf(tx, ask))).toMatchObject([
    { version: 2, issuerName: '合肥市公安局瑶海分局' },
  ])
})

test('a licence known before its holder registered becomes the holder’s', async () => {
  await using s = await testLicences()
  await s.asSystem((tx) => recordLibraryLicences(tx, holder, [outside()]))
  const own = { subjectId: s.owner.personId, typeNames: ['居民户口簿'] }
  expect(await s.deps.db.read(s.owner, (tx) => findLicencesOf(tx, own))).toEqual([])
  await s.asSystem((tx) => recordLibraryLicences(tx, { ...holder, subjectId: s.owner.personId }, [outside()]))
  expect(await s.deps.db.read(s.owner, (tx) => findLicencesOf(tx, own))).toMatchObject([{ typeName: '居民户口簿' }])
  expect(await s.deps.db.read(aPerson(), (tx) => findLicencesOf(tx, { ...own, ...ask }))).toEqual([])
})

test('only valid licences of the wanted kinds are found', async () => {
  await using s = await testLicences()
  const known = [
    outside(),
    outside({ identifier: 'expired', typeName: '居住证', validUntil: '2026-03-01' }),
    outside({ identifier: 'last-day', typeName: '居住证', validUntil: '2026-03-02' }),
    outside({ identifier: 'other-kind', typeName: '不动产权证书' }),
  ]
  await s.asSystem((tx) => recordLibraryLicences(tx, holder, known))
  await s.asSystem((tx) =>
    tx.rows(sql`update licences.licence set status = 'suspended' where type_name = '居民户口簿'`),
  )
  const wanted = { ...ask, typeNames: ['居民户口簿', '居住证'], today: '2026-03-02' }
  expect((await s.asSystem((tx) => findLicencesOf(tx, wanted))).map((l) => l.identifier)).toEqual(['last-day'])
})

test('what was issued here, or is another holder’s, is not overwritten from outside', async () => {
  await using s = await testLicences()
  const { identifier } = await s.issueLicence()
  await s.asSystem((tx) => recordLibraryLicences(tx, holder, [outside({ identifier, holderName: '张三' }), outside()]))
  await s.asSystem((tx) =>
    recordLibraryLicences(tx, { ...holder, lookup: 'hash-of-li' }, [outside({ holderName: '李四' })]),
  )
  const rows = await s.asSystem((tx) =>
    tx.rows(sql<{ name: string }>`select holder_name as name from licences.licence`),
  )
  expect(rows.map((row) => row.name)).toEqual(['王秋实', '王秋实'])
})

test('a person cannot write licences', async () => {
  await using s = await testLicences()
  await expect(s.as(s.owner, (tx) => recordLibraryLicences(tx, holder, [outside()]))).rejects.toThrow('as system')
})
