import type { FieldKind, FormAnswer } from '@tongban/contracts/catalogue/form'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { presentAnswer, presentMoney } from './present.ts'
import { anyAnswer, KINDS } from './testing/arbitraries.ts'
import { aField } from './testing/forms.ts'

test.for<[FieldKind, FormAnswer | undefined, string, string]>([
  ['text', ' 张三 ', '张三', '张三'],
  ['text', undefined, '未填写', 'Not answered'],
  ['textarea', null, '未填写', 'Not answered'],
  ['money', 1200, '¥12.00', '¥12.00'],
  ['money', 5, '¥0.05', '¥0.05'],
  ['money', 123456789, '¥1,234,567.89', '¥1,234,567.89'],
  ['integer', 2026, '2026', '2026'],
  ['integer', -12345, '-12,345', '-12,345'],
  ['decimal', 1234567.125, '1,234,567.125', '1,234,567.125'],
  ['date', '2026-03-02', '2026年3月2日（周一）', 'Mon 2 March 2026'],
  ['date', '2024-02-29', '2024年2月29日（周四）', 'Thu 29 February 2024'],
  ['date', '明天', '明天', '明天'],
  ['choice', 'a', '选项a', 'Option a'],
  ['choice', 'gone', 'gone', 'gone'],
  ['choices', ['c', 'a'], '选项a、选项c', 'Option a, Option c'],
  ['choices', [], '未填写', 'Not answered'],
  ['yes-no', true, '是', 'Yes'],
  ['yes-no', false, '否', 'No'],
  ['citizen-number', '11010519491231002X', '11010519491231002X', '11010519491231002X'],
])('%s %j reads %s, in English %s', ([kind, answer, zh, en]) => {
  const field = aField('f', kind)
  expect([presentAnswer(field, answer), presentAnswer(field, answer, { language: 'en' })]).toEqual([zh, en])
})

test('a citizen number is masked when asked', () => {
  const field = aField('f', 'citizen-number')
  expect(presentAnswer(field, '11010519491231002X', { mask: true })).toBe('110***********002X')
  expect(presentAnswer(field, '1101', { mask: true })).toBe('****')
})

test('money reads back to the same fen', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (fen) => {
      expect(Number(presentMoney(fen).replace(/[¥,.]/g, '')) + 0).toBe(fen)
    }),
  )
})

test('whatever was answered can be shown', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), anyAnswer, (kind, answer) => {
      expect(presentAnswer(aField('f', kind), answer).length).toBeGreaterThan(0)
    }),
  )
})
