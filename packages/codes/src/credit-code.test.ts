import fc from 'fast-check'
import { expect, test } from 'vitest'
import vectors from '../../../data/test-vectors.json' with { type: 'json' }
import { creditCheckCharacter, makeCreditCode, parseCreditCode } from './credit-code.ts'

test.each(vectors.uscc.cases)('the credit code $uscc is judged as the vectors say: $why', (given) => {
  const read = parseCreditCode(given.uscc)
  expect(read.valid).toBe(given.valid !== false)
  if (read.valid) expect(read.value).toBe(given.uscc.toUpperCase())
})

test('the parts of a credit code are read', () => {
  expect(parseCreditCode('91350100m000100y43')).toEqual({
    valid: true,
    value: '91350100M000100Y43',
    authority: '9',
    category: '1',
    area: '350100',
    organisationCode: 'M000100Y4',
  })
})

test('an organ of the State Council is registered under the whole country', () => {
  expect(parseCreditCode('11100000000013338W')).toMatchObject({ valid: true, area: '100000' })
})

const wrongInside = (body17: string) => body17 + creditCheckCharacter(body17)

test.each([
  ['91350100M000100Y4', 'length'],
  ['91350100I000100Y43', 'characters'],
  ['9135O100M000100Y43', 'characters'],
  [wrongInside('B1350100M000100Y4'), 'authority'],
  [wrongInside('91990100M000100Y4'), 'area'],
  [wrongInside('91350100M000100Y5'), 'organisation-code'],
  ['91350100M000100Y44', 'check-character'],
  ['11370500004311394A', 'check-character'],
])('%s is refused because of its %s, and the sentence says what to do', (code, fault) => {
  expect(parseCreditCode(code)).toMatchObject({
    valid: false,
    reason: { code: fault, zh: expect.stringContaining('请') },
  })
})

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'.split('')
const codes = fc
  .tuple(
    fc.constantFrom('91340100', '11340000', 'N2340123', '12100000'),
    fc.array(fc.constantFrom(...CHARACTERS), { minLength: 8, maxLength: 8 }),
  )
  .map(([prefix, body]) => makeCreditCode(prefix, body.join('')))

test('every made credit code is valid', () => {
  fc.assert(
    fc.property(codes, (code) => {
      expect(parseCreditCode(code)).toMatchObject({ valid: true, value: code })
    }),
  )
})

test('one changed character is always caught', () => {
  fc.assert(
    fc.property(codes, fc.nat(17), fc.constantFrom(...CHARACTERS), (code, at, character) => {
      fc.pre(code.charAt(at) !== character)
      expect(parseCreditCode(code.slice(0, at) + character + code.slice(at + 1)).valid).toBe(false)
    }),
  )
})

test.each([
  ['9134010', 'XN700001'],
  ['91340100', 'XN70000'],
  ['91340100', 'IN700001'],
  ['91990100', 'XN700001'],
  ['91340100', 'xn700001'],
])('no credit code is made of %s and %s', (prefix, body) => {
  expect(() => makeCreditCode(prefix, body)).toThrow(RangeError)
})
