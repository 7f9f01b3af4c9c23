import type { CalendarNotice } from '@tongban/contracts/reference/calendar-notice'
import { sql } from 'kysely'
import { anonymous } from '#platform/actor'
import type { Database, Tx } from '#platform/db'
import type { Calendar, CalendarYear } from '../core/calendar.ts'

/** The calendar as it is now; a few kilobytes, read once a process and when it changes. */
export async function loadCalendar(tx: Tx): Promise<Calendar> {
  const rows = await tx.rows(
    sql<CalendarYear & { year: number }>`select year, announced, rest, work from reference.calendar_year order by year`,
  )
  return { years: Object.fromEntries(rows.map(({ year, ...rest }) => [String(year), rest])) }
}

const getVersion = async (tx: Tx): Promise<number> =>
  (await tx.only(sql<{ n: number }>`select coalesce(max(version), 0) as n from reference.calendar_change`)).n

/** The calendar for the life of a process, which learns within a second of a notice that another process imported. */
export type LiveCalendar = { now(): Calendar; look(): Promise<void>; close(): Promise<void> }

/** How often a process looks whether the calendar changed. */
export const lookEveryMs = 1000

export async function openCalendar(db: Database, everyMs = lookEveryMs): Promise<LiveCalendar> {
  // The number is read first: a notice that comes between is looked at again.
  const load = () =>
    db.read(anonymous, async (tx) => ({ version: await getVersion(tx), calendar: await loadCalendar(tx) }))
  let kept = await load()
  let looking: Promise<void> = Promise.resolve()
  const look = async () => {
    if ((await db.read(anonymous, getVersion)) > kept.version) kept = await load()
  }
  const timer = setInterval(() => {
    // The database may be away; a second later it is asked again.
    looking = looking.then(look).catch(() => {})
  }, everyMs).unref()
  return {
    now: () => kept.calendar,
    look,
    async close() {
      clearInterval(timer)
      await looking
    },
  }
}

const inOrder = (dates: readonly string[]) => [...dates].sort().join()

/** Whether a year is announced with just these days. */
export const isInForce = (year: CalendarYear | undefined, { rest, work }: CalendarNotice): boolean =>
  year?.announced === true &&
  inOrder(year.rest.map(({ date }) => date)) === inOrder(rest.map(({ date }) => date)) &&
  inOrder(year.work) === inOrder(work)

export const recordNotice = (tx: Tx, id: string, notice: CalendarNotice, byName: string, at: Date): Promise<unknown> =>
  tx.rows(sql`
    with before as (select rest, work from reference.calendar_year where year = ${notice.year}), kept as (
      insert into reference.calendar_change (id, year, document, by_name, at, rest_before, work_before)
      select ${id}, ${notice.year}, ${notice.document}, ${byName}, ${at}, (select rest from before), (select work from before)
    )
    insert into reference.calendar_year (year, announced, rest, work, document)
    values (${notice.year}, true, ${JSON.stringify(notice.rest)}::jsonb, ${JSON.stringify(notice.work)}::jsonb, ${notice.document})
    on conflict (year) do update set announced = true, rest = excluded.rest, work = excluded.work, document = excluded.document`)

export type CalendarChange = { id: string; year: number; document: string; at: Date }

/** Notices that were imported, the latest first. */
export const listNotices = (tx: Tx): Promise<CalendarChange[]> =>
  tx.rows(
    sql<CalendarChange>`select id, year, document, at from reference.calendar_change order by version desc limit 50`,
  )

export const getNotice = (tx: Tx, id: string): Promise<CalendarChange> =>
  tx.only(sql<CalendarChange>`select id, year, document, at from reference.calendar_change where id = ${id}`)
