import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { ReplayCase } from '../core/replay.ts'

/** Looked through at most, newest first: an item that nobody asks for must not cost a walk through all cases. */
const searched = 50_000

/** The last cases of an item over all offices, or of one office's; generated ones are left out. */
export const listLastOfItem = (
  tx: Tx,
  { after: { baseCode }, code }: { after: { baseCode: string }; code: string | null },
  limit: number,
): Promise<ReplayCase[]> =>
  tx.rows(sql<ReplayCase>`
    select case_no as "caseNo", item_code as "itemCode", office_name as "officeName", revision_id as "revisionId", audience, answers, submitted_at as "submittedAt"
    from (select * from cases.case order by id desc limit ${searched}) c
    where right(item_code, 12) = ${baseCode} and (${code}::text is null or item_code = ${code}) and case_no !~ 'G\\d{9}$'
    order by id desc limit ${limit}`)
