import type { DeadlineWork } from '@tongban/contracts/platform/messages'
import type { Database } from './db.ts'
import { findSetting, recordSetting } from './settings.ts'

const name = 'deadline-work'
/** It runs every ten minutes; after three that did not come something is wrong. */
export const everyMinutes = 10
const lateAfterMs = 3 * everyMinutes * 60_000

type Done = Omit<DeadlineWork, 'lastRun' | 'late'>
type Beat = Done & { at: string }

/** That the work of the law's days was done just now, and what it did. */
export const recordHeartbeat = (db: Database, at: Date, done: Done): Promise<unknown> =>
  recordSetting(db, name, { at: at.toISOString(), ...done } satisfies Beat)

/** When it last ran; late when it never did, or not for half an hour. */
export async function readHeartbeat(db: Database, now: Date): Promise<DeadlineWork> {
  const beat = (await findSetting(db, name)) as Beat | undefined
  if (!beat) return { lastRun: null, late: true, accepted: 0, overdue: 0, dueToday: 0 }
  const { at, accepted, overdue, dueToday } = beat
  return { lastRun: at, late: now.getTime() - Date.parse(at) > lateAfterMs, accepted, overdue, dueToday }
}
