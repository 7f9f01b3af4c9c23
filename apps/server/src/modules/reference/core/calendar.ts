import { err, ok, type Result } from '#platform/result'
import { dayOf, isWeekend, type Text, yearOf } from './day.ts'

/** A rest day outside the ordinary weekend, or named on it: `{ date: '2026-04-06', name: '清明节' }`. */
export type RestDay = { date: string; name: string }

/**
 * Working-day calendar: a year holds its rest days and its make-up working days (调休上班); every other Saturday and
 * Sunday rests. Where a year is not announced, `rest` holds the statutory days computed in advance.
 */
export type Calendar = { years: Readonly<Record<string, CalendarYear>> }
/** One year of a `Calendar`. */
export type CalendarYear = { announced: boolean; rest: readonly RestDay[]; work: readonly string[] }

/** The file `data/workdays.json`, as far as the calendar is built from it. */
export type WorkdaysFile = {
  years: Record<
    string,
    { announced: boolean; holidays: RestDay[]; makeupWorkdays: RestDay[]; statutoryProjected?: RestDay[] | undefined }
  >
}

/** What can be wrong with a question to the calendar; `detail` is for people. */
export type CalendarProblem =
  | { code: 'reference.calendar-not-announced'; detail: Text; extra: { year: number } }
  | { code: 'reference.not-a-date'; detail: Text; extra: { value: string } }

/** With `allowProjected`, a year that is not announced counts with weekends and statutory days: a provisional answer. */
export type CalendarOptions = { allowProjected?: boolean | undefined }

/** Builds the calendar from the file of rest days. */
export function buildCalendar(file: WorkdaysFile): Calendar {
  const years = Object.entries(file.years).map(([year, given]): [string, CalendarYear] => [
    year,
    {
      announced: given.announced,
      rest: given.announced ? given.holidays : (given.statutoryProjected ?? []),
      work: given.announced ? given.makeupWorkdays.map((day) => day.date) : [],
    },
  ])
  return { years: Object.fromEntries(years) }
}

/** Whether a date is a working day (工作日). A year that is not announced is refused by name. */
export function isWorkingDay(
  calendar: Calendar,
  date: string,
  options: CalendarOptions = {},
): Result<boolean, CalendarProblem> {
  const day = dayOf(date)
  if (day === undefined) return err(notADate(date))
  const kind = kindOf(indexOf(calendar), day)
  if (kind & UNANNOUNCED && !options.allowProjected) return err(notAnnounced(yearOf(day)))
  return ok((kind & REST) === 0)
}

/** How many working days lie after `from` up to and including `to`; negative when `to` is the earlier one. */
export function workingDaysBetween(
  calendar: Calendar,
  from: string,
  to: string,
  options: CalendarOptions = {},
): Result<number, CalendarProblem> {
  const [a, b] = [dayOf(from), dayOf(to)]
  if (a === undefined) return err(notADate(from))
  if (b === undefined) return err(notADate(to))
  const index = indexOf(calendar)
  let count = 0
  for (let day = Math.min(a, b) + 1; day <= Math.max(a, b); day++) {
    const kind = kindOf(index, day)
    if (kind & UNANNOUNCED && !options.allowProjected) return err(notAnnounced(yearOf(day)))
    if ((kind & REST) === 0) count++
  }
  return ok(b < a ? 0 - count : count)
}

/** Bits of a day's kind. */
export const REST = 1
export const NAMED = 2
export const MAKE_UP = 4
export const UNANNOUNCED = 8

/** A calendar laid out by day number, for counting; made once for each calendar. */
export type DayIndex = { first: number; kinds: Uint8Array; names: ReadonlyMap<number, string> }

const indexes = new WeakMap<Calendar, DayIndex>()

/** The index of a calendar. Calendars are data that never change: a new notice makes a new calendar. */
export function indexOf(calendar: Calendar): DayIndex {
  const known = indexes.get(calendar)
  if (known !== undefined) return known
  const made = makeIndex(calendar)
  indexes.set(calendar, made)
  return made
}

/** The kind of a day as a sum of bits; days outside the calendar are unannounced, and rest at the weekend. */
export const kindOf = (index: DayIndex, day: number): number => index.kinds[day - index.first] ?? plainKind(day)

/** The problem of a year whose rest days the State Council has not announced. */
export const notAnnounced = (year: number): CalendarProblem => ({
  code: 'reference.calendar-not-announced',
  detail: {
    zh: `${year}年的放假安排不在工作日历中（尚未公布或未导入），不能确定到期日；导入国务院办公厅通知后请重新计算`,
    en: `The rest days of ${year} are not in the calendar (not announced, or not imported), so no date can be given; import the notice of the State Council and calculate again`,
  },
  extra: { year },
})

/** The problem of a text that is no date. */
export const notADate = (value: string): CalendarProblem => ({
  code: 'reference.not-a-date',
  detail: {
    zh: `“${value}”不是真实的日期；请按“年年年年-月月-日日”填写，例如2026-03-02`,
    en: `“${value}” is no real date; write it as YYYY-MM-DD, such as 2026-03-02`,
  },
  extra: { value },
})

const plainKind = (day: number): number => (isWeekend(day) ? UNANNOUNCED | REST : UNANNOUNCED)

function makeIndex(calendar: Calendar): DayIndex {
  const years = Object.keys(calendar.years).map(Number)
  if (years.length === 0) return { first: 0, kinds: new Uint8Array(0), names: new Map() }
  const first = mustBeDay(`${Math.min(...years)}-01-01`)
  const end = mustBeDay(`${Math.max(...years)}-12-31`) + 1
  const kinds = Uint8Array.from({ length: end - first }, (_, i) => plainKind(first + i))
  const names = new Map<number, string>()
  for (const [name, year] of Object.entries(calendar.years)) {
    const start = mustBeDay(`${name}-01-01`) - first
    const stop = mustBeDay(`${name}-12-31`) - first
    if (year.announced) for (let i = start; i <= stop; i++) kinds[i] = (kinds[i] ?? 0) & ~UNANNOUNCED
  }
  // A notice may move days of the year before or after, so days are set after all years are laid out.
  for (const year of Object.values(calendar.years)) {
    for (const { date, name } of year.rest) {
      const i = mustBeDay(date) - first
      kinds[i] = (kinds[i] ?? 0) | REST | NAMED
      names.set(first + i, name)
    }
    for (const date of year.work) {
      const i = mustBeDay(date) - first
      kinds[i] = ((kinds[i] ?? 0) & ~REST) | MAKE_UP
    }
  }
  return { first, kinds, names }
}

function mustBeDay(date: string): number {
  const day = dayOf(date)
  if (day === undefined) throw new RangeError(`the calendar holds “${date}”, which is no date`)
  return day
}
