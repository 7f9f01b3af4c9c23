import { listListVersions as op } from '@tongban/contracts/catalogue/library'
import type { FastifyInstance } from 'fastify'
import { route } from '#platform/http'
import type { LibraryDeps } from '../../ports.ts'
import { listVersions } from '../../store/directory-store.ts'

export const listListVersions = (app: FastifyInstance, deps: LibraryDeps) =>
  route(app, op, ({ actor, query }) =>
    deps.db.read(actor, async (tx) => {
      const versions = await listVersions(tx, query.after ?? null)
      return { versions: versions.slice(0, 20), next: versions.length > 20 ? (versions[19]?.number ?? null) : null }
    }),
  )
