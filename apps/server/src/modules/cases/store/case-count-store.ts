import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** How many applications were handed in for each implementing code from one instant to another. */
export const countByItem = (tx: Tx, from: Date, to: Date): Promise<{ code: string; applications: number }[]> =>
  tx.rows(sql<{ code: string; applications: number }>`
    select item_code as code, count(*)::int as applications from cases.case
    where submitted_at >= ${from} and submitted_at < ${to} group by item_code`)
