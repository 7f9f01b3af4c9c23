import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskCitizenNumber, maskMobile, maskName } from './mask.ts'

test.each([
  ['张三', '张*'],
  ['王小明', '王*明'],
  ['欧阳修文', '欧**文'],
  ['𠮷田', '𠮷*'],
  ['买买提·艾力', '买****力'],
  ['张', '*'],
  ['', ''],
])('the name %s is shown as %s', (name, shown) => {
  expect(maskName(name)).toBe(shown)
})

test('a citizen number is shown by its first three and last four characters', () => {
  expect(maskCitizenNumber('11010519491231002X')).toBe('110***********002X')
})

test('a mobile number is shown without its middle four', () => {
  expect(maskMobile('13812345678')).toBe('138****5678')
})

test('what has no known shape is hidden whole', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 17 }), (text) => {
      expect(maskCitizenNumber(text)).toMatch(/^\**$/)
      if (!/^1\d{10}$/.test(text)) expect(maskMobile(text)).toMatch(/^\**$/)
    }),
  )
})
