import type { CaseStatus } from '@tongban/contracts/cases/case'
import { type DueDate, noProceedings, type Proceedings } from '@tongban/contracts/cases/clock'
import { acceptanceSpan, correctionSpan, promiseOf } from './case.ts'
import type { Reckoning, Span } from './proceedings.ts'

/** What of an open case its due date is counted from. */
export type OpenCase = {
  id: string
  status: CaseStatus
  due: string | null
  provisional: boolean
  proceedings: Proceedings
  promisedDays: number
  /** When the office had everything: the application, or its corrections. */
  receivedOn: string
  noticedOn: string | null
}

/** The limit that the due date of an open case is the end of; none while the clock stands. */
function spanOf(c: OpenCase): Span | undefined {
  switch (c.status) {
    case 'submitted':
    case 'pre-reviewed':
      return acceptanceSpan(c.receivedOn)
    case 'correction-asked':
      return c.noticedOn ? correctionSpan(c.noticedOn) : undefined
    case 'accepted':
    case 'examined':
      return c.proceedings.acceptedOn ? promiseOf(c, c.proceedings.acceptedOn) : undefined
    default:
      return undefined
  }
}

/** By how much a due date moved, in words of a count: `settled` is the same day, no longer provisional. */
export type Moved = { clock: DueDate; how: 'earlier' | 'later' | 'settled' }

/** Counts open cases anew by a calendar; cases with the same limit share one count. */
export function recounter(days: Pick<Reckoning, 'limit'>): (c: OpenCase) => Moved | undefined {
  const known = new Map<string, DueDate | undefined>()
  const count = (span: Span, proceedings: Proceedings): DueDate | undefined => {
    if (proceedings.procedures.length > 0 || proceedings.extension) return days.limit(span, proceedings)
    const key = `${span.from} ${span.days} ${span.unit}`
    if (!known.has(key)) known.set(key, days.limit(span, noProceedings))
    return known.get(key)
  }
  return (c) => {
    const span = spanOf(c)
    const clock = span && count(span, c.status === 'correction-asked' ? noProceedings : c.proceedings)
    if (!clock || !c.due) return undefined
    if (clock.due !== c.due) return { clock, how: clock.due < c.due ? 'earlier' : 'later' }
    return clock.provisional === c.provisional ? undefined : { clock, how: 'settled' }
  }
}
