import type { GuideVersion } from '@tongban/contracts/catalogue/changes'
import type { Tx } from '#platform/db'
import { fail } from '#platform/problems'
import { guideChanges } from '../../core/guide-changes.ts'
import { type VersionRow, versionsOf } from '../../core/guide-versions.ts'
import { problems } from '../../problems.ts'
import { listVersionRows } from '../../store/change-store.ts'
import { getRevisionContent } from '../../store/item-store.ts'

export type LoadedVersion = { row: VersionRow; version: GuideVersion }

/** Versions of a guide, oldest first, each with what it says differently from the one before. */
export async function loadVersions(tx: Tx, code: string): Promise<LoadedVersion[]> {
  const { currentId, rows } = (await listVersionRows(tx, code)) ?? fail(problems['catalogue.item-not-found']())
  const versions = versionsOf(rows, currentId)
  const contents = await Promise.all(versions.map(({ id }) => getRevisionContent(tx, id)))
  return versions.map((row, i) => {
    const [before, after] = [contents[i - 1], contents[i]]
    return {
      row,
      version: {
        number: i + 1,
        effectiveFrom: row.effectiveFrom,
        until: versions[i + 1]?.effectiveFrom ?? null,
        publishedAt: row.publishedAt.toISOString(),
        kind: row.kind,
        reason: row.reason,
        current: row.id === currentId,
        changes: before && after ? guideChanges(before, after) : [],
      },
    }
  })
}
