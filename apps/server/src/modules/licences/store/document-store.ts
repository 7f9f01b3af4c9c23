import type { CaseDocument } from '@tongban/contracts/cases/case'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { DocumentKind, PrintedContent } from '../core/content.ts'

export type NewDocument = {
  id: string
  kind: DocumentKind
  number: string
  content: PrintedContent
  caseId: string
  subjectId: string
  officeId: string
  regionCode: string | null
  verifyCode: string
  at: Date | null
}

export type StoredDocument = {
  id: string
  kind: DocumentKind
  number: string
  content: PrintedContent
  caseId: string
  verifyCode: string
  state: CaseDocument['state']
  fileId: string | null
  sha256: string | null
  bytes: number | null
}

const columns = sql`id, kind, number, content, case_id as "caseId", verify_code as "verifyCode", state, file_id as "fileId", sha256, bytes`

export const recordDocument = (tx: Tx, d: NewDocument): Promise<unknown> =>
  tx.rows(sql`
    insert into licences.document (id, kind, number, title, title_en, content, case_id, subject_id, office_id, region_code, verify_code, created_at)
    values (${d.id}, ${d.kind}, ${d.number}, ${d.content.title}, ${d.content.titleEn}, ${JSON.stringify(d.content)}::jsonb, ${d.caseId},
      ${d.subjectId}, ${d.officeId}, ${d.regionCode}, ${d.verifyCode}, coalesce(${d.at}::timestamptz, clock_timestamp()))`)

export const findDocument = (tx: Tx, id: string): Promise<StoredDocument | undefined> =>
  tx.first(sql<StoredDocument>`select ${columns} from licences.document where id = ${id}`)

export const findByVerifyCode = (tx: Tx, code: string): Promise<StoredDocument | undefined> =>
  tx.first(sql<StoredDocument>`select ${columns} from licences.document where verify_code = ${code}`)

/** The documents of a case are read by the office that took it over, too. */
export const keepDocuments = (tx: Tx, caseId: string, officeId: string): Promise<unknown> =>
  tx.rows(sql`update licences.document set kept_by = ${officeId} where case_id = ${caseId}`)

/** Whether this call made it ready; false when it already was. */
export const recordReady = async (
  tx: Tx,
  id: string,
  file: { id: string; sha256: string; bytes: number },
): Promise<boolean> =>
  (
    await tx.rows(sql`
      update licences.document set state = 'ready', file_id = ${file.id}, sha256 = ${file.sha256}, bytes = ${file.bytes}
      where id = ${id} and state <> 'ready' returning id`)
  ).length > 0

export const recordFailed = (tx: Tx, id: string): Promise<unknown> =>
  tx.rows(sql`update licences.document set state = 'failed' where id = ${id} and state = 'pending'`)

/** Documents of a case in the order of issue, as far as the actor may see them. */
export async function listCaseDocuments(tx: Tx, caseId: string): Promise<CaseDocument[]> {
  const rows = await tx.rows(sql<Omit<CaseDocument, 'createdAt'> & { createdAt: Date }>`
    select id, kind, number, title, title_en as "titleEn", verify_code as "verifyCode", state, created_at as "createdAt"
    from licences.document where case_id = ${caseId} order by created_at, id`)
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }))
}

export type Result = Pick<CaseDocument, 'title' | 'titleEn' | 'number' | 'verifyCode'> & { caseId: string }

/** What these cases ended with, the newest first, as far as the actor may see it. */
export const listResults = (tx: Tx, caseIds: readonly string[]): Promise<Result[]> =>
  tx.rows(sql<Result>`
    select case_id as "caseId", number, title, title_en as "titleEn", verify_code as "verifyCode"
    from licences.document where case_id = any(${caseIds}::uuid[]) and kind = 'result' order by created_at desc, id desc`)

/** A paper of a case with where its PDF lies; without a file while it is being made. */
export type DocumentFile = Pick<CaseDocument, 'id' | 'kind' | 'number' | 'title' | 'verifyCode'> & {
  fileId: string
  bytes: number
  sha256: string
}

/** The papers of a case in the order of issue, and whether every one of them is made. */
export async function listDocumentFiles(tx: Tx, caseId: string): Promise<{ files: DocumentFile[]; allMade: boolean }> {
  const rows = await tx.rows(sql<DocumentFile & { state: CaseDocument['state'] }>`
    select id, kind, number, title, verify_code as "verifyCode", state, file_id as "fileId", bytes, sha256
    from licences.document where case_id = ${caseId} order by created_at, id`)
  return { files: rows.map(({ state: _, ...file }) => file), allMade: rows.every(({ state }) => state === 'ready') }
}
