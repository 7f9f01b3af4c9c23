import { listApplications as op } from '@tongban/contracts/cases/apply'
import type { FastifyInstance } from 'fastify'
import { findImplementation } from '#modules/catalogue'
import { subjectOf } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { listOpenDrafts } from '../store/draft-store.ts'

export const listApplications = (app: FastifyInstance, deps: Deps) =>
  route(app, op, ({ actor }) =>
    deps.db.read(actor, async (tx) => {
      const drafts = await listOpenDrafts(tx, subjectOf(actor))
      const items = await Promise.all(drafts.map((draft) => findImplementation(tx, draft.itemCode)))
      return {
        applications: drafts.map((draft, i) => ({
          id: draft.id,
          itemName: items[i]?.content.name ?? draft.itemCode,
          itemNameEn: items[i]?.content.nameEn ?? draft.itemCode,
          officeName: items[i]?.officeName ?? '',
          savedAt: draft.savedAt.toISOString(),
        })),
      }
    }),
  )
