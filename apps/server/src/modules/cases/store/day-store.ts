import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Beside, DayRecord } from '../core/day-log.ts'
import { blockSize } from '../core/merkle.ts'

/** A closed day as it is kept; `record` is the hash the next day carries. */
export type ClosedDay = DayRecord & { record: string; sealedAt: Date }

export const dayColumns = sql.raw(`day, leaves, root, previous, record, sealed_at as "sealedAt"`)

export const findDay = (tx: Tx, day: string): Promise<ClosedDay | undefined> =>
  tx.first(sql<ClosedDay>`select ${dayColumns} from cases.log_day where day = ${day}`)

export const findLastDay = (tx: Tx): Promise<ClosedDay | undefined> =>
  tx.first(sql<ClosedDay>`select ${dayColumns} from cases.log_day order by day desc limit 1`)

/** Newest first, from the day before `before` on. */
export const listDays = (tx: Tx, before: string | undefined, limit: number): Promise<ClosedDay[]> =>
  tx.rows(sql<ClosedDay>`select ${dayColumns} from cases.log_day
    where ${before ?? null}::date is null or day < ${before ?? null}::date order by day desc limit ${limit}`)

/** Oldest first, as they are chained. */
export const listDaysOn = (tx: Tx, after: string | undefined, limit: number): Promise<ClosedDay[]> =>
  tx.rows(sql<ClosedDay>`select ${dayColumns} from cases.log_day
    where ${after ?? null}::date is null or day > ${after ?? null}::date order by day limit ${limit}`)

export type Place = Beside & { seq: number; day: string; place: number }

/** Where the events of a case stand in the log; those not there yet are left out. */
export const listPlaces = (tx: Tx, caseId: string): Promise<Place[]> =>
  tx.rows(sql<Place>`
    select l.seq, l.day, l.place, l.salt, e.actor_name as "actorName", e.office_id as "officeId", e.subject_id as "subjectId"
    from cases.log_leaf l join cases.event e using (case_id, seq) where l.case_id = ${caseId} order by l.seq`)

/** What the path of a leaf is made of: the leaves of its block and the roots of all blocks of the day. */
export async function readTree(tx: Tx, day: string, place: number): Promise<{ block: Buffer[]; blocks: Buffer[] }> {
  const from = place - (place % blockSize)
  const [block, blocks] = await Promise.all([
    tx.rows(sql<{ hash: Buffer }>`select hash from cases.log_leaf
      where day = ${day} and place >= ${from} and place < ${from + blockSize} order by place`),
    tx.rows(sql<{ root: Buffer }>`select root from cases.log_block where day = ${day} order by block`),
  ])
  return { block: block.map(({ hash }) => hash), blocks: blocks.map(({ root }) => root) }
}
