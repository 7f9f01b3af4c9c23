import type { Actor } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { fail } from '#platform/problems'
import { problems } from '../problems.ts'
import { type FileOfMaterial, listFiles } from '../store/file-store.ts'

/**
 * Reads every stored file of an application again and compares size and SHA-256, before a receipt says that they are
 * here. Reads files, so it is never called in a transaction. Fails with `materials.file-changed`, naming the material.
 */
export async function confirmFiles(
  deps: Pick<Deps, 'db' | 'files'>,
  actor: Actor,
  applicationId: string,
): Promise<FileOfMaterial[]> {
  const files = await deps.db.glance(actor, (tx) => listFiles(tx, applicationId))
  await inspectFiles(deps, files)
  return files
}

/** The same for files that are known. */
export async function inspectFiles(deps: Pick<Deps, 'files'>, files: readonly FileOfMaterial[]): Promise<void> {
  for (const file of files) {
    const now = await deps.files.inspect(file.id)
    if (now?.bytes !== file.bytes || now.sha256 !== file.sha256) fail(fileChanged(file))
  }
}

export function fileChanged(file: { materialKey: string; materialName: string; name: string }) {
  const extra = { name: file.name, material: file.materialName }
  const { detail, detailEn } = problems['materials.file-changed'](extra)
  const field = { key: file.materialKey, code: 'materials.file-changed', message: detail, messageEn: detailEn }
  return problems['materials.file-changed']({ ...extra, fields: [field] })
}
