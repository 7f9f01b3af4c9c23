import { listMyCases as op } from '@tongban/contracts/cases/apply'
import type { FastifyInstance } from 'fastify'
import { subjectOf } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { presentBrief } from '../core/present.ts'
import { listOwn } from '../store/case-store.ts'

const pageSize = 20

export const listMyCases = (app: FastifyInstance, deps: Deps) =>
  route(app, op, ({ actor, query }) =>
    deps.db.read(actor, async (tx) => {
      const found = await listOwn(tx, subjectOf(actor), query.before, pageSize + 1)
      const page = found.slice(0, pageSize)
      return { cases: page.map(presentBrief), next: found.length > pageSize ? (page.at(-1)?.id ?? null) : null }
    }),
  )
