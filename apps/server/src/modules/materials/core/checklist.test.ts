import { expect, test } from 'vitest'
import { aMaterial } from '#testing/materials'
import { type FoundLicence, lineOf, missingMaterials, withFiles } from './checklist.ts'

const licence: FoundLicence = {
  materialKey: 'lease',
  licenceId: '0190c0de-0000-7000-8000-000000000001',
  licenceIdentifier: '1.2.156.3005.2.11100000000013338W011.1234.1',
  source: '电子证照库（居民身份证）',
  sourceEn: 'Licence library (identity card)',
  trust: 'A',
}
const viaLicence = {
  source: 'government',
  kind: '1',
  obtain: { via: 'licence', licenceType: '11100000000013338W011' },
} as const
const viaCase = { source: 'government', kind: '1', obtain: { via: 'case', itemId: 'AUTH-005' } } as const
const earlier = { ...licence, licenceId: null, licenceIdentifier: '瑶海区市监局许可字〔2026〕第0001号' }
const viaShare = { source: 'government', kind: '1', obtain: { via: 'share', resource: 'household' } } as const

test.each([
  ['made from the answers', aMaterial({ source: 'generated' }), undefined, 'generated', 'D'],
  ['found in the licence library', aMaterial(viaLicence), licence, 'attached', 'A'],
  ['to be checked by sharing', aMaterial(viaShare), undefined, 'office-verifies', 'B'],
  ['a licence that the library does not have', aMaterial(viaLicence), undefined, 'wanted', null],
  [
    'an optional licence that the library does not have',
    aMaterial({ ...viaLicence, required: false }),
    undefined,
    'optional',
    null,
  ],
  ['the result of an earlier case', aMaterial(viaCase), earlier, 'attached', 'A'],
  ['the result of an earlier case that there is not', aMaterial(viaCase), undefined, 'wanted', null],
  ["the applicant's own", aMaterial(), undefined, 'wanted', null],
  ["the applicant's own, not required", aMaterial({ required: false }), undefined, 'optional', null],
  ['a government paper without a source', aMaterial({ source: 'government' }), undefined, 'wanted', null],
] as const)('a material %s', (_, material, found, state, trust) => {
  expect(lineOf(material, found)).toMatchObject({ state, trust, licenceId: found?.licenceId ?? null })
})

test('what the licence library lacks is asked for with the reason', () => {
  const line = lineOf(aMaterial(viaLicence), undefined)
  expect(line.source).toBe('电子证照库里还没有您的这份证照，请上传')
  expect(line.sourceEn).toContain('licence library')
})

test('a copy that is uploaded is of level C, what the person wrote is of level D', () => {
  const file = { id: 'f', name: 'a.pdf', kind: 'pdf', bytes: 1, sha256: '' }
  expect(withFiles(lineOf(aMaterial(), undefined), [file])).toMatchObject({ state: 'uploaded', trust: 'C' })
  expect(withFiles(lineOf(aMaterial({ kind: '2' }), undefined), [file])).toMatchObject({
    state: 'uploaded',
    trust: 'D',
  })
  expect(withFiles(lineOf(aMaterial(), undefined), [])).toMatchObject({ state: 'wanted', trust: null })
})

test('only required materials without a file are missing, each named', () => {
  const entry = (more: object) => withFiles(lineOf(aMaterial(more), undefined), [])
  const file = { id: 'f', name: 'a.pdf', kind: 'pdf', bytes: 1, sha256: '' }
  const entries = [
    entry({ key: 'a', name: '租赁合同', nameEn: 'Lease' }),
    entry({ key: 'b', required: false }),
    entry({ key: 'c', ...viaShare }),
    entry({ key: 'd', source: 'generated' }),
    withFiles(lineOf(aMaterial({ key: 'e' }), undefined), [file]),
  ]
  expect(missingMaterials(entries)).toEqual([
    { key: 'a', code: 'materials.missing', message: '请上传“租赁合同”。', messageEn: 'Upload “Lease”.' },
  ])
})
