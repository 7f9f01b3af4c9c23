import type { Archive, ArchiveState, Retention } from '@tongban/contracts/archives/archives'
import type { ArchiveReport } from '@tongban/contracts/archives/package'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { RetentionRule } from '../core/retention.ts'

export type PackageRow = {
  id: string
  caseId: string
  caseNo: string
  itemName: string
  itemNameEn: string
  applicantName: string
  officeId: string
  officeName: string
  regionCode: string
  subjectId: string
  year: number
  closedOn: string
  result: string
  retention: Retention
  keepUntil: string | null
  state: ArchiveState
  version: number
  fileId: string | null
  bytes: number | null
  sm3: string | null
  files: number | null
  archivedAt: Date | null
  failure: string | null
  failureEn: string | null
  destructionId: string | null
}

type Shown = PackageRow & { checkedAt: Date | null; valid: boolean | null; destructionOpen: boolean }

const columns =
  sql.raw(`p.id, p.case_id as "caseId", p.case_no as "caseNo", p.item_name as "itemName", p.item_name_en as "itemNameEn",
  p.applicant_name as "applicantName", p.office_id as "officeId", p.office_name as "officeName", p.region_code as "regionCode",
  p.subject_id as "subjectId", p.year, p.closed_on as "closedOn", p.result, p.retention, p.keep_until as "keepUntil", p.state, p.version,
  p.file_id as "fileId", p.bytes, p.sm3, p.files, p.archived_at as "archivedAt", p.failure, p.failure_en as "failureEn",
  p.destruction_id as "destructionId", l.at as "checkedAt", l.valid,
  exists (select from archives.destruction d where d.id = p.destruction_id and d.state = 'asked') as "destructionOpen"`)

const select = (where: RawBuilder<unknown>) => sql<Shown>`
  select ${columns} from archives.package p
  left join lateral (select at, valid from archives.package_check k where k.package_id = p.id order by at desc, id desc limit 1) l on true
  where ${where}`

export const findPackage = (tx: Tx, id: string): Promise<Shown | undefined> => tx.first(select(sql`p.id = ${id}`))
export const findOfCase = (tx: Tx, caseId: string): Promise<Shown | undefined> =>
  tx.first(select(sql`p.case_id = ${caseId}`))

/** The packages are held until the transaction ends. */
export const listForUpdate = (tx: Tx, officeId: string, ids: readonly string[]): Promise<Shown[]> =>
  tx.rows(select(sql`p.office_id = ${officeId} and p.id = any(${ids}::uuid[]) order by p.case_no for update of p`))

export const listOfTransfer = (tx: Tx, transferId: string): Promise<Shown[]> =>
  tx.rows(select(sql`p.transfer_id = ${transferId} order by p.case_no`))

/** Of a year, archived and on no list yet. */
export const listToHandOver = (tx: Tx, officeId: string, year: number): Promise<Shown[]> =>
  tx.rows(
    select(sql`p.office_id = ${officeId} and p.year = ${year} and p.state = 'archived' and p.transfer_id is null
      and p.destruction_id is null order by p.case_no`),
  )

export type ListAsk = {
  officeId: string
  year: number | null
  state: ArchiveState | 'due' | null
  words: string
  after: string | null
  today: string
  limit: number
}

const isDue = (today: string) =>
  sql`p.state in ('archived', 'handed-over') and p.keep_until < ${today}::date and p.destruction_id is null`

export const listPackages = (tx: Tx, ask: ListAsk): Promise<Shown[]> =>
  tx.rows(
    select(sql`p.office_id = ${ask.officeId} and (${ask.year}::int is null or p.year = ${ask.year}::int)
      and case when ${ask.state}::text is null then true when ${ask.state}::text = 'due' then ${isDue(ask.today)}
        else p.state = ${ask.state}::text end
      and (${ask.words} = '' or p.case_no = ${ask.words} or right(p.case_no, 12) = ${ask.words} or position(${ask.words} in p.item_name) > 0)
      and (${ask.after}::uuid is null or p.id < ${ask.after}::uuid) order by p.id desc limit ${ask.limit}`),
  )

export const countPackages = (tx: Tx, officeId: string) =>
  tx.rows(sql<{ year: number; state: ArchiveState; count: number }>`
    select year, state, count(*) as count from archives.package where office_id = ${officeId}
    group by year, state order by year desc, state`)

export const present = (row: Shown, today: string): Archive => ({
  ...{ id: row.id, caseNo: row.caseNo, itemName: row.itemName, itemNameEn: row.itemNameEn },
  ...{ state: row.state, version: row.version, year: row.year, closedOn: row.closedOn },
  ...{ retention: row.retention, keepUntil: row.keepUntil, bytes: row.bytes, sm3: row.sm3, valid: row.valid },
  ...{ failure: row.failure, failureEn: row.failureEn },
  due: row.fileId !== null && row.keepUntil !== null && row.keepUntil < today && row.destructionId === null,
  archivedAt: row.archivedAt?.toISOString() ?? null,
  checkedAt: row.checkedAt?.toISOString() ?? null,
})

export const listRules = (tx: Tx): Promise<RetentionRule[]> =>
  tx.rows(sql<RetentionRule>`select item_type as "itemType", ending, retention from archives.retention_rule`)

export type NewPackage = Omit<PackageRow, 'version' | 'destructionId'>

/** Made for the first time, or where it could not be made before; false when another run was quicker. */
export const recordPackage = async (tx: Tx, p: NewPackage): Promise<boolean> =>
  (
    await tx.rows(sql`
      insert into archives.package as p (id, case_id, case_no, item_name, item_name_en, applicant_name, office_id, office_name, region_code,
        subject_id, year, closed_on, result, retention, keep_until, state, file_id, bytes, sm3, files, archived_at, failure, failure_en)
      values (${p.id}, ${p.caseId}, ${p.caseNo}, ${p.itemName}, ${p.itemNameEn}, ${p.applicantName}, ${p.officeId}, ${p.officeName},
        ${p.regionCode}, ${p.subjectId}, ${p.year}, ${p.closedOn}, ${p.result}, ${p.retention}, ${p.keepUntil}, ${p.state}, ${p.fileId},
        ${p.bytes}, ${p.sm3}, ${p.files}, ${p.archivedAt}, ${p.failure}, ${p.failureEn})
      on conflict (case_id) do update set state = excluded.state, file_id = excluded.file_id, bytes = excluded.bytes, sm3 = excluded.sm3,
        files = excluded.files, archived_at = excluded.archived_at, failure = excluded.failure, failure_en = excluded.failure_en,
        version = p.version + 1
      where p.state = 'failed' returning p.id`)
  ).length > 0

export type Check = {
  id: string
  packageId: string
  officeId: string
  at: Date
  occasion: 'made' | 'asked' | 'hand-over'
}

export const recordCheck = (tx: Tx, check: Check, report: ArchiveReport): Promise<unknown> =>
  tx.rows(sql`insert into archives.package_check (id, package_id, office_id, at, occasion, valid, report)
    values (${check.id}, ${check.packageId}, ${check.officeId}, ${check.at}, ${check.occasion}, ${report.valid},
      ${JSON.stringify(report)}::jsonb)`)

export const findReport = async (tx: Tx, packageId: string): Promise<ArchiveReport | undefined> =>
  (
    await tx.first(
      sql<{
        report: ArchiveReport
      }>`select report from archives.package_check where package_id = ${packageId} order by at desc, id desc limit 1`,
    )
  )?.report

/** One run at a time has the case. */
export const holdCase = (tx: Tx, caseId: string): Promise<unknown> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`archive ${caseId}`}, 0))`)

export const recordHandOver = (tx: Tx, transferId: string, ids: readonly string[]): Promise<unknown> =>
  tx.rows(
    sql`update archives.package set transfer_id = ${transferId}, version = version + 1 where id = any(${ids}::uuid[])`,
  )

export const recordReceived = (tx: Tx, transferId: string): Promise<unknown> =>
  tx.rows(sql`update archives.package set state = 'handed-over', version = version + 1
    where transfer_id = ${transferId} and state = 'archived'`)

export const recordDestructionAsked = (tx: Tx, destructionId: string, ids: readonly string[]): Promise<unknown> =>
  tx.rows(
    sql`update archives.package set destruction_id = ${destructionId}, version = version + 1 where id = any(${ids}::uuid[])`,
  )

/** Asked for and refused: they may be asked for again. */
export const recordSpared = (tx: Tx, destructionId: string): Promise<unknown> =>
  tx.rows(
    sql`update archives.package set destruction_id = null, version = version + 1 where destruction_id = ${destructionId}`,
  )

/** Answers the ids of the octets to be removed. */
export const recordDestroyed = async (tx: Tx, destructionId: string): Promise<string[]> =>
  (
    await tx.rows(sql<{ caseId: string }>`
      update archives.package set state = 'destroyed', file_id = null, version = version + 1
      where destruction_id = ${destructionId} and state in ('archived', 'handed-over') returning case_id as "caseId"`)
  ).map(({ caseId }) => caseId)
