import { Type } from 'typebox'
import { operation } from '../operation.ts'
import { Empty, Instant, Nullable } from '../shared.ts'

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
