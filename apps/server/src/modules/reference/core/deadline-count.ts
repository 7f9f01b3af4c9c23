import { err, ok, type Result } from '#platform/result'
import {
  type Calendar,
  type CalendarOptions,
  type CalendarProblem,
  type DayIndex,
  indexOf,
  kindOf,
  notADate,
  notAnnounced,
  REST,
  UNANNOUNCED,
} from './calendar.ts'
import { addMonths, dateOf, dayOf, dayText, type Text, yearOf } from './day.ts'

/** `workday` 工作日 (行政许可法 art. 82), `day` calendar days, `month` calendar months (民法典 art. 202). */
export type DeadlineUnit = 'workday' | 'day' | 'month'

/** Days on which the clock stands still (行政许可法 art. 45), first and last included; without `to` it still stands. */
export type Pause = { from: string; to?: string | undefined; reason?: string | undefined }

/** Working days added to the limit (行政许可法 art. 42). */
export type Extension = { days: number; reason?: string | undefined }

/** A limit of `days` units that starts the day after `from`. */
export type DeadlineAsk = {
  from: string
  days: number
  unit: DeadlineUnit
  pauses?: readonly Pause[] | undefined
  extensions?: readonly Extension[] | undefined
}

/** What can be wrong with a limit; `detail` is for people. */
export type DeadlineProblem =
  | CalendarProblem
  | { code: 'reference.clock-paused'; detail: Text; extra: { since: string } }
  | { code: 'reference.days-not-valid'; detail: Text; extra: { days: number } }
  | { code: 'reference.pause-reversed'; detail: Text; extra: { from: string; to: string } }

/** Overlapping pauses as one; `last` is Infinity while the clock stands. */
export type Span = { first: number; last: number; reasons: string[] }

/** What was counted, as day numbers; from it the explanation is written. `limitEnd` is the last day before extension and rest days. */
export type Counted = {
  ask: DeadlineAsk
  from: number
  spans: Span[]
  firstDay: number | undefined
  limitEnd: number
  extended: number
  due: number
  provisionalYears: number[]
}

// A hundred years: what is longer is a slip of the finger, and would be counted for minutes.
const MOST_DAYS = 36_600

/** Counts a limit day by day. */
export function count(
  calendar: Calendar,
  ask: DeadlineAsk,
  options: CalendarOptions,
): Result<Counted, DeadlineProblem> {
  const from = dayOf(ask.from)
  if (from === undefined) return err(notADate(ask.from))
  const extensions = ask.extensions ?? []
  for (const days of [ask.days, ...extensions.map((extension) => extension.days)]) {
    if (!Number.isInteger(days) || days < 0 || days > MOST_DAYS) return err(daysNotValid(days))
  }
  const spans = mergePauses(ask.pauses ?? [])
  if (!spans.ok) return spans
  const extended = extensions.reduce((total, extension) => total + extension.days, 0)
  const walk = walker(indexOf(calendar), spans.value, options)
  const end =
    ask.unit === 'workday' ? countWorkdays(walk, from, ask.days, extended) : countDays(walk, from, ask, extended)
  if (!end.ok) return end
  return ok({ ask, from, spans: spans.value, extended, ...end.value, provisionalYears: [...walk.provisionalYears] })
}

type End = Pick<Counted, 'firstDay' | 'limitEnd' | 'due'>

function countWorkdays(walk: Walk, from: number, days: number, extended: number): Result<End, DeadlineProblem> {
  const first = walk.workdays(from, Math.min(1, days + extended))
  if (!first.ok) return first
  const limitEnd = walk.workdays(from, days)
  if (!limitEnd.ok) return limitEnd
  const due = walk.workdays(limitEnd.value, extended)
  if (!due.ok) return due
  return ok({ firstDay: days + extended > 0 ? first.value : undefined, limitEnd: limitEnd.value, due: due.value })
}

function countDays(walk: Walk, from: number, ask: DeadlineAsk, extended: number): Result<End, DeadlineProblem> {
  const days = ask.unit === 'month' ? addMonths(from, ask.days) - from : ask.days
  const first = days > 0 ? walk.days(from, 1) : walk.workdays(from, Math.min(1, extended))
  if (!first.ok) return first
  const limitEnd = walk.days(from, days)
  if (!limitEnd.ok) return limitEnd
  // The whole limit ends once: only its very last day moves off a rest day (民法典 art. 203), so the extension is
  // counted from where the limit ended, not from where it would have moved.
  const due = extended > 0 ? walk.workdays(limitEnd.value, extended) : walk.workdays(limitEnd.value - 1, 1)
  if (!due.ok) return due
  return ok({ firstDay: days + extended > 0 ? first.value : undefined, limitEnd: limitEnd.value, due: due.value })
}

type Walk = {
  /** The n-th working day after `from` that is not paused. */
  workdays(from: number, n: number): Result<number, DeadlineProblem>
  /** The n-th calendar day after `from` that is not paused. */
  days(from: number, n: number): Result<number, DeadlineProblem>
  provisionalYears: Set<number>
}

function walker(index: DayIndex, spans: readonly Span[], options: CalendarOptions): Walk {
  const provisionalYears = new Set<number>()
  const walk = (from: number, n: number, inWorkdays: boolean): Result<number, DeadlineProblem> => {
    let day = from
    let next = 0
    for (let left = n; left > 0; ) {
      day++
      const kind = inWorkdays ? kindOf(index, day) : 0
      if (kind & UNANNOUNCED) {
        if (!options.allowProjected) return err(notAnnounced(yearOf(day)))
        provisionalYears.add(yearOf(day))
      }
      let span = spans[next]
      while (span !== undefined && span.last < day) span = spans[++next]
      if (span !== undefined && span.first <= day) {
        if (span.last === Number.POSITIVE_INFINITY) return err(clockPaused(span))
        continue
      }
      if ((kind & REST) === 0) left--
    }
    return ok(day)
  }
  return {
    workdays: (from, n) => walk(from, n, true),
    days: (from, n) => walk(from, n, false),
    provisionalYears,
  }
}

/** Sorts pauses and joins those that overlap, so that a day is left out once. */
function mergePauses(pauses: readonly Pause[]): Result<Span[], DeadlineProblem> {
  const spans: Span[] = []
  for (const pause of pauses) {
    const first = dayOf(pause.from)
    if (first === undefined) return err(notADate(pause.from))
    const last = pause.to === undefined ? Number.POSITIVE_INFINITY : dayOf(pause.to)
    if (last === undefined) return err(notADate(pause.to ?? ''))
    if (last < first) return err(pauseReversed(pause.from, pause.to ?? ''))
    spans.push({ first, last, reasons: pause.reason === undefined ? [] : [pause.reason] })
  }
  spans.sort((a, b) => a.first - b.first)
  const merged: Span[] = []
  for (const span of spans) {
    const before = merged.at(-1)
    if (before === undefined || span.first > before.last) {
      merged.push(span)
      continue
    }
    before.last = Math.max(before.last, span.last)
    before.reasons.push(...span.reasons.filter((reason) => !before.reasons.includes(reason)))
  }
  return ok(merged)
}

const daysNotValid = (days: number): DeadlineProblem => ({
  code: 'reference.days-not-valid',
  detail: {
    zh: `期限和延长的天数应为0至${MOST_DAYS}的整数，不能是${days}`,
    en: `Limits and extensions are whole numbers from 0 to ${MOST_DAYS}, not ${days}`,
  },
  extra: { days },
})

const pauseReversed = (from: string, to: string): DeadlineProblem => ({
  code: 'reference.pause-reversed',
  detail: {
    zh: `暂停的结束日${to}早于开始日${from}；请核对后重新填写`,
    en: `The pause ends on ${to}, before it begins on ${from}; correct the dates`,
  },
  extra: { from, to },
})

function clockPaused(span: Span): DeadlineProblem {
  const since = dayText(span.first)
  return {
    code: 'reference.clock-paused',
    detail: {
      zh: `自${since.zh}起暂停计时，尚未恢复，现在没有到期日；恢复计时后再计算`,
      en: `The clock has stood still since ${since.en} and has not resumed, so there is no date yet; calculate after it resumes`,
    },
    extra: { since: dateOf(span.first) },
  }
}
