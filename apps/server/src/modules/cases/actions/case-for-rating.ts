import type { Tx } from '#platform/db'
import type { Deps } from '#platform/deps'
import { rateable } from '../core/lifecycle.ts'
import { findForUpdate, recordRated } from '../store/case-store.ts'

/** The interaction module's port: which case is rated, and that it was. */
export const caseForRating = (deps: Deps) => ({
  async find(tx: Tx, caseId: string) {
    const c = await findForUpdate(tx, caseId)
    return (
      c && {
        subjectId: c.subjectId,
        officeId: c.officeId,
        caseNo: c.caseNo,
        itemCode: c.itemCode,
        itemName: c.itemName,
        open: !rateable.includes(c.status),
      }
    )
  },
  async recordRated(tx: Tx, caseId: string, stars: number): Promise<void> {
    const c = await findForUpdate(tx, caseId)
    if (c) await recordRated(tx, c, stars, deps.clock.now())
  },
})
