import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** A file of an application with the name of its material. */
export type FileOfMaterial = {
  id: string
  materialKey: string
  materialName: string
  name: string
  bytes: number
  sha256: string
}

export const listFiles = (tx: Tx, applicationId: string): Promise<FileOfMaterial[]> =>
  tx.rows(sql<FileOfMaterial>`
    select f.id, f.material_key as "materialKey", e.name as "materialName", f.name, f.bytes, f.sha256
    from materials.stored_file f
    join materials.checklist_entry e on e.application_id = f.application_id and e.material_key = f.material_key
    where f.application_id = ${applicationId} and f.removed_at is null
    order by e.position, f.created_at, f.id`)

export type File = {
  id: string
  applicationId: string
  materialKey: string
  subjectId: string
  name: string
  kind: 'pdf' | 'jpg' | 'png'
  bytes: number
  sha256: string
  handedAt: Date | null
}

const columns =
  sql.raw(`id, application_id as "applicationId", material_key as "materialKey", subject_id as "subjectId", name, kind, bytes, sha256,
  handed_at as "handedAt"`)

export const findFile = (tx: Tx, id: string): Promise<File | undefined> =>
  tx.first(sql<File>`select ${columns} from materials.stored_file where id = ${id} and removed_at is null`)

/** Files of a material that were not handed over yet. */
export async function countUnhanded(tx: Tx, applicationId: string, materialKey: string): Promise<number> {
  const { count } = await tx.only(sql<{ count: number }>`select count(*) from materials.stored_file
    where application_id = ${applicationId} and material_key = ${materialKey} and handed_at is null and removed_at is null`)
  return count
}

export async function recordFile(tx: Tx, file: Omit<File, 'handedAt'> & { personId: string }, at: Date): Promise<void> {
  await tx.rows(sql`insert into materials.stored_file (id, application_id, material_key, subject_id, person_id, name, kind, bytes, sha256, created_at)
    values (${file.id}, ${file.applicationId}, ${file.materialKey}, ${file.subjectId}, ${file.personId}, ${file.name}, ${file.kind},
      ${file.bytes}, ${file.sha256}, ${at})`)
}

export async function recordRemoval(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.rows(sql`update materials.stored_file set removed_at = ${at} where id = ${id}`)
}

/** Files of an application that an office has may not be taken back. */
export const recordFilesHanded = (tx: Tx, applicationId: string, at: Date): Promise<unknown> =>
  tx.rows(sql`update materials.stored_file set handed_at = ${at}
    where application_id = ${applicationId} and handed_at is null and removed_at is null`)

/** Keys of materials that got a file after an instant. */
export async function replacedSince(tx: Tx, applicationId: string, at: Date): Promise<string[]> {
  const rows = await tx.rows(sql<{
    materialKey: string
  }>`select distinct material_key as "materialKey" from materials.stored_file
    where application_id = ${applicationId} and created_at > ${at} and removed_at is null order by 1`)
  return rows.map(({ materialKey }) => materialKey)
}

/** An officer took all files of an application at once; an entry each, as if they were opened one by one. */
export async function recordLooks(
  tx: Tx,
  applicationId: string,
  look: Pick<Look, 'at' | 'officerId' | 'officerName' | 'officeId' | 'officeName' | 'purpose'>,
): Promise<void> {
  await tx.rows(sql`insert into materials.access_log (id, at, file_id, application_id, material_key, subject_id, officer_id, officer_name,
      office_id, office_name, purpose)
    select gen_random_uuid(), ${look.at}, f.id, f.application_id, f.material_key, f.subject_id, ${look.officerId}::uuid, ${look.officerName},
      ${look.officeId}::uuid, ${look.officeName}, ${look.purpose}
    from materials.stored_file f where f.application_id = ${applicationId} and f.removed_at is null`)
}

export type Look = {
  id: string
  at: Date
  file: File
  officerId: string
  officerName: string
  officeId: string
  officeName: string
  purpose: string
}

export async function recordLook(tx: Tx, look: Look): Promise<void> {
  const { file } = look
  await tx.rows(sql`insert into materials.access_log (id, at, file_id, application_id, material_key, subject_id, officer_id, officer_name,
      office_id, office_name, purpose)
    values (${look.id}, ${look.at}, ${file.id}, ${file.applicationId}, ${file.materialKey}, ${file.subjectId}, ${look.officerId},
      ${look.officerName}, ${look.officeId}, ${look.officeName}, ${look.purpose})`)
}
