import { system } from '#platform/actor'
import type { Deps } from '#platform/deps'
import type { Subscriber } from '#platform/jobs'
import { write } from '#platform/write'
import { deliver } from '../core/case.ts'
import { findForUpdate, recordAct } from '../store/case-store.ts'

type DocumentReady = { documentId: string; caseId: string; kind: string }

/** The result's PDF is made: the case is handed over online (送达) and closed (办结). Repeating finds it delivered and rests. */
export const deliverResult = (deps: Deps): Subscriber => ({
  event: 'document-ready',
  job: 'deliver-result',
  run: async (payload) => {
    const { documentId, caseId, kind } = payload as DocumentReady
    if (kind !== 'result') return
    await write(deps.db, system('deliver-result'), undefined, async (tx) => {
      const c = await findForUpdate(tx, caseId)
      if (!c) return
      const act = deliver(c, documentId)
      if (!act.ok) return
      await recordAct(tx, c, act.value, '系统', deps.clock.now())
      tx.audit('result-delivered', c.id)
      tx.emit('result-delivered', { caseId: c.id })
    })
  },
})
