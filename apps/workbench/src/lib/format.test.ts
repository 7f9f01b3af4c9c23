import { expect, test } from 'vitest'
import { dayOf, formatBytes, formatCount, formatInstant } from './format.ts'

test('an instant late in the evening of Greenwich is the next day in China', () => {
  expect(dayOf('2026-03-01T16:00:00Z')).toBe('2026-03-02')
  expect(formatInstant('2026-03-01T16:05:00Z', 'zh')).toBe('2026年3月2日（周一） 00:05')
  expect(formatInstant('2026-03-01T16:05:00Z', 'en')).toBe('Mon 2 March 2026 00:05')
})

test('a count above a thousand is not counted on', () => {
  expect(formatCount(1000)).toBe('1000')
  expect(formatCount(1001)).toBe('1,000+')
})

test('sizes are said in the unit that fits', () => {
  expect([12, 52_345, 2_912_345].map(formatBytes)).toEqual(['12 B', '51 KB', '2.8 MB'])
})
