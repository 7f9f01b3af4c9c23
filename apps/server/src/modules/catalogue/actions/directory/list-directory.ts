import { listDirectory as op } from '@tongban/contracts/catalogue/library'
import type { FastifyInstance } from 'fastify'
import { route } from '#platform/http'
import type { LibraryDeps } from '../../ports.ts'
import { countDirectory, listDirectoryRows } from '../../store/directory-store.ts'

export const listDirectory = (app: FastifyInstance, deps: LibraryDeps) =>
  route(app, op, ({ actor, query: { after, ...filter } }) =>
    deps.db.read(actor, async (tx) => {
      const [rows, total] = await Promise.all([
        listDirectoryRows(tx, filter, after ?? null),
        countDirectory(tx, filter),
      ])
      return { rows: rows.slice(0, 50), next: rows.length > 50 ? (rows[49]?.baseCode ?? null) : null, total }
    }),
  )
