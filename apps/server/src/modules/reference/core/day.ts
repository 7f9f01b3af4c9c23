/** A sentence in Chinese with the English beside it. */
export type Text = { zh: string; en: string }

const DAY_MS = 86_400_000
const WEEKDAYS_ZH = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const WEEKDAYS_EN = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** Day number of a date `YYYY-MM-DD`, counted from 1970-01-01; undefined when there is no such date. No time zone is involved. */
export function dayOf(date: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return undefined
  const [year, month, dayOfMonth] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))]
  const at = new Date(Date.UTC(year, month - 1, dayOfMonth))
  // Date rolls 30 February over into March: a date that does not come back as it went in is none.
  const isReal = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === dayOfMonth
  return isReal ? at.getTime() / DAY_MS : undefined
}

/** The date `YYYY-MM-DD` of a day number. */
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** The year of a day number. */
export const yearOf = (day: number): number => new Date(day * DAY_MS).getUTCFullYear()

/** 0 Sunday … 6 Saturday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7

/** Saturday or Sunday. */
export const isWeekend = (day: number): boolean => weekdayOf(day) % 6 === 0

/** The corresponding day (对应日) `months` later, or the month's last day where there is none: 民法典 art. 202. */
export function addMonths(day: number, months: number): number {
  const at = new Date(day * DAY_MS)
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth() + months]
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(at.getUTCDate(), lastOfMonth)) / DAY_MS
}

/** 2026年3月3日 · 3 March 2026 */
export function dayText(day: number): Text {
  const { year, month, date } = partsOf(day)
  return { zh: `${year}年${month}月${date}日`, en: `${date} ${MONTHS[month - 1]} ${year}` }
}

/** 周二 · Tuesday */
export const weekdayText = (day: number): Text => ({
  zh: WEEKDAYS_ZH[weekdayOf(day)] ?? '',
  en: WEEKDAYS_EN[weekdayOf(day)] ?? '',
})

/** 2026年4月4日至6日 · 4 to 6 April 2026, saying month and year once where they agree. */
export function spanText(first: number, last: number): Text {
  if (first === last) return dayText(first)
  const [a, b] = [partsOf(first), partsOf(last)]
  const [from, to] = [dayText(first), dayText(last)]
  if (a.year !== b.year) return { zh: `${from.zh}至${to.zh}`, en: `${from.en} to ${to.en}` }
  if (a.month !== b.month) {
    return { zh: `${from.zh}至${b.month}月${b.date}日`, en: `${a.date} ${MONTHS[a.month - 1]} to ${to.en}` }
  }
  return { zh: `${from.zh}至${b.date}日`, en: `${a.date} to ${to.en}` }
}

function partsOf(day: number): { year: number; month: number; date: number } {
  const at = new Date(day * DAY_MS)
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() }
}
