import { parseCitizenNumber } from '@tongban/codes/citizen-number'
import { parseCreditCode } from '@tongban/codes/credit-code'
import { expect, test } from 'vitest'
import { inventedEnterprises, inventedPersons } from './people.ts'

const persons = inventedPersons()
const enterprises = inventedEnterprises()

test('at least 320 persons and 64 enterprises live in all 16 cities', () => {
  expect(persons.length).toBeGreaterThanOrEqual(320)
  expect(enterprises.length).toBe(64)
  expect(new Set(persons.map((p) => p.regionCode.slice(0, 4))).size).toBe(16)
  expect(new Set(persons.slice(0, 16).map((p) => p.regionCode.slice(0, 4))).size).toBe(16)
  expect(new Set(enterprises.map((e) => e.regionCode.slice(0, 4))).size).toBe(16)
})

test('every number is valid, none can belong to a living person or a real phone', () => {
  for (const p of persons) {
    expect(parseCitizenNumber(p.citizenNumber)).toMatchObject({ valid: true, birthDate: p.birthDate, sex: p.sex })
    expect(p.birthDate < '1900').toBe(true)
    expect(p.mobile).toMatch(/^100\d{8}$/)
    expect(p.address).toContain(p.regionPath[2])
  }
  for (const e of enterprises) {
    expect(parseCreditCode(e.creditCode).valid).toBe(true)
    expect(e.name).toMatch(/（样例）$/)
  }
})

test('no number is given twice', () => {
  for (const key of ['citizenNumber', 'mobile', 'socialSecurityCard'] as const)
    expect(new Set(persons.map((p) => p[key])).size).toBe(persons.length)
  for (const key of ['creditCode', 'name', 'representativeCitizenNumber'] as const)
    expect(new Set(enterprises.map((e) => e[key])).size).toBe(enterprises.length)
})

test('husband and wife name each other and live together', () => {
  const byNumber = new Map(persons.map((p) => [p.citizenNumber, p]))
  const married = persons.filter((p) => p.maritalStatus === 'married')
  expect(married.length).toBeGreaterThan(100)
  for (const p of married) {
    const spouse = byNumber.get(p.spouseCitizenNumber ?? '')
    expect(spouse?.spouseCitizenNumber).toBe(p.citizenNumber)
    expect(spouse?.household).toBe(p.household)
    expect(spouse?.sex).not.toBe(p.sex)
  }
})

test('an enterprise is represented by one of the persons', () => {
  for (const e of enterprises) {
    const person = persons[e.representativeIndex]
    expect([person?.name, person?.citizenNumber]).toEqual([e.representativeName, e.representativeCitizenNumber])
  }
})
