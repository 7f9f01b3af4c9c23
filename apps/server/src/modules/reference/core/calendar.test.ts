import fc from 'fast-check'
import { expect, test } from 'vitest'
import workdays from '../../../../../../data/workdays.json' with { type: 'json' }
import { buildCalendar, isWorkingDay, workingDaysBetween } from './calendar.ts'
import { dateOf, dayOf } from './day.ts'

const calendar = buildCalendar(workdays)
const working = (date: string) => {
  const answer = isWorkingDay(calendar, date)
  return answer.ok ? answer.value : answer.error.code
}

test.each(workdays.knownCases)('$date is a working day: $workday', ({ date, workday }) => {
  expect(working(date)).toBe(workday)
})

test.each(Object.entries(workdays.years).filter(([, year]) => year.announced))(
  'the year %s has as many working days as its notice gives',
  (year, { workdayCount }) => {
    expect(workingDaysBetween(calendar, `${Number(year) - 1}-12-31`, `${year}-12-31`)).toEqual({
      ok: true,
      value: workdayCount,
    })
  },
)

test('a year that is not announced, or not in the calendar, is refused by name', () => {
  const refusal = isWorkingDay(calendar, '2027-03-01')
  expect(refusal).toMatchObject({
    ok: false,
    error: { code: 'reference.calendar-not-announced', extra: { year: 2027 } },
  })
  if (!refusal.ok) expect(refusal.error.detail.zh).toContain('2027年')
  expect(working('2028-03-01')).toBe('reference.calendar-not-announced')
  expect(working('2016-03-01')).toBe('reference.calendar-not-announced')
  expect(workingDaysBetween(calendar, '2026-12-31', '2027-01-01').ok).toBe(false)
})

test('where projected days are allowed, weekends and statutory days rest', () => {
  const projected = (date: string) => isWorkingDay(calendar, date, { allowProjected: true })
  expect(projected('2027-02-08')).toEqual({ ok: true, value: false })
  expect(projected('2027-02-09')).toEqual({ ok: true, value: true })
  expect(projected('2027-03-06')).toEqual({ ok: true, value: false })
  expect(projected('2030-03-01')).toEqual({ ok: true, value: true })
})

test.each(['2026-02-30', '', '2026/03/01'])('“%s” is no date', (date) => {
  expect(working(date)).toBe('reference.not-a-date')
  expect(workingDaysBetween(calendar, date, '2026-03-01').ok).toBe(false)
  expect(workingDaysBetween(calendar, '2026-03-01', date).ok).toBe(false)
})

const days = fc.integer({ min: dayOf('2017-01-01') ?? 0, max: dayOf('2026-12-31') ?? 0 })

test('working days between two dates add up over a third, and turn their sign with the direction', () => {
  const between = (a: number, b: number) => {
    const answer = workingDaysBetween(calendar, dateOf(a), dateOf(b))
    return answer.ok ? answer.value : Number.NaN
  }
  fc.assert(
    fc.property(days, days, days, (a, b, c) => {
      expect(between(a, b) + between(b, c)).toBe(between(a, c))
      expect(between(a, b) + between(b, a)).toBe(0)
    }),
  )
})

test('an empty calendar refuses every year, and a calendar with a false date is not built', () => {
  expect(isWorkingDay({ years: {} }, '2026-03-02').ok).toBe(false)
  const wrong = { years: { 2026: { announced: true, rest: [{ date: '2026-02-30', name: '元旦' }], work: [] } } }
  expect(() => isWorkingDay(wrong, '2026-03-02')).toThrow('2026-02-30')
})
