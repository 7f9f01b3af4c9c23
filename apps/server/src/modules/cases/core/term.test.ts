import { expect, test } from 'vitest'
import { endOfTerm, inWords } from './term.ts'

test.each([
  ['2026-03-02', 5, '2031-03-01'],
  ['2026-01-01', 1, '2026-12-31'],
  ['2028-02-29', 1, '2029-02-28'],
  ['2027-03-01', 1, '2028-02-29'],
])('a term from %s over %i years ends on %s', (from, years, end) => {
  expect(endOfTerm(from, years)).toBe(end)
})

test('documents print dates in words', () => {
  expect(inWords('2026-03-02')).toBe('2026年3月2日')
})
