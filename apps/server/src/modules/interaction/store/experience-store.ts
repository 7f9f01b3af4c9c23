import type { Experience } from '@tongban/contracts/interaction/experiences'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'

type Row = Omit<Experience, 'at'> & { at: Date }
const columns = sql.raw('id, version, state, text, reason, at')
const shown = (row: Row): Experience => ({ ...row, at: row.at.toISOString() })

export type NewExperience = {
  id: string
  caseId: string
  itemName: string
  baseCode: string
  subjectId: string
  officeId: string
  text: string
  at: Date
}

/** Undefined when the case has one. */
export async function recordExperience(tx: Tx, e: NewExperience): Promise<Experience | undefined> {
  const row = await tx.first(sql<Row>`
    insert into interaction.experience (id, case_id, item_name, base_code, subject_id, office_id, text, at)
    values (${e.id}, ${e.caseId}, ${e.itemName}, ${e.baseCode}, ${e.subjectId}, ${e.officeId}, ${e.text}, ${e.at})
    on conflict (case_id) do nothing returning ${columns}`)
  return row && shown(row)
}

export async function findMyExperience(tx: Tx, caseId: string, subjectId: string): Promise<Experience | undefined> {
  const row = await tx.first(
    sql<Row>`select ${columns} from interaction.experience where case_id = ${caseId} and subject_id = ${subjectId}`,
  )
  return row && shown(row)
}

export const listShown = async (tx: Tx, baseCode: string, limit: number): Promise<{ text: string; at: string }[]> =>
  (
    await tx.rows(sql<{ text: string; at: Date }>`
      select text, at from interaction.experience where base_code = ${baseCode} and state = 'shown' order by at desc limit ${limit}`)
  ).map(({ text, at }) => ({ text, at: at.toISOString() }))

export const listOfOffice = async (
  tx: Tx,
  officeId: string,
  limit: number,
): Promise<(Experience & { itemName: string })[]> =>
  (
    await tx.rows(sql<Row & { itemName: string }>`
      select ${columns}, item_name as "itemName" from interaction.experience where office_id = ${officeId}
      order by state <> 'waiting', at desc limit ${limit}`)
  ).map((row) => ({ ...shown(row), itemName: row.itemName }))

export async function findForUpdate(tx: Tx, id: string, officeId: string): Promise<Experience | undefined> {
  const row = await tx.first(
    sql<Row>`select ${columns} from interaction.experience where id = ${id} and office_id = ${officeId} for update`,
  )
  return row && shown(row)
}

export const recordReview = async (
  tx: Tx,
  id: string,
  to: { state: 'shown' | 'kept-back'; reason: string | null },
): Promise<Experience> =>
  shown(
    await tx.only(sql<Row>`
      update interaction.experience set state = ${to.state}, reason = ${to.reason}, version = version + 1 where id = ${id} returning ${columns}`),
  )
