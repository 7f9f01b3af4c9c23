import type { StoredFile } from '@tongban/contracts/materials/uploads'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** A file that the subject gave an office for the same material under another application. */
export type EarlierRow = StoredFile & {
  /** The material of the application that asks for it now. */
  materialKey: string
  handedAt: Date
  from: { applicationId: string; materialKey: string }
}

/**
 * Of an application's materials that may be uploaded, what was given for the same ones since `since`: of each earlier
 * application the files it ended with, the latest first; what this application has already is not among them.
 */
export const listEarlier = (
  tx: Tx,
  applicationId: string,
  since: Date,
  materialKey: string | null,
): Promise<EarlierRow[]> =>
  tx.rows(sql<EarlierRow>`
    select e.material_key as "materialKey", f.id, f.name, f.kind, f.bytes, f.sha256, f.handed_at as "handedAt",
      json_build_object('applicationId', p.application_id, 'materialKey', p.material_key) as "from"
    from materials.checklist_entry e
      join materials.checklist_entry p on p.subject_id = e.subject_id and p.standard_code = e.standard_code and p.holder = e.holder
        and p.state in ('wanted', 'optional') and p.application_id <> e.application_id and p.office_id is not null
      join materials.stored_file f on f.application_id = p.application_id and f.material_key = p.material_key
    where e.application_id = ${applicationId} and e.standard_code is not null and e.state in ('wanted', 'optional')
      and (${materialKey}::text is null or e.material_key = ${materialKey})
      and f.removed_at is null and f.handed_at >= ${since} and f.kind = any(e.accepted_kinds)
      and f.handed_at = (select max(l.handed_at) from materials.stored_file l
        where l.application_id = p.application_id and l.material_key = p.material_key and l.removed_at is null)
      and not exists (select from materials.stored_file h where h.application_id = e.application_id
        and h.material_key = e.material_key and h.sha256 = f.sha256 and h.removed_at is null)
    order by e.position, f.handed_at desc, f.created_at, f.id`)

/** Whether an application has this very content for a material already. */
export const hasContent = async (
  tx: Tx,
  applicationId: string,
  materialKey: string,
  fileId: string,
): Promise<boolean> =>
  (await tx.first(sql`
    select from materials.stored_file h join materials.stored_file f on f.sha256 = h.sha256
    where h.application_id = ${applicationId} and h.material_key = ${materialKey} and h.removed_at is null
      and f.id = ${fileId} limit 1`)) !== undefined
