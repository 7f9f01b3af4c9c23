import type { ItemMaterial } from '@tongban/contracts/catalogue/item'
import type { ChecklistEntry } from '@tongban/contracts/materials/uploads'
import type { Tx } from '#platform/db'
import { fail } from '#platform/problems'
import { type FoundLicence, lineOf } from '../core/checklist.ts'
import { problems } from '../problems.ts'
import * as store from '../store/checklist-store.ts'
import { type FileOfMaterial, listFiles } from '../store/file-store.ts'

/** Makes the checklist of a new application; `found` is what the licence library has of the applicant. */
export async function openChecklist(
  tx: Tx,
  ask: { applicationId: string; subjectId: string; materials: readonly ItemMaterial[]; found: readonly FoundLicence[] },
): Promise<void> {
  const found = new Map(ask.found.map((licence) => [licence.materialKey, licence]))
  const lines = ask.materials.map((material) => lineOf(material, found.get(material.key)))
  await store.recordLines(tx, ask.applicationId, ask.subjectId, lines)
}

/** The checklist with its files, in the item's order, as far as the actor may see it. */
export const getChecklist = (tx: Tx, applicationId: string): Promise<ChecklistEntry[]> =>
  store.listEntries(tx, applicationId)

/**
 * Gives checklist and files to an office: at submission, and again when corrections are handed in. With `confirmed`,
 * refuses (`materials.files-moved`) when a file came or went after they were confirmed. Answers the files handed over.
 */
export async function handToOffice(
  tx: Tx,
  applicationId: string,
  to: { officeId: string; regionCode: string; at: Date; confirmed?: readonly FileOfMaterial[] },
): Promise<FileOfMaterial[]> {
  const [, files] = await Promise.all([
    store.recordHandover(tx, applicationId, to, to.at),
    listFiles(tx, applicationId),
  ])
  if (to.confirmed && fingerprint(files) !== fingerprint(to.confirmed)) fail(problems['materials.files-moved']())
  return files
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
