import type { ChecklistEntry, StoredFile } from '@tongban/contracts/materials/uploads'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'
import { type FoundLicence, type Line, withFiles } from '../core/checklist.ts'

export async function recordLines(tx: Tx, applicationId: string, subjectId: string, lines: Line[]): Promise<void> {
  await tx.rows(sql`
    insert into materials.checklist_entry (application_id, subject_id, position, material_key, name, name_en, required, state, trust,
      upload_trust, source, source_en, licence_id, licence_identifier, accepted_kinds, note, standard_code, holder)
    select ${applicationId}::uuid, ${subjectId}::uuid, place - 1, l->>'materialKey', l->>'name', l->>'nameEn', (l->>'required')::boolean,
      l->>'state', l->>'trust', l->>'uploadTrust', l->>'source', l->>'sourceEn', (l->>'licenceId')::uuid, l->>'licenceIdentifier',
      array(select jsonb_array_elements_text(l->'acceptedKinds')), l->>'note', l->>'standardCode', l->>'holder'
    from jsonb_array_elements(${JSON.stringify(lines)}::jsonb) with ordinality as given (l, place)`)
}

const lineColumns =
  sql.raw(`e.material_key as "materialKey", e.name, e.name_en as "nameEn", e.required, e.state, e.trust,
  e.upload_trust as "uploadTrust", e.source, e.source_en as "sourceEn", e.licence_id as "licenceId",
  e.licence_identifier as "licenceIdentifier", e.accepted_kinds as "acceptedKinds", e.note, e.standard_code as "standardCode", e.holder`)

export async function listEntries(tx: Tx, applicationId: string, materialKey?: string): Promise<ChecklistEntry[]> {
  const rows = await tx.rows(sql<Line & { files: StoredFile[] }>`
    select ${lineColumns}, coalesce(
      (select json_agg(json_build_object('id', f.id, 'name', f.name, 'kind', f.kind, 'bytes', f.bytes, 'sha256', f.sha256) order by f.created_at, f.id)
       from materials.stored_file f
       where f.application_id = e.application_id and f.material_key = e.material_key and f.removed_at is null), '[]') as files
    from materials.checklist_entry e
    where e.application_id = ${applicationId} and (${materialKey ?? null}::text is null or e.material_key = ${materialKey ?? null})
    order by e.position`)
  return rows.map(({ files, ...line }) => withFiles(line, files))
}

export const findLine = (tx: Tx, applicationId: string, materialKey: string): Promise<LockedLine | undefined> =>
  tx.first(sql<LockedLine>`select ${lineColumns}, e.office_id is not null as "handedOver" from materials.checklist_entry e
    where e.application_id = ${applicationId} and e.material_key = ${materialKey}`)

export type LockedLine = Line & { handedOver: boolean }

/** Holds the line, so that a file and a submission come one after the other. */
export const findLineForUpdate = (
  tx: Tx,
  applicationId: string,
  materialKey: string,
): Promise<LockedLine | undefined> =>
  tx.first(sql<LockedLine>`select ${lineColumns}, e.office_id is not null as "handedOver" from materials.checklist_entry e
    where e.application_id = ${applicationId} and e.material_key = ${materialKey} for update`)

/**
 * Gives lines to the office that `office` selects. Waits for files that are being recorded; files recorded later see
 * it.
 */
export const recordLinesHanded = (tx: Tx, applicationId: string, office: RawBuilder<unknown>): Promise<unknown> =>
  tx.rows(sql`update materials.checklist_entry set office_id = o.office_id, region_code = o.region_code from (${office}) o
    where application_id = ${applicationId}`)

/** Lines that were still asked for and have no file get what the platform has found since. */
export const recordFound = (tx: Tx, applicationId: string, found: readonly FoundLicence[]): Promise<unknown> =>
  tx.rows(sql`
    update materials.checklist_entry e set state = 'attached', trust = f.trust, source = f.source, source_en = f."sourceEn",
      licence_id = f."licenceId", licence_identifier = f."licenceIdentifier"
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb)
      as f ("materialKey" text, trust text, source text, "sourceEn" text, "licenceId" uuid, "licenceIdentifier" text)
    where e.application_id = ${applicationId} and e.material_key = f."materialKey" and e.state in ('wanted', 'optional')
      and not exists (select from materials.stored_file s
        where s.application_id = e.application_id and s.material_key = e.material_key and s.removed_at is null)`)

/** Forgets a draft's checklist, files and uploads; answers the ids of all octets it leaves behind. */
export async function removeAll(tx: Tx, applicationId: string): Promise<string[]> {
  // Lines first, as everywhere: who holds a line may wait for its uploads and files, never the other way round.
  await tx.rows(sql`select from materials.checklist_entry where application_id = ${applicationId} for update`)
  const octets = await tx.rows(sql<{ id: string }>`
    select f.id from materials.stored_file f where f.application_id = ${applicationId}
    union all
    select c.file_id from materials.upload_chunk c join materials.upload u on u.id = c.upload_id where u.application_id = ${applicationId}`)
  await tx.rows(sql`delete from materials.upload where application_id = ${applicationId}`)
  await tx.rows(sql`delete from materials.stored_file where application_id = ${applicationId}`)
  await tx.rows(sql`delete from materials.checklist_entry where application_id = ${applicationId}`)
  return octets.map(({ id }) => id)
}
