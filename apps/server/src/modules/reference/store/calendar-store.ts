import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Calendar, CalendarYear } from '../core/calendar.ts'

/** The calendar as it is now; a few kilobytes, read once a process and when it changes. */
export async function loadCalendar(tx: Tx): Promise<Calendar> {
  const rows = await tx.rows(
    sql<CalendarYear & { year: number }>`select year, announced, rest, work from reference.calendar_year order by year`,
  )
  return { years: Object.fromEntries(rows.map(({ year, ...rest }) => [String(year), rest])) }
}
