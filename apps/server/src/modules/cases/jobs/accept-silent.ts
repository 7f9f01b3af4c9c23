import { system } from '#platform/actor'
import { legalDate } from '#platform/clock'
import type { Tx } from '#platform/db'
import { write } from '#platform/write'
import type { Case } from '../core/case.ts'
import { acceptanceNotice } from '../core/notices.ts'
import { acceptBySilence } from '../core/proceeding-acts.ts'
import type { CasesDeps } from '../ports.ts'
import { findForUpdate, recordAct } from '../store/case-store.ts'
import { listSilent } from '../store/silent-store.ts'
import { issueFor } from './issue-for.ts'
import { reckon } from './reckon.ts'

export const deadlineActor = system('deadline-work')
const batchSize = 100

/**
 * What an office has not answered in five working days counts as accepted from the day of receipt (行政许可法 art. 32): the
 * platform does it, one case a transaction. Answers how many; running it again, or twice at once, accepts nothing twice.
 */
export async function acceptSilent(deps: Pick<CasesDeps, 'db' | 'clock' | 'calendar'>): Promise<number> {
  let accepted = 0
  for (let after = ''; ; ) {
    const waiting = await deps.db.read(deadlineActor, (tx) => listSilent(tx, deps.clock.today(), after, batchSize))
    for (const id of waiting)
      if (await write(deps.db, deadlineActor, undefined, (tx) => acceptOne(tx, deps, id))) accepted++
    after = waiting.at(-1) ?? ''
    if (waiting.length < batchSize) return accepted
  }
}

async function acceptOne(tx: Tx, deps: Pick<CasesDeps, 'clock' | 'calendar'>, id: string): Promise<boolean> {
  const c = await findForUpdate(tx, id)
  const days = reckon(deps)
  // Corrected or accepted meanwhile.
  if (!c?.due || c.due >= days.today) return false
  const act = acceptBySilence(c, receivedOn(c), days)
  if (!act.ok) return false
  const next = { ...c, ...act.value.patch, status: act.value.to }
  const issued = await issueFor(tx, deps, c, {
    kind: 'acceptance-notice',
    content: acceptanceNotice(next, days.today),
  })
  const data = { ...act.value.data, documentId: issued.id, documentNo: issued.number }
  await recordAct(tx, c, { ...act.value, data }, '系统', deps.clock.now())
  tx.audit('accepted-by-silence', id)
  tx.emit('accepted-by-silence', { caseId: id })
  return true
}

/** The day on which the office had everything: of the application, or of the corrections. */
const receivedOn = (c: Case): string => legalDate(c.correctedAt ?? c.submittedAt)
