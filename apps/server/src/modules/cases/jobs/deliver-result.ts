import { system } from '#platform/actor'
import type { Deps } from '#platform/deps'
import type { Subscriber } from '#platform/jobs'
import { write } from '#platform/write'
import { deliver } from '../core/case.ts'
import { deliveryRecord } from '../core/notices.ts'
import { findForUpdate, recordAct } from '../store/case-store.ts'
import { issueFor } from './issue-for.ts'

type DocumentReady = { documentId: string; caseId: string; kind: string }

/** The result's PDF is made: the case is handed over online (送达), with its record (送达回证), and closed (办结). Repeating finds it delivered and rests. */
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
      const content = deliveryRecord(c, deps.clock.today())
      const record = await issueFor(tx, deps, c, { kind: 'delivery-record', content })
      const data = { ...act.value.data, recordNo: record.number }
      await recordAct(tx, c, { ...act.value, data }, '系统', deps.clock.now())
      tx.audit('result-delivered', c.id)
      tx.emit('result-delivered', { caseId: c.id })
    })
  },
})
