import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { KeptLeaf } from '../core/check-day.ts'

type Row = Omit<KeptLeaf, 'event'> & {
  eventHash: string | null
  salt: string
  actorName: string
  officeId: string
  subjectId: string
}

/** Leaves of a day with their events as they stand, in order of place, after the one given. */
export async function listLeaves(
  tx: Tx,
  day: string,
  after: Pick<KeptLeaf, 'place' | 'caseId' | 'seq'> | undefined,
  limit: number,
): Promise<KeptLeaf[]> {
  const { place, caseId, seq } = after ?? { place: -1, caseId: '00000000-0000-0000-0000-000000000000', seq: 0 }
  const rows = await tx.rows(sql<Row>`
    select l.place, l.case_id as "caseId", l.seq, l.hash, l.salt, e.hash as "eventHash", e.actor_name as "actorName",
      e.office_id as "officeId", e.subject_id as "subjectId"
    from cases.log_leaf l left join cases.event e using (case_id, seq)
    where l.day = ${day} and l.place >= ${place} and (l.place, l.case_id, l.seq) > (${place}::int, ${caseId}::uuid, ${seq}::int)
    order by l.place, l.case_id, l.seq limit ${limit}`)
  return rows.map(({ eventHash, salt, actorName, officeId, subjectId, ...leaf }) => ({
    ...leaf,
    event: eventHash === null ? undefined : { hash: eventHash, salt, actorName, officeId, subjectId },
  }))
}

/** The newest day that has leaves. */
export const findLastLeafDay = async (tx: Tx): Promise<string | null> =>
  (await tx.only(sql<{ day: string | null }>`select max(day) as day from cases.log_leaf`)).day
