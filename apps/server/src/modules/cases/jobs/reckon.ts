import type { DueDate, Proceedings } from '@tongban/contracts/cases/clock'
import { type Calendar, type DeadlineAsk, deadline, workingDaysBetween } from '#modules/reference'
import type { Problem } from '#platform/problems'
import type { Result } from '#platform/result'
import { procedureWords, type Reckoning } from '../core/proceedings.ts'
import type { CasesDeps } from '../ports.ts'

const provisional = { allowProjected: true }

/** The calendar's answers to a case. A year that is not announced counts provisionally and is said so (decision 0007). */
export const reckonWith = (calendar: Calendar, today: string): Reckoning => ({
  today,
  ahead: (days) => must(deadline(calendar, { from: today, days, unit: 'workday' }, provisional)).due,
  left: (date) => must(workingDaysBetween(calendar, today, date, provisional)),
  limit: (span, proceedings) => countLimit(calendar, { ...span, ...stopsOf(proceedings) }),
})

export const reckon = (deps: Pick<CasesDeps, 'calendar' | 'clock'>): Reckoning =>
  reckonWith(deps.calendar(), deps.clock.today())

/** Days that are not counted, each with its written notice, and days that were added. */
const stopsOf = ({ procedures, extension }: Proceedings): Pick<DeadlineAsk, 'pauses' | 'extensions'> => ({
  pauses: procedures.map(({ kind, from, to, noticeNo }) => ({
    from,
    to: to ?? undefined,
    reason: `${procedureWords[kind].zh}（${noticeNo}）`,
  })),
  extensions: extension ? [{ days: extension.days, reason: extension.noticeNo }] : [],
})

function countLimit(calendar: Calendar, ask: DeadlineAsk): DueDate | undefined {
  const counted = deadline(calendar, ask, provisional)
  if (!counted.ok && counted.error.code === 'reference.clock-paused') return undefined
  return must(counted)
}

/** What is asked of the calendar here is made by the platform itself: a problem would be a fault of the code. */
function must<T>(result: Result<T, Pick<Problem, 'code'>>): T {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
