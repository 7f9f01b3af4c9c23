import type { ItemMaterial } from '@tongban/contracts/catalogue/item'
import type { ChecklistEntry } from '@tongban/contracts/materials/uploads'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'
import { fail } from '#platform/problems'
import { type FoundLicence, lineOf } from '../core/checklist.ts'
import { problems } from '../problems.ts'
import * as store from '../store/checklist-store.ts'
import { type FileOfMaterial, listFiles, recordFilesHanded } from '../store/file-store.ts'

/** Makes the checklist of a new application; `found` is what the licence library has of the applicant. */
export async function openChecklist(
  tx: Tx,
  ask: { applicationId: string; subjectId: string; materials: readonly ItemMaterial[]; found: readonly FoundLicence[] },
): Promise<void> {
  const found = new Map(ask.found.map((licence) => [licence.materialKey, licence]))
  const lines = ask.materials.map((material) => lineOf(material, found.get(material.key)))
  await store.recordLines(tx, ask.applicationId, ask.subjectId, lines)
}

/** What came to be there since the checklist was made is attached to the lines that still want it. */
export const attachFound = (tx: Tx, applicationId: string, found: readonly FoundLicence[]): Promise<unknown> =>
  store.recordFound(tx, applicationId, found)

/** The checklist with its files, in the item's order, as far as the actor may see it. */
export const getChecklist = (tx: Tx, applicationId: string): Promise<ChecklistEntry[]> =>
  store.listEntries(tx, applicationId)

/** The files of a checklist, in its order. */
export const filesOf = (checklist: readonly ChecklistEntry[]): FileOfMaterial[] =>
  checklist.flatMap(({ materialKey, name: materialName, files }) =>
    files.map(({ id, name, bytes, sha256 }) => ({ id, materialKey, materialName, name, bytes, sha256 })),
  )

/**
 * Gives the checklist of an application to the office that `office` selects, as `office_id` and `region_code`, and
 * answers it. It is held until the transaction ends: files that come or go wait, those that were on their way are in it.
 */
export async function handChecklist(
  tx: Tx,
  applicationId: string,
  office: RawBuilder<unknown>,
): Promise<ChecklistEntry[]> {
  const [, entries] = await Promise.all([
    store.recordLinesHanded(tx, applicationId, office),
    // A statement of its own, which sees what the one before has waited for.
    store.listEntries(tx, applicationId),
  ])
  return entries
}

/**
 * Gives checklist and files to an office when corrections are handed in. With `confirmed`, refuses
 * (`materials.files-moved`) when a file came or went after they were confirmed. Answers the files handed over.
 */
export async function handToOffice(
  tx: Tx,
  applicationId: string,
  to: { officeId: string; regionCode: string; at: Date; confirmed?: readonly FileOfMaterial[] },
): Promise<FileOfMaterial[]> {
  const office = sql`select ${to.officeId}::uuid as office_id, ${to.regionCode}::text as region_code`
  const [, , files] = await Promise.all([
    store.recordLinesHanded(tx, applicationId, office),
    recordFilesHanded(tx, applicationId, to.at),
    listFiles(tx, applicationId),
  ])
  if (to.confirmed) mustBeSameFiles(files, to.confirmed)
  return files
}

/** The checklist of a running case goes to the office that took it over. */
export const moveChecklist = (tx: Tx, caseId: string, to: { officeId: string; regionCode: string }): Promise<unknown> =>
  store.recordLinesHanded(
    tx,
    caseId,
    sql`select ${to.officeId}::uuid as office_id, ${to.regionCode}::text as region_code`,
  )

/** Refuses (`materials.files-moved`) when a file came or went after they were confirmed. */
export function mustBeSameFiles(files: readonly FileOfMaterial[], confirmed: readonly FileOfMaterial[]): void {
  if (fingerprint(files) !== fingerprint(confirmed)) fail(problems['materials.files-moved']())
}

const fingerprint = (files: readonly FileOfMaterial[]) =>
  files
    .map((file) => `${file.id} ${file.sha256}`)
    .sort()
    .join()

/** Forgets the checklist and files of a discarded draft; the octets go after the commit. */
export async function dropChecklist(tx: Tx, applicationId: string): Promise<void> {
  const ids = await store.removeAll(tx, applicationId)
  if (ids.length > 0) tx.emit('octets-dropped', { ids })
}
