import { recordHeartbeat } from '#platform/heartbeat'
import type { CasesDeps } from '../ports.ts'
import { countDue } from '../store/silent-store.ts'
import { acceptSilent, deadlineActor } from './accept-silent.ts'

type DeadlineDeps = Pick<CasesDeps, 'db' | 'clock' | 'calendar'>

/**
 * What the law wants done on a day whether somebody sits at a desk or not; it may run as often as one likes. Leaves a
 * heartbeat with what it did and what is overdue, so that a worker that stands still is seen.
 */
export async function deadlineWork(deps: DeadlineDeps): Promise<void> {
  const accepted = await acceptSilent(deps)
  const due = await deps.db.read(deadlineActor, (tx) => countDue(tx, deps.clock.today()))
  await recordHeartbeat(deps.db, deps.clock.now(), { accepted, ...due })
}
