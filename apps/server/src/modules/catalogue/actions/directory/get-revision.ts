import { getRevision as op } from '@tongban/contracts/catalogue/library'
import type { FastifyInstance } from 'fastify'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import type { LibraryDeps } from '../../ports.ts'
import { problems } from '../../problems.ts'
import { findRevision } from '../../store/directory-store.ts'

export const getRevision = (app: FastifyInstance, deps: LibraryDeps) =>
  route(app, op, ({ actor, params }) =>
    deps.db.read(
      actor,
      async (tx) => (await findRevision(tx, params.id)) ?? fail(problems['catalogue.revision-not-found']()),
    ),
  )
