import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { lastGenerated } from '../core/generated.ts'

/** Cases that wait for acceptance although their fifth working day is over; people's, not those made to measure with. */
export const listSilent = async (tx: Tx, today: string, after: string, limit: number): Promise<string[]> =>
  (
    await tx.rows(sql<{ id: string }>`
      select case_id as id from cases.work_item
      where queue = 'intake' and subject_id > ${sql.raw(`'${lastGenerated}'`)} and due < ${today}::date
        and case_id > ${after === '' ? '00000000-0000-0000-0000-000000000000' : after}::uuid
      order by case_id limit ${limit}`)
  ).map(({ id }) => id)

/** Open cases of people whose day has passed, and whose day is today. */
export const countDue = (tx: Tx, today: string): Promise<{ overdue: number; dueToday: number }> =>
  tx.only(sql<{ overdue: number; dueToday: number }>`
    select count(*) filter (where due < ${today}::date)::int as overdue, count(*) filter (where due = ${today}::date)::int as "dueToday"
    from cases.work_item where subject_id > ${sql.raw(`'${lastGenerated}'`)} and due <= ${today}::date`)
