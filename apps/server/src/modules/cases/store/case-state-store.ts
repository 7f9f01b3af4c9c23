import type { CaseStatus } from '@tongban/contracts/cases/case'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** How a case stands, for what is made of several cases. */
export type CaseState = {
  id: string
  caseNo: string
  status: CaseStatus
  officeName: string
  due: string | null
  acceptedOn: string | null
  reasons: string | null
}

export const listStates = (tx: Tx, ids: readonly string[]): Promise<CaseState[]> =>
  tx.rows(sql<CaseState>`
    select id, case_no as "caseNo", status, office_name as "officeName", due, proceedings ->> 'acceptedOn' as "acceptedOn", reasons
    from cases.case where id = any(${[...ids]}::uuid[])`)
