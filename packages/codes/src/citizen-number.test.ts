import fc from 'fast-check'
import { expect, test } from 'vitest'
import vectors from '../../../data/test-vectors.json' with { type: 'json' }
import { makeCitizenNumber, parseCitizenNumber } from './citizen-number.ts'

test.each(vectors.idNumber.cases)('the number $id is judged as the vectors say: $why', (given) => {
  const read = parseCitizenNumber(given.id)
  // “normalise” asks for one decision: a lower-case x is accepted and stored upper case.
  expect(read.valid).toBe(given.valid !== false)
  if (read.valid) expect(read.value).toBe(given.id.toUpperCase())
  if (read.valid && given.sex !== undefined) expect(read.sex).toBe(given.sex === '男' ? 'male' : 'female')
})

test('birth date, sex and area are read from the number', () => {
  expect(parseCitizenNumber('11010519491231002x')).toEqual({
    valid: true,
    value: '11010519491231002X',
    area: '110105',
    birthDate: '1949-12-31',
    sex: 'female',
  })
})

test.each([
  ['34999919900307O11X', 'characters'],
  ['110105 949123100 2', 'characters'],
  ['1101051949123100X2', 'characters'],
  ['349999900307011', 'first-generation'],
  ['34999919900307011', 'length'],
  ['', 'length'],
  ['990105194912310026', 'area'],
  ['349999199013010012', 'birth-date'],
  ['340102189502290019', 'birth-date'],
  ['340102099003070010', 'birth-date'],
  ['110105194912310021', 'check-character'],
])('%s is refused because of its %s, and the sentence says what to do', (number, code) => {
  const read = parseCitizenNumber(number)
  expect(read).toMatchObject({
    valid: false,
    reason: { code, zh: expect.stringContaining('请'), en: expect.any(String) },
  })
})

test('a birth after today is refused when today is given', () => {
  const number = '349999201706300573'
  expect(parseCitizenNumber(number, { today: '2017-06-29' })).toMatchObject({ reason: { code: 'birth-in-future' } })
  expect(parseCitizenNumber(number, { today: '2017-06-30' })).toMatchObject({ valid: true })
})

const days = fc.date({ min: new Date('1800-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
const numbers = fc
  .tuple(fc.constantFrom('340102', '110105', '650000', '810000'), days, fc.integer({ min: 0, max: 999 }))
  .map(([area, day, seq]) => ({
    day: day.toISOString().slice(0, 10),
    number: makeCitizenNumber(area, day.toISOString().slice(0, 10).replaceAll('-', ''), String(seq).padStart(3, '0')),
  }))

test('every made number is valid and gives its birth date back', () => {
  fc.assert(
    fc.property(numbers, ({ number, day }) => {
      expect(parseCitizenNumber(number)).toMatchObject({ valid: true, birthDate: day })
    }),
  )
})

test('one changed digit is always caught', () => {
  fc.assert(
    fc.property(numbers, fc.nat(17), fc.nat(9), ({ number }, at, digit) => {
      fc.pre(number.charAt(at) !== String(digit))
      expect(parseCitizenNumber(number.slice(0, at) + digit + number.slice(at + 1)).valid).toBe(false)
    }),
  )
})

test('two neighbouring digits written in the wrong order are always caught', () => {
  fc.assert(
    fc.property(numbers, fc.nat(16), ({ number }, at) => {
      const swapped = number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2)
      fc.pre(swapped !== number)
      expect(parseCitizenNumber(swapped).valid).toBe(false)
    }),
  )
})

test.each([
  ['34010', '18950314', '001'],
  ['340102', '18950229', '001'],
  ['990102', '18950314', '001'],
  ['340102', '18950314', '1'],
])('no number is made of %s %s %s', (area, birth, seq) => {
  expect(() => makeCitizenNumber(area, birth, seq)).toThrow(RangeError)
})
