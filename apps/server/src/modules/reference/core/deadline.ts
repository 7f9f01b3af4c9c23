import { ok, type Result } from '#platform/result'
import { type Calendar, type CalendarOptions, indexOf } from './calendar.ts'
import { dateOf, type Text } from './day.ts'
import { count, type DeadlineAsk, type DeadlineProblem } from './deadline-count.ts'
import { explain } from './deadline-explanation.ts'

export type { DeadlineAsk, DeadlineProblem, DeadlineUnit, Extension, Pause } from './deadline-count.ts'

/** The last day of a limit, with its reason sentence by sentence; `provisional` when a year was counted before its notice. */
export type Deadline = { due: string; explanation: Text[]; provisional: boolean }

/** When a limit ends, and why. Years that are not announced are refused by name unless `allowProjected`. */
export function deadline(
  calendar: Calendar,
  ask: DeadlineAsk,
  options: CalendarOptions = {},
): Result<Deadline, DeadlineProblem> {
  const counted = count(calendar, ask, options)
  if (!counted.ok) return counted
  const { due, provisionalYears } = counted.value
  const explanation = explain(indexOf(calendar), counted.value)
  return ok({ due: dateOf(due), explanation, provisional: provisionalYears.length > 0 })
}

/** The same date without the sentences, for counting many cases at once. */
export function dueDate(
  calendar: Calendar,
  ask: DeadlineAsk,
  options: CalendarOptions = {},
): Result<{ due: string; provisional: boolean }, DeadlineProblem> {
  const counted = count(calendar, ask, options)
  if (!counted.ok) return counted
  return ok({ due: dateOf(counted.value.due), provisional: counted.value.provisionalYears.length > 0 })
}
