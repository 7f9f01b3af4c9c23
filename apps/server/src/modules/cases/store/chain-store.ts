import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Link } from '../core/chain.ts'

export type Chain = { caseId: string; headSeq: number; headHash: string; events: Link[] }

/** Cases with all their events, in order of id. Generated cases of benchmarks carry no chain and are left out. */
export async function listChains(tx: Tx, after: string | undefined, limit: number): Promise<Chain[]> {
  const rows = await tx.rows(sql<{
    caseId: string
    headSeq: number
    headHash: string
    events: (Omit<Link, 'at'> & { at: string })[] | null
  }>`
    select c.id as "caseId", c.head_seq as "headSeq", c.head_hash as "headHash", e.events
    from (select id, head_seq, head_hash from cases.case where (${after ?? null}::uuid is null or id > ${after ?? null}::uuid) order by id limit ${limit}) c
    left join lateral (
      select json_agg(json_build_object('caseId', case_id, 'seq', seq, 'type', type, 'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'actor', actor, 'data', data, 'previous', previous, 'hash', hash) order by seq) as events
      from cases.event where case_id = c.id
    ) e on true order by c.id`)
  return rows.map((row) => ({ ...row, events: row.events ?? [] }))
}

/** Events that belong to no case: none, unless somebody put them there. */
export const listOrphans = (tx: Tx): Promise<{ caseId: string; seq: number }[]> =>
  tx.rows(
    sql<{
      caseId: string
      seq: number
    }>`select e.case_id as "caseId", e.seq from cases.event e left join cases.case c on c.id = e.case_id where c.id is null limit 100`,
  )
