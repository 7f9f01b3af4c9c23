import { listImplementing as op } from '@tongban/contracts/catalogue/library'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { countImplementing, listImplementingRows } from '../../store/implementing-list-store.ts'

const pageSize = 50

export const listImplementing = (app: FastifyInstance, deps: Pick<Deps, 'db'>) =>
  route(app, op, async ({ actor, query: { state = null, q = null, after = null } }) => {
    const words = q?.trim() || null
    const [found, counts] = await deps.db.glance(actor, (tx) =>
      Promise.all([
        listImplementingRows(tx, actor.officeId, { state, q: words, after }, pageSize + 1),
        countImplementing(tx, actor.officeId, words),
      ]),
    )
    const page = found.slice(0, pageSize)
    return {
      rows: page.map(({ baseCode: _, ...row }) => row),
      next: found.length > pageSize ? (page.at(-1)?.baseCode ?? null) : null,
      counts,
    }
  })
