import { listRegionChanges as op, type RegionChangeEntry } from '@tongban/contracts/reference/region-change'
import type { FastifyInstance } from 'fastify'
import { anonymous } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { type EntryRow, listEntries } from '../store/region-plan-store.ts'

export const presentEntry = ({ enteredAt, ...entry }: EntryRow): RegionChangeEntry => ({
  ...entry,
  enteredAt: enteredAt.toISOString(),
})

export const listRegionChanges = (app: FastifyInstance, deps: Pick<Deps, 'db'>) =>
  route(app, op, async () => ({ changes: (await deps.db.read(anonymous, listEntries)).map(presentEntry) }))
