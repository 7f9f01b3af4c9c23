import { type Static, Type } from 'typebox'
import { operation } from '../operation.ts'
import { Empty, Instant, Nullable } from '../shared.ts'

/** The work that the law wants done on its day, such as acceptance by silence: when it last ran, and what it did then. */
export const DeadlineWork = Type.Object({
  lastRun: Nullable(Instant),
  /** Not for half an hour, or never: the worker stands still. */
  late: Type.Boolean(),
  /** Cases accepted by silence in the last run. */
  accepted: Type.Integer(),
  /** Open cases whose day has passed, and whose day it is. */
  overdue: Type.Integer(),
  dueToday: Type.Integer(),
})
export type DeadlineWork = Static<typeof DeadlineWork>

/** Background work that failed (a PDF, a message), with a working "send again". */
export const listFailedJobs = operation({
  id: 'listFailedJobs',
  tag: 'platform',
  summary: 'Background work that failed',
  method: 'GET',
  path: '/failed-jobs',
  access: 'staff',
  scope: 'platform.jobs',
  response: Type.Object({
    deadlineWork: DeadlineWork,
    jobs: Type.Array(
      Type.Object({
        id: Type.String(),
        task: Type.String(),
        attempts: Type.Integer(),
        lastError: Nullable(Type.String()),
        nextRunAt: Instant,
      }),
    ),
  }),
})
export const retryJob = operation({
  id: 'retryJob',
  tag: 'platform',
  summary: 'Run failed background work again',
  method: 'POST',
  path: '/failed-jobs/:id/retry',
  access: 'staff',
  scope: 'platform.jobs',
  params: Type.Object({ id: Type.String({ pattern: '^\\d+$' }) }),
  response: Empty,
  errors: [404],
})
