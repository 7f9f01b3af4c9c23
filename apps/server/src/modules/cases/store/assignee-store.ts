import type { QueueFilter, QueueName } from '@tongban/contracts/cases/office-work'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'

export type Holder = { queue: QueueName; assigneeId: string | null; assigneeName: string | null }

/** Who holds a case of this office, locked; nothing when it waits in no queue of it. */
export const findHolder = (tx: Tx, caseId: string, officeId: string): Promise<Holder | undefined> =>
  tx.first(sql<Holder>`
    select queue, assignee_id as "assigneeId", assignee_name as "assigneeName"
    from cases.work_item where case_id = ${caseId} and office_id = ${officeId} for update`)

export const recordHolder = (tx: Tx, caseId: string, to: { id: string; name: string } | null): Promise<unknown> =>
  tx.rows(sql`
    update cases.work_item set assignee_id = ${to?.id ?? null}, assignee_name = ${to?.name ?? null} where case_id = ${caseId}`)

/** The days between which the due date of a light lies; `soon` is its last. */
export type LightDays = { today: string; soon: string }

/** The part of a condition on queue rows that a filter adds; nothing for the whole queue. */
export function filterRows({ whose, light }: QueueFilter, officerId: string, days: LightDays): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = []
  if (whose === 'mine') parts.push(sql`and assignee_id = ${officerId}`)
  if (whose === 'free') parts.push(sql`and assignee_id is null`)
  if (light === 'overdue') parts.push(sql`and due < ${days.today}::date`)
  if (light === 'soon') parts.push(sql`and due between ${days.today}::date and ${days.soon}::date`)
  if (light === 'normal') parts.push(sql`and due > ${days.soon}::date`)
  return sql.join(parts, sql` `)
}
