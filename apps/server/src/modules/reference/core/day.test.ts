import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMonths, dateOf, dayOf, isWeekend, spanText, weekdayText } from './day.ts'

const day = (date: string) => dayOf(date) ?? Number.NaN

test.each(['2026-02-30', '2025-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '20260101', '0099-01-01x', '', 'today'])(
  '“%s” is no date',
  (text) => {
    expect(dayOf(text)).toBeUndefined()
  },
)

test('a date and its day number change into one another', () => {
  fc.assert(
    fc.property(fc.integer({ min: -60_000, max: 60_000 }), (n) => {
      expect(dayOf(dateOf(n))).toBe(n)
      expect(isWeekend(n)).toBe([0, 6].includes(new Date(`${dateOf(n)}T00:00:00Z`).getUTCDay()))
    }),
  )
})

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2026-03-02', 1, '2026-04-02'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-05-05', 0, '2026-05-05'],
])('%s and %i months lead to %s', (from, months, to) => {
  expect(dateOf(addMonths(day(from), months))).toBe(to)
})

test.each([
  ['2026-04-04', '2026-04-06', '2026年4月4日至6日', '4 to 6 April 2026'],
  ['2026-04-29', '2026-05-01', '2026年4月29日至5月1日', '29 April to 1 May 2026'],
  ['2026-12-31', '2027-01-02', '2026年12月31日至2027年1月2日', '31 December 2026 to 2 January 2027'],
  ['2026-04-05', '2026-04-05', '2026年4月5日', '5 April 2026'],
])('%s to %s is written as people write it', (from, to, zh, en) => {
  expect(spanText(day(from), day(to))).toEqual({ zh, en })
})

test('weekdays have their names', () => {
  expect(weekdayText(day('2026-03-03'))).toEqual({ zh: '周二', en: 'Tuesday' })
})
