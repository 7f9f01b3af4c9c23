import fc from 'fast-check'
import { expect, test } from 'vitest'
import vectors from '../../../data/test-vectors.json' with { type: 'json' }
import { makeLicenceId, parseLicenceId } from './licence-id.ts'

test.each(vectors.eLicenceId.cases)('the identifier $id is judged as the vectors say: $why', (given) => {
  const read = parseLicenceId(given.id)
  expect(read.valid).toBe(given.valid === true)
  // “checksum-only”: the check character fits, and the fault names the part that is no credit code.
  if (given.valid === 'checksum-only') expect(read).toMatchObject({ reason: { code: 'issuer' } })
  if (given.valid === false) expect(read).toMatchObject({ reason: { code: 'check-character' } })
})

test.each([
  '1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.F',
  '1.2.156.3005.2.11100000000013338W087.11370800MB28559184.37080001202411010001.001.3',
])('the published identifier %s is valid', (id) => {
  expect(parseLicenceId(id).valid).toBe(true)
})

const SYNTHETIC = '1.2.156.3005.2.11340000XN0000266B001.11340000XN0000266B.340102202500000001.002.T'

test('the parts of an identifier are read, and make the same identifier again', () => {
  const read = parseLicenceId(SYNTHETIC)
  expect(read).toEqual({
    valid: true,
    value: SYNTHETIC,
    type: '11340000XN0000266B001',
    issuer: '11340000XN0000266B',
    serial: '340102202500000001',
    version: 2,
    check: 'T',
  })
  expect(makeLicenceId('11340000XN0000266B001', '11340000XN0000266B', '340102202500000001', 2)).toBe(SYNTHETIC)
})

test.each([
  ['an identifier of another root', SYNTHETIC.replace('3005', '3006')],
  ['an identifier without check character', SYNTHETIC.slice(0, -2)],
  ['a version 000', SYNTHETIC.replace('.002.', '.000.')],
  ['a serial with a dash', SYNTHETIC.replace('34010220', '34-10220')],
  ['nothing', ''],
])('%s is refused for its layout', (_, id) => {
  expect(parseLicenceId(id)).toMatchObject({
    valid: false,
    reason: { code: 'layout', zh: expect.stringContaining('请') },
  })
})

test('a type whose defining organ has no credit code is named', () => {
  const { type, issuer } = { type: '11340000XN0000266C001', issuer: '11340000XN0000266B' }
  expect(() => makeLicenceId(type, issuer, 'A1', 1)).toThrow('type does not begin with a credit code')
})

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
const identifiers = fc
  .tuple(fc.array(fc.constantFrom(...ALPHABET), { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 999 }))
  .map(([serial, version]) => makeLicenceId('11340000XN0000266B001', '11340000XN0000266B', serial.join(''), version))

test('every made identifier is valid, in lower case too', () => {
  fc.assert(
    fc.property(identifiers, (id) => {
      expect(parseLicenceId(id.toLowerCase())).toMatchObject({ valid: true, value: id })
    }),
  )
})

test('one changed character is always caught', () => {
  fc.assert(
    fc.property(identifiers, fc.nat(200), fc.constantFrom(...ALPHABET), (id, place, character) => {
      const at = place % id.length
      fc.pre(id.charAt(at) !== character)
      expect(parseLicenceId(id.slice(0, at) + character + id.slice(at + 1)).valid).toBe(false)
    }),
  )
})

test.each([0, 1000, 1.5, -1])('no identifier is made with version %s', (version) => {
  expect(() => makeLicenceId('11340000XN0000266B001', '11340000XN0000266B', 'A1', version)).toThrow(RangeError)
})
