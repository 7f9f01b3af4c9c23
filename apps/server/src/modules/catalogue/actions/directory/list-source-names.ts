import { listSourceNames as op } from '@tongban/contracts/catalogue/library'
import type { FastifyInstance } from 'fastify'
import { route } from '#platform/http'
import type { LibraryDeps } from '../../ports.ts'
import { listSourceNames as list } from '../../store/directory-store.ts'

export const listSourceNames = (app: FastifyInstance, deps: LibraryDeps) =>
  route(app, op, ({ actor }) => deps.db.read(actor, async (tx) => ({ names: await list(tx) })))
