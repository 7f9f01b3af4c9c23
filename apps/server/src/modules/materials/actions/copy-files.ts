import type { Tx } from '#platform/db'
import type { Deps } from '#platform/deps'
import { newId } from '#platform/ids'
import { fail } from '#platform/problems'
import { problems } from '../problems.ts'
import { hasContent } from '../store/earlier-store.ts'
import { findFile, recordFile } from '../store/file-store.ts'

type Place = { applicationId: string; materialKey: string }

/**
 * Gives files of one material to the same material of another application of the same person: a second name in the store,
 * no copy. Repeatable; the caller's transaction holds both applications.
 */
export async function shareFiles(
  tx: Tx,
  deps: Pick<Deps, 'files' | 'clock'>,
  ask: { fileIds: readonly string[]; to: Place; subjectId: string; personId: string },
): Promise<void> {
  const { applicationId, materialKey } = ask.to
  for (const fileId of ask.fileIds) {
    if (await hasContent(tx, applicationId, materialKey, fileId)) continue
    const { name, kind, bytes, sha256 } = (await findFile(tx, fileId)) ?? fail(problems['materials.not-found']())
    const id = newId()
    if (!(await deps.files.share(fileId, id))) fail(problems['materials.not-reusable']())
    const { subjectId, personId } = ask
    const file = { id, applicationId, materialKey, subjectId, name, kind, bytes, sha256 }
    await recordFile(tx, { ...file, personId }, deps.clock.now())
  }
}
