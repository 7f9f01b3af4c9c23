import { expect, test } from 'vitest'
import { caseNumber, normaliseQueryCode } from './numbers.ts'

test('a case number is the implementing code, the date and the serial of the day', () => {
  const number = caseNumber('12441500196720244T3442199806003', '2022-06-23', 68)
  expect([number, number.length]).toEqual(['12441500196720244T3442199806003202206230068', 43])
})

test('a query code may be typed with hyphens, spaces and small letters', () => {
  expect(normaliseQueryCode(' abcd-efgh ')).toBe('ABCDEFGH')
})
