import { setTimeout as sleep } from 'node:timers/promises'
import { type Calendar, getNotice, loadCalendar, lookEveryMs } from '#modules/reference'
import { system } from '#platform/actor'
import type { Tx } from '#platform/db'
import type { Deps } from '#platform/deps'
import type { Subscriber } from '#platform/jobs'
import { write } from '#platform/write'
import { type Moved, type OpenCase, recounter } from '../core/recount.ts'
import { waitForWriters } from '../store/move-store.ts'
import * as store from '../store/recount-store.ts'
import { reckonWith } from './reckon.ts'

const actor = system('recount-due')
const batchSize = 2000

type RecountDeps = Pick<Deps, 'db' | 'clock'>
type Recounter = (c: OpenCase) => Moved | undefined

/**
 * Counts the due dates of all open cases anew after a notice on rest days, batch by batch: a job that was killed goes on
 * where it was, and a second one finds nothing. What moved has an event in its chain, and its applicant is told.
 */
export async function recountDue(
  deps: RecountDeps,
  changeId: string,
  { batch = batchSize, settle = 2 * lookEveryMs } = {},
) {
  const { db } = deps
  // Every process has looked at the calendar since, and what was written by the old one is there.
  await sleep(settle)
  await waitForWriters(db, actor)
  const { document, calendar } = await db.read(actor, async (tx) => ({
    document: (await getNotice(tx, changeId)).document,
    calendar: await loadCalendar(tx),
  }))
  const recount = recounter(reckonWith(calendar, deps.clock.today()))
  for (;;) {
    const left = await write(db, actor, undefined, (tx) => countBatch(tx, deps, { changeId, document, recount, batch }))
    if (!left) return
  }
}

type Batch = { changeId: string; document: string; recount: Recounter; batch: number }

async function countBatch(tx: Tx, deps: RecountDeps, { changeId, document, recount, batch }: Batch): Promise<boolean> {
  const row = await store.holdRecount(tx, changeId)
  if (row.endedAt) return false
  const cases = await store.lockOpen(tx, row.after, batch)
  const changes: store.Change[] = []
  const counts = { ...row, counted: row.counted + cases.length }
  for (const c of cases) {
    const found = recount(c)
    if (!found) continue
    counts[found.how]++
    changes.push({ c, clock: found.clock, moved: found.how !== 'settled' })
  }
  const at = deps.clock.now()
  if (changes.length > 0) await store.recordRecounted(tx, changes, document, at)
  const isLast = cases.length < batch
  await store.recordProgress(tx, { ...counts, after: cases.at(-1)?.id ?? row.after, endedAt: isLast ? at : null })
  return !isLast
}

export const calendarSubscriber = (deps: RecountDeps): Subscriber => ({
  event: 'calendar-changed',
  job: 'recount-due',
  run: (payload) => recountDue(deps, (payload as { changeId: string }).changeId),
})

/** What a calendar would make of due dates, with some of the cases that would move; nothing is written. */
export async function lookAtDue(deps: RecountDeps, calendar: Calendar, examples = 10) {
  const recount = recounter(reckonWith(calendar, deps.clock.today()))
  const counts = { counted: 0, earlier: 0, later: 0, settled: 0 }
  const moved: { id: string; before: string | null; after: string }[] = []
  for (let after: string | null = null; ; ) {
    const cases: OpenCase[] = await deps.db.read(actor, (tx) => store.listOpen(tx, after, batchSize))
    for (const c of cases) {
      counts.counted++
      const found = recount(c)
      if (!found) continue
      counts[found.how]++
      if (found.how !== 'settled' && moved.length < examples)
        moved.push({ id: c.id, before: c.due, after: found.clock.due })
    }
    after = cases.at(-1)?.id ?? null
    if (cases.length < batchSize) return { ...counts, moved }
  }
}
