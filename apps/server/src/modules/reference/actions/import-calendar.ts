import type { CalendarNotice } from '@tongban/contracts/reference/calendar-notice'
import { system } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { newId } from '#platform/ids'
import { err, ok, type Result } from '#platform/result'
import { write } from '#platform/write'
import type { Calendar } from '../core/calendar.ts'
import { noticeProblems } from '../core/calendar-notice.ts'
import type { Text } from '../core/day.ts'
import { isInForce, loadCalendar, recordNotice } from '../store/calendar-store.ts'

type Looked = { calendar: Calendar; unchanged: boolean }

/** The calendar as it would be with the notice, nothing written; or what is wrong with it. */
export async function lookAtNotice(db: Deps['db'], notice: CalendarNotice): Promise<Result<Looked, Text[]>> {
  const problems = noticeProblems(notice)
  if (problems.length > 0) return err(problems)
  const { years } = await db.read(system('operator'), loadCalendar)
  const { year, rest, work } = notice
  const calendar = { years: { ...years, [year]: { announced: true, rest, work } } }
  return ok({ calendar, unchanged: isInForce(years[year], notice) })
}

/**
 * Puts a notice in force for every process; what is open is counted anew by whoever hears `calendar-changed`. Answers the
 * id of the change; undefined where the same days are in force already.
 */
export async function importNotice(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  notice: CalendarNotice,
  byName: string,
): Promise<Result<string | undefined, Text[]>> {
  const looked = await lookAtNotice(db, notice)
  if (!looked.ok) return looked
  if (looked.value.unchanged) return ok(undefined)
  return ok(
    await write(db, system('operator'), undefined, async (tx) => {
      const id = newId()
      await recordNotice(tx, id, notice, byName, clock.now())
      tx.audit('calendar-changed', String(notice.year), { document: notice.document })
      tx.emit('calendar-changed', { changeId: id })
      return id
    }),
  )
}
