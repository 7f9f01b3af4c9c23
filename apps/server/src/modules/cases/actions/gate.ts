import { type PersonActor, subjectOf } from '#platform/actor'
import type { Tx } from '#platform/db'
import { findOwn } from '../store/case-store.ts'
import { findDraft } from '../store/draft-store.ts'

/** Whether files may be given now: while it is an application, or for a material that the correction notice names. */
export const applicationGate = {
  async check(tx: Tx, applicationId: string, materialKey: string): Promise<'open' | 'closed' | 'not-found'> {
    if (tx.actor.kind !== 'person') return 'not-found'
    const subjectId = subjectOf(tx.actor as PersonActor)
    const draft = await findDraft(tx, applicationId, subjectId)
    if (!draft) return 'not-found'
    if (!draft.submitted) return 'open'
    const c = await findOwn(tx, applicationId, subjectId)
    const named =
      c?.status === 'correction-asked' &&
      c.corrections.some((item) => item.target === 'material' && item.key === materialKey)
    return named ? 'open' : 'closed'
  },
}
