import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Link } from '../core/chain.ts'

export type NamedLink = Link & { actorName: string }

/** The chain of one case from its first event on, each with who acted. */
export const listChain = (tx: Tx, caseId: string): Promise<NamedLink[]> =>
  tx.rows(sql<NamedLink>`
    select case_id as "caseId", seq, type, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, actor,
      actor_name as "actorName", data, previous, hash
    from cases.event where case_id = ${caseId} order by seq`)
