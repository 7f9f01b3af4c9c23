import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { aPerson, testLicences } from '#testing/licences'
import { recordLibraryLicences } from '../door/licence-library.ts'

test('a person sees the own licences, issued here or known from the library, with their status today', async () => {
  await using s = await testLicences()
  const issued = await s.issueLicence()
  const outside = {
    typeName: '居民身份证',
    typeCode: '11340000XN0000071H001',
    identifier: '1.2.156.3005.2.11340000XN0000071H001.11340000XN0000071H.2019000001.001.X',
    number: '340***********0014',
    holderName: '王秋实',
    issuerName: '合肥市公安局',
    issuerCode: '11340000XN0000071H',
    issuedOn: '2016-01-01',
    validUntil: '2026-01-01',
    elements: [],
  }
  const holder = {
    subjectId: s.owner.personId,
    lookup: 'hash-of-wang',
    name: '王秋实',
    maskedNumber: '340***********0014',
  }
  await s.asSystem((tx) => recordLibraryLicences(tx, holder, [outside]))
  const { status, json } = await s.ask('/my-licences')
  expect(status).toBe(200)
  expect(json['licences']).toMatchObject([
    {
      identifier: issued.identifier,
      name: '食品经营许可证',
      number: issued.number,
      status: 'valid',
      documentId: issued.documentId,
      verifyCode: issued.verifyCode,
    },
    { identifier: outside.identifier, status: 'expired', documentId: null, verifyCode: null },
  ])
})

test('another person has none; who acts for a legal person sees those of the legal person', async () => {
  await using s = await testLicences()
  await s.issueLicence()
  expect((await s.ask('/my-licences', aPerson())).json).toEqual({ licences: [] })
  const acting = { ...s.owner, personId: randomUUID(), legalPersonId: s.owner.personId }
  expect((await s.ask('/my-licences', acting)).json['licences']).toHaveLength(1)
  expect((await s.ask('/my-licences', { ...s.owner, legalPersonId: randomUUID() })).json).toEqual({ licences: [] })
})

test('an officer has no such folder', async () => {
  await using s = await testLicences()
  expect(await s.ask('/my-licences', s.officer)).toMatchObject({ status: 401 })
})
