import { countQueues as op, type QueueName } from '@tongban/contracts/cases/office-work'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { countQueue } from '../store/case-store.ts'

const queues: readonly QueueName[] = ['intake', 'waiting', 'examination', 'procedure', 'decision']

export const countQueues = (app: FastifyInstance, deps: Deps) =>
  route(app, op, ({ actor }) =>
    deps.db.read(actor, async (tx) => ({
      queues: await Promise.all(
        queues.map(async (queue) => ({ queue, count: await countQueue(tx, actor.officeId, queue) })),
      ),
    })),
  )
