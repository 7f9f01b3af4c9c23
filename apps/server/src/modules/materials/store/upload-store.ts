import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Progress } from '../core/upload.ts'

export type UploadRow = Progress & { applicationId: string; materialKey: string; subjectId: string; name: string }

const columns =
  sql.raw(`id, application_id as "applicationId", material_key as "materialKey", subject_id as "subjectId", name, bytes, received,
  completed_file_id as "completedFileId"`)

export const findUpload = (tx: Tx, id: string): Promise<UploadRow | undefined> =>
  tx.first(sql<UploadRow>`select ${columns} from materials.upload where id = ${id}`)

export const findUploadForUpdate = (tx: Tx, id: string): Promise<UploadRow | undefined> =>
  tx.first(sql<UploadRow>`select ${columns} from materials.upload where id = ${id} for update`)

type NewUpload = Omit<UploadRow, 'received' | 'completedFileId'> & { personId: string }

/** Begins an upload, or answers the unfinished one of the same file. */
export function recordUpload(tx: Tx, upload: NewUpload, at: Date): Promise<UploadRow> {
  return tx.only(sql<UploadRow>`
    insert into materials.upload (id, application_id, material_key, subject_id, person_id, name, bytes, created_at, touched_at)
    values (${upload.id}, ${upload.applicationId}, ${upload.materialKey}, ${upload.subjectId}, ${upload.personId}, ${upload.name},
      ${upload.bytes}, ${at}, ${at})
    on conflict (application_id, material_key, name, bytes) where completed_file_id is null do update set touched_at = excluded.touched_at
    returning ${columns}`)
}

/** Moves the offset by one chunk, if the upload still stands at `offset`; else nothing happens. */
export function recordChunk(
  tx: Tx,
  chunk: { uploadId: string; offset: number; bytes: number; fileId: string },
  at: Date,
): Promise<Progress | undefined> {
  return tx.first(sql<Progress>`
    with moved as (
      update materials.upload set received = received + ${chunk.bytes}, touched_at = ${at}
      where id = ${chunk.uploadId} and received = ${chunk.offset} and completed_file_id is null
      returning id, bytes, received, completed_file_id as "completedFileId"
    ), kept as (
      insert into materials.upload_chunk (upload_id, start_at, bytes, file_id)
      select id, ${chunk.offset}, ${chunk.bytes}, ${chunk.fileId} from moved
    )
    select * from moved`)
}

export async function listChunks(tx: Tx, uploadId: string): Promise<{ fileId: string }[]> {
  return tx.rows(
    sql<{
      fileId: string
    }>`select file_id as "fileId" from materials.upload_chunk where upload_id = ${uploadId} order by start_at`,
  )
}

/** Marks the upload as done; its chunks are forgotten and their octets' ids answered. */
export async function recordCompletion(tx: Tx, uploadId: string, fileId: string, at: Date): Promise<string[]> {
  await tx.rows(
    sql`update materials.upload set completed_file_id = ${fileId}, touched_at = ${at} where id = ${uploadId}`,
  )
  const gone = await tx.rows(
    sql<{ id: string }>`delete from materials.upload_chunk where upload_id = ${uploadId} returning file_id as id`,
  )
  return gone.map(({ id }) => id)
}

/** Forgets uploads; answers the ids of the octets they leave behind. */
async function remove(tx: Tx, which: ReturnType<typeof sql>): Promise<string[]> {
  const rows = await tx.rows(sql<{ id: string }>`
    with gone as (delete from materials.upload where ${which} returning id)
    select c.file_id as id from materials.upload_chunk c join gone on gone.id = c.upload_id`)
  return rows.map(({ id }) => id)
}

export const removeUpload = (tx: Tx, id: string): Promise<string[]> => remove(tx, sql`id = ${id}`)

export const removeUntouchedSince = (tx: Tx, before: Date): Promise<string[]> => remove(tx, sql`touched_at < ${before}`)

/** Keeps the newest `keep` unfinished uploads of a material. */
export const removeOldest = (tx: Tx, applicationId: string, materialKey: string, keep: number): Promise<string[]> =>
  remove(
    tx,
    sql`id in (select id from materials.upload where application_id = ${applicationId} and material_key = ${materialKey}
      and completed_file_id is null order by touched_at desc, id desc offset ${keep})`,
  )
