import type { Rating } from '@tongban/contracts/interaction/rating'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'

type Row = Omit<Rating, 'at'> & { at: Date }
const shown = (row: Row): Rating => ({ ...row, at: row.at.toISOString() })

export type NewRating = Omit<Row, 'at'> & {
  at: Date
  caseNo: string
  itemName: string
  subjectId: string
  officeId: string
}

/** Records the rating; undefined when the case has one. */
export async function recordRating(tx: Tx, r: NewRating): Promise<Rating | undefined> {
  const row = await tx.first(sql<Row>`
    insert into interaction.rating (case_id, case_no, item_name, subject_id, office_id, stars, indicators, comment, at)
    values (${r.caseId}, ${r.caseNo}, ${r.itemName}, ${r.subjectId}, ${r.officeId}, ${r.stars}, ${r.indicators}::text[], ${r.comment}, ${r.at})
    on conflict (case_id) do nothing
    returning case_id as "caseId", stars, indicators, comment, at`)
  return row && shown(row)
}

export async function findRating(tx: Tx, caseId: string, subjectId: string): Promise<Rating | undefined> {
  const row = await tx.first(sql<Row>`select case_id as "caseId", stars, indicators, comment, at from interaction.rating
    where case_id = ${caseId} and subject_id = ${subjectId}`)
  return row && shown(row)
}

export type OfficeRating = { caseNo: string; itemName: string } & Omit<Rating, 'caseId'>

export async function listOfOffice(tx: Tx, officeId: string, limit: number): Promise<OfficeRating[]> {
  const rows = await tx.rows(sql<Omit<OfficeRating, 'at'> & { at: Date }>`
    select case_no as "caseNo", item_name as "itemName", stars, indicators, comment, at from interaction.rating
    where office_id = ${officeId} order by at desc, case_id desc limit ${limit}`)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** Mean of the stars, to one decimal place; 0 when there is no rating. */
export const summaryOfOffice = (tx: Tx, officeId: string): Promise<{ average: number; count: number }> =>
  tx.only(sql<{ average: number; count: number }>`
    select coalesce(round(avg(stars), 1), 0)::float8 as average, count(*) as count from interaction.rating where office_id = ${officeId}`)
