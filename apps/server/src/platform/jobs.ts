import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, type Runner, run, type Task } from 'graphile-worker'
import { sql } from 'kysely'
import { system } from './actor.ts'
import type { Database } from './db.ts'

/** A subscriber: runs at least once for each event of its type, so it must be harmless when repeated. */
export type Subscriber = { event: string; job: string; run: (payload: unknown) => Promise<void> }

const batch = 200
const unlockEveryMs = 60_000
const quiet = new Logger(() => () => {})

const byName = (subscribers: readonly Subscriber[]) => [...subscribers].sort((a, b) => (a.job < b.job ? -1 : 1))

/**
 * Turns outbox rows into jobs, one a subscriber, in one transaction: nothing lost, nothing queued twice. Names of jobs that
 * are new are written down by the library in no order, so at its first rows it may meet the runner, and is begun anew.
 */
export const relay = (db: Database, subscribers: readonly Subscriber[]): Promise<number> =>
  relayOnce(db, subscribers).catch((error: Error & { code?: string }) => {
    if (error.code !== deadlockDetected) throw error
    return relayOnce(db, subscribers)
  })

const deadlockDetected = '40P01'

async function relayOnce(db: Database, subscribers: readonly Subscriber[]): Promise<number> {
  return db.transaction(system('relay'), async (tx) => {
    const rows = await tx.rows(sql<{ id: number; type: string; payload: unknown }>`
      with taken as (select id from platform.outbox order by id limit ${batch} for update skip locked)
      delete from platform.outbox o using taken where o.id = taken.id returning o.id, o.type, o.payload`)
    const jobs = byName(subscribers).flatMap((s) =>
      rows
        .filter((row) => row.type === s.event)
        .map((row) => ({ identifier: s.job, payload: row.payload, jobKey: `${s.job}:${row.id}`, maxAttempts: 8 })),
    )
    if (jobs.length > 0) await tx.rows(sql`select platform.queue_jobs(${JSON.stringify(jobs)}::jsonb)`)
    return rows.length
  })
}

export type Worker = {
  stop(): Promise<void>
  /** Works until nothing is left; for tests and demo data. */
  drain(): Promise<void>
}

/** Runs jobs until told to stop, and begins anew when the library gave up because the database went away. */
async function keepRunning(
  url: string,
  taskList: Record<string, Task>,
  log: (line: string) => void,
): Promise<{ stop(): Promise<void> }> {
  let stopped = false
  const begin = async (): Promise<Runner> => {
    const begun = await run({
      connectionString: url,
      maxPoolSize: 4,
      taskList,
      concurrency: 2,
      pollInterval: 1000,
      noHandleSignals: true,
      logger: quiet,
      // Without these a job that ends while the database is away is a rejection nobody handles: the end of the process.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    })
    begun.events.on('job:error', ({ job, error }) =>
      log(
        `job ${job.task_identifier} failed (attempt ${job.attempts}): ${error instanceof Error ? error.message : error}`,
      ),
    )
    void begun.promise.catch(() => {}).then(beginAgain)
    return begun
  }
  const beginAgain = async () => {
    while (!stopped) {
      await sleep(1000, undefined, { ref: false })
      const begun = await begin().catch((error: Error) => log(`jobs: ${error.message}`))
      if (!begun) continue
      runner = begun
      if (stopped) await begun.stop().catch(() => {})
      return
    }
  }
  let runner = await begin()
  return {
    async stop() {
      stopped = true
      // It rejects when it had given up.
      await runner.stop().catch(() => {})
    },
  }
}

/** Relay and job runner of one process. It looks four times a second for what was committed. */
export async function startWorker(
  db: Database,
  url: string,
  subscribers: readonly Subscriber[],
  log: (line: string) => void,
): Promise<Worker> {
  const taskList: Record<string, Task> = {}
  for (const s of byName(subscribers)) taskList[s.job] = (payload) => s.run(payload)
  const runner = await keepRunning(url, taskList, log)
  let stopped = false
  let turn: Promise<unknown> = Promise.resolve()
  let unlockAt = 0
  const timer = setInterval(() => {
    turn = turn
      .then(async () => {
        while (!stopped && (await relay(db, subscribers)) === batch);
        if (Date.now() < unlockAt) return
        unlockAt = Date.now() + unlockEveryMs
        await db.transaction(system('relay'), (tx) => tx.rows(sql`select platform.unlock_jobs()`))
      })
      .catch((error: Error) => log(`relay: ${error.message}`))
  }, 250)
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      await turn
      await runner.stop()
    },
    async drain() {
      for (;;) {
        await relay(db, subscribers)
        const [{ waiting } = { waiting: 0 }] = await db.read(system('drain'), (tx) =>
          tx.rows(
            sql<{
              waiting: number
            }>`select platform.waiting_jobs() + (select count(*) from platform.outbox) as waiting`,
          ),
        )
        if (waiting === 0) return
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
  }
}
