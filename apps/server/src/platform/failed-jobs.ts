import { listFailedJobs, retryJob } from '@tongban/contracts/platform/messages'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Deps } from './deps.ts'
import { readHeartbeat } from './heartbeat.ts'
import { inTransaction, route } from './http.ts'
import { fail, problems } from './problems.ts'

type FailedJob = { id: string; task: string; attempts: number; lastError: string | null; nextRunAt: Date }

/** Background work that failed, with a working "run again" (lessons 17: nothing ends in a silent pending). */
export function failedJobs(app: FastifyInstance, deps: Deps): void {
  route(app, listFailedJobs, async ({ actor }) => {
    const jobs = await deps.db.read(actor, (tx) =>
      tx.rows(
        sql<FailedJob>`select id, task, attempts, last_error as "lastError", next_run_at as "nextRunAt" from platform.failed_jobs()`,
      ),
    )
    return {
      deadlineWork: await readHeartbeat(deps.db, deps.clock.now()),
      jobs: jobs.map((job) => ({ ...job, nextRunAt: job.nextRunAt.toISOString() })),
    }
  })
  route(app, retryJob, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { again } = await tx.only(sql<{ again: boolean }>`select platform.retry_job(${call.params.id}) as again`)
      if (!again) fail(problems['platform.not-found']())
      tx.audit('job-retried', call.params.id)
      return {}
    }),
  )
}
