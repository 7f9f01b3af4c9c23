import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alphabetSize, inGroups, makeVerifyCode, randomLength, readVerifyCode } from './verify-code.ts'

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const codes = fc
  .array(fc.nat(alphabetSize - 1), { minLength: randomLength, maxLength: randomLength })
  .map(makeVerifyCode)

test('every made code is read back, in groups, in lower case, with spaces and full-width too', () => {
  fc.assert(
    fc.property(codes, (code) => {
      const wide = code.replaceAll(/./g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
      for (const typed of [code, inGroups(code), inGroups(code).replaceAll('-', ' '), code.toLowerCase(), wide])
        expect(readVerifyCode(typed)).toBe(code)
    }),
  )
})

test('one wrong character is always caught', () => {
  fc.assert(
    fc.property(codes, fc.nat(11), fc.constantFrom(...Array.from(alphabet)), (code, at, character) => {
      fc.pre(code[at] !== character)
      expect(readVerifyCode(code.slice(0, at) + character + code.slice(at + 1))).toBeUndefined()
    }),
  )
})

test('two exchanged characters are always caught', () => {
  fc.assert(
    fc.property(codes, fc.nat(11), fc.nat(11), (code, a, b) => {
      const exchanged = Array.from(code)
      ;[exchanged[a], exchanged[b]] = [code[b] ?? '', code[a] ?? '']
      fc.pre(exchanged.join('') !== code)
      expect(readVerifyCode(exchanged.join(''))).toBeUndefined()
    }),
  )
})

test.each(['', 'ABCD', '７', '0OIL-0OIL-0OIL', '一二三四五六七八九十甲乙', `${'2'.repeat(11)}😀`])(
  '“%s” is no code',
  (typed) => {
    expect(readVerifyCode(typed)).toBeUndefined()
  },
)

test('a code is printed in groups of four', () => {
  expect(inGroups('7KQ2MBX4RTN9')).toBe('7KQ2-MBX4-RTN9')
})
