import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Link } from '../core/chain.ts'

export type Chain = {
  caseId: string
  headSeq: number
  headHash: string
  events: Link[]
  /** Numbers of events whose day is closed and that the log of no day has. */
  unplaced: number[]
}

/** An event `e` as it is chained; instants as they are hashed. */
const linkOf =
  sql.raw(`json_build_object('caseId', e.case_id, 'seq', e.seq, 'type', e.type, 'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'actor', e.actor, 'data', e.data, 'previous', e.previous, 'hash', e.hash)`)

/** Below every id. Asked as `null or id >`, a plan for any value reads the table from its start for each batch. */
const beforeAll = '00000000-0000-0000-0000-000000000000'

/** Cases with all their events, in order of id. */
export async function listChains(tx: Tx, after: string | undefined, limit: number): Promise<Chain[]> {
  const rows = await tx.rows(sql<{
    caseId: string
    headSeq: number
    headHash: string
    events: Link[] | null
    unplaced: number[] | null
  }>`
    with last as materialized (
      select horizon, (day + 1)::timestamp at time zone 'Asia/Shanghai' as over from cases.log_day
      where cluster = (select system_identifier::text from pg_control_system()) order by day desc limit 1
    )
    select c.id as "caseId", c.head_seq as "headSeq", c.head_hash as "headHash", e.events, e.unplaced
    from (select id, head_seq, head_hash from cases.case where id > ${after ?? beforeAll}::uuid order by id limit ${limit}) c
    left join lateral (
      select json_agg(${linkOf} order by e.seq) as events,
        array_agg(e.seq) filter (where l.case_id is null and (select e.written_in < horizon and e.at < over from last)) as unplaced
      from cases.event e left join cases.log_leaf l using (case_id, seq) where e.case_id = c.id
    ) e on true order by c.id`)
  return rows.map((row) => ({ ...row, events: row.events ?? [], unplaced: row.unplaced ?? [] }))
}

export const findChain = async (tx: Tx, caseId: string): Promise<Link[]> =>
  (
    await tx.rows(
      sql<{ link: Link }>`select ${linkOf} as link from cases.event e where case_id = ${caseId} order by seq`,
    )
  ).map(({ link }) => link)

/** Events that belong to no case: none, unless somebody put them there. */
export const listOrphans = (tx: Tx): Promise<{ caseId: string; seq: number }[]> =>
  tx.rows(
    sql<{
      caseId: string
      seq: number
    }>`select e.case_id as "caseId", e.seq from cases.event e left join cases.case c on c.id = e.case_id where c.id is null limit 100`,
  )

export const countCases = async (tx: Tx): Promise<number> =>
  (await tx.only(sql<{ n: number }>`select count(*) as n from cases.case`)).n
