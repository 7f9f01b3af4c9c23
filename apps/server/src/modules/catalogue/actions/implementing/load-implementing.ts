import type { ImplementingItem } from '@tongban/contracts/catalogue/library'
import type { OfficerActor } from '#platform/actor'
import type { Tx } from '#platform/db'
import { kindsOf } from '../../core/implementing.ts'
import { listOwnRevisions } from '../../store/implementing-list-store.ts'
import { findImplementing } from '../../store/implementing-store.ts'
import { getRevisionContent } from '../../store/item-store.ts'
import { findOpenMerge, type MergeRow } from '../../store/merge-store.ts'

/** An item of the officer's office with all that its page shows; nothing when another office implements it. */
export async function loadImplementing(
  tx: Tx,
  actor: OfficerActor,
  code: string,
): Promise<ImplementingItem | undefined> {
  const found = await findImplementing(tx, code, actor.officeId)
  if (!found) return
  const [content, directory, revisions, merge] = await Promise.all([
    getRevisionContent(tx, found.revisionId),
    getRevisionContent(tx, found.directoryRevisionId),
    listOwnRevisions(tx, code, found.revisionId),
    findOpenMerge(tx, code),
  ])
  const hasEarlier = revisions.some(({ current }) => !current)
  return {
    itemId: found.itemId,
    code: found.code,
    name: found.name,
    nameEn: found.nameEn,
    type: found.type,
    state: found.state,
    differs: found.differs,
    revision: found.revisionNumber,
    effectiveFrom: found.effectiveFrom,
    officeName: found.officeName,
    level: found.level,
    regionCode: found.regionCode,
    regionName: found.regionName,
    content,
    directory,
    local: found.local ?? {},
    revisions,
    merge: merge ? presentMerge(merge) : null,
    proposals: [],
    allowedKinds: actor.scopes.includes('library.implement') ? kindsOf(found.state, found.itemState, hasEarlier) : [],
  }
}

const presentMerge = ({ id, version, code, openedAt, conflicts }: MergeRow) => ({
  id,
  version,
  code,
  since: openedAt.toISOString(),
  conflicts,
})
