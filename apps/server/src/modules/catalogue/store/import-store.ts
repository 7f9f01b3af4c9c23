import type { ImportReport, ImportState } from '@tongban/contracts/catalogue/exchange'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** A list that was handed in: the row of `catalogue.import_run`. */
export type ImportRow = {
  id: string
  version: number
  name: string
  state: ImportState
  done: number
  total: number | null
  fileId: string | null
  officerId: string | null
  byName: string
  startedAt: Date
  endedAt: Date | null
  reviewerName: string | null
  report: ImportReport | null
  reportFile: string | null
}

const columns =
  sql.raw(`id, version, name, state, done, total, file_id as "fileId", officer_id as "officerId", by_name as "byName",
  started_at as "startedAt", ended_at as "endedAt", reviewer_name as "reviewerName", report, report_file as "reportFile"`)

export const findImportRun = (tx: Tx, id: string): Promise<ImportRow | undefined> =>
  tx.first(sql<ImportRow>`select ${columns} from catalogue.import_run where id = ${id}`)

export const findImportForUpdate = (tx: Tx, id: string): Promise<ImportRow | undefined> =>
  tx.first(sql<ImportRow>`select ${columns} from catalogue.import_run where id = ${id} for update`)

export const listImportRuns = (tx: Tx): Promise<ImportRow[]> =>
  tx.rows(sql<ImportRow>`select ${columns} from catalogue.import_run order by started_at desc, id limit 50`)

export const recordImportRun = (
  tx: Tx,
  run: Pick<ImportRow, 'id' | 'name' | 'state' | 'fileId' | 'officerId' | 'byName' | 'startedAt'>,
): Promise<ImportRow> =>
  tx.only(sql<ImportRow>`
    insert into catalogue.import_run (id, name, state, file_id, officer_id, by_name, started_at)
    values (${run.id}, ${run.name}, ${run.state}, ${run.fileId}, ${run.officerId}, ${run.byName}, ${run.startedAt}) returning ${columns}`)

/** Moves a run on; what is not given stays. */
export const recordImportState = (
  tx: Tx,
  id: string,
  to: {
    state: ImportState
    total?: number
    report?: ImportReport
    reportFile?: string
    endedAt?: Date
    reviewer?: { id: string | null; name: string; opinion: string }
  },
): Promise<ImportRow> =>
  tx.only(sql<ImportRow>`
    update catalogue.import_run set state = ${to.state}, version = version + 1, total = coalesce(${to.total ?? null}::int, total),
      done = case when ${to.state} = 'importing' then 0 else done end,
      report = coalesce(${to.report ? JSON.stringify(to.report) : null}::jsonb, report),
      report_file = coalesce(${to.reportFile ?? null}::uuid, report_file), ended_at = coalesce(${to.endedAt ?? null}::timestamptz, ended_at),
      reviewer_id = coalesce(${to.reviewer?.id ?? null}::uuid, reviewer_id), reviewer_name = coalesce(${to.reviewer?.name ?? null}, reviewer_name),
      opinion = coalesce(${to.reviewer?.opinion ?? null}, opinion)
    where id = ${id} returning ${columns}`)

/** Shown while it runs; of no matter to the run itself. */
export const recordImportProgress = (tx: Tx, id: string, done: number): Promise<unknown> =>
  tx.rows(sql`update catalogue.import_run set done = ${done} where id = ${id}`)

/** One import at a time, and no other change of the directory meanwhile; reading goes on. */
export const holdDirectory = (tx: Tx): Promise<unknown> =>
  tx.rows(sql`lock table catalogue.directory_item in share row exclusive mode`)

/** The list after this import came out, numbered. */
export const recordImportVersion = (tx: Tx, importId: string, at: Date): Promise<unknown> =>
  tx.rows(sql`
    insert into catalogue.list_version (number, published_at, import_id)
    select coalesce(max(number), 0) + 1, ${at}, ${importId}::uuid from catalogue.list_version`)
