import { listItemsOfRevisions } from '#modules/catalogue'
import { listResults } from '#modules/licences'
import type { Tx } from '#platform/db'
import type { EarlierResult } from '../core/found-materials.ts'
import { listGranted } from '../store/case-store.ts'

/** Documents that the subject's own cases of these items ended with, the newest first. */
export async function findEarlierResults(
  tx: Tx,
  subjectId: string,
  itemIds: readonly string[],
): Promise<EarlierResult[]> {
  if (itemIds.length === 0) return []
  const granted = await listGranted(tx, subjectId)
  const items = new Map(
    (
      await listItemsOfRevisions(
        tx,
        granted.map(({ revisionId }) => revisionId),
      )
    ).map(({ revisionId, itemId }) => [revisionId, itemId]),
  )
  const itemOf = new Map(granted.map(({ id, revisionId }) => [id, items.get(revisionId) ?? '']))
  const wanted = granted.filter(({ id }) => itemIds.includes(itemOf.get(id) ?? '')).map(({ id }) => id)
  return (await listResults(tx, wanted)).map(({ caseId, ...result }) => ({
    ...result,
    itemId: itemOf.get(caseId) ?? '',
  }))
}
