import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** Tries of one number go one after another until the transaction ends: five at once are five. */
export async function holdTries(tx: Tx, caseNo: string): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtext('cases.query'), hashtext(${caseNo}))`)
}

export const countFailures = async (tx: Tx, caseNo: string, since: Date): Promise<number> =>
  (
    await tx.first(
      sql<{
        failures: number
      }>`select failures from cases.query_failure where case_no = ${caseNo} and since > ${since}`,
    )
  )?.failures ?? 0

export async function recordFailure(tx: Tx, caseNo: string, at: Date, since: Date): Promise<void> {
  await tx.rows(sql`insert into cases.query_failure as f (case_no, failures, since) values (${caseNo}, 1, ${at})
    on conflict (case_no) do update set failures = case when f.since > ${since} then f.failures + 1 else 1 end, since = ${at}`)
}

export async function clearFailures(tx: Tx, caseNo: string): Promise<void> {
  await tx.rows(sql`delete from cases.query_failure where case_no = ${caseNo}`)
}
