import { parseLicenceId } from '@tongban/codes/licence-id'
import { expect, test } from 'vitest'
import { licencesOfEnterprise, licencesOfPerson } from './licences.ts'
import { inventedEnterprises, inventedPersons } from './people.ts'

const today = '2026-11-23'
const ofPersons = inventedPersons().flatMap((p) => licencesOfPerson(p, today))
const ofEnterprises = inventedEnterprises().flatMap((e) => licencesOfEnterprise(e, today))

test('every licence has an identifier of its own by GB/T 36904', () => {
  const all = [...ofPersons, ...ofEnterprises]
  for (const { identifier } of all) expect(parseLicenceId(identifier), identifier).toMatchObject({ valid: true })
  expect(new Set(all.map((l) => l.identifier)).size).toBe(all.length)
})

test.each(['2026-01-01', '2026-11-23', '2027-06-30'])(
  'on %s licences are valid but for some health certificates',
  (day) => {
    const expired = inventedPersons()
      .flatMap((p) => licencesOfPerson(p, day))
      .filter((l) => l.status === 'expired')
    expect(new Set(expired.map((l) => l.typeName))).toEqual(new Set(['健康证明']))
    expect(
      inventedEnterprises()
        .flatMap((e) => licencesOfEnterprise(e, day))
        .every((l) => l.status === 'valid'),
    ).toBe(true)
    for (const l of ofPersons) expect(l.issuedOn <= today && (!l.validUntil || l.validUntil > l.issuedOn)).toBe(true)
  },
)

test('the married have a marriage certificate that names the spouse, the others have none', () => {
  for (const person of inventedPersons()) {
    const found = licencesOfPerson(person, today).find((l) => l.typeName === '结婚证')
    expect(found?.fields['配偶姓名']).toBe(person.spouseName ?? undefined)
  }
})

test('every enterprise has a business licence with its credit code', () => {
  for (const enterprise of inventedEnterprises())
    expect(licencesOfEnterprise(enterprise, today)[0]).toMatchObject({
      typeName: '营业执照',
      number: enterprise.creditCode,
      validUntil: null,
      issuedOn: enterprise.foundedOn,
    })
})
