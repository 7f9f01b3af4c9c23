import { listRegionChanges as op } from '@tongban/contracts/reference/region-change'
import type { FastifyInstance } from 'fastify'
import { anonymous } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { listChanges } from '../store/region-store.ts'

export const listRegionChanges = (app: FastifyInstance, deps: Pick<Deps, 'db'>) =>
  route(app, op, async () => {
    const changes = await deps.db.read(anonymous, listChanges)
    return { changes: changes.map(({ id: _, at: __, ...change }) => change) }
  })
