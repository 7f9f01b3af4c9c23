import { getImplementing as op } from '@tongban/contracts/catalogue/library'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import { problems } from '../../problems.ts'
import { loadImplementing } from './load-implementing.ts'

export const getImplementing = (app: FastifyInstance, deps: Pick<Deps, 'db'>) =>
  route(
    app,
    op,
    async ({ actor, params: { code } }) =>
      (await deps.db.read(actor, (tx) => loadImplementing(tx, actor, code))) ??
      fail(problems['catalogue.implementing-not-found']()),
  )
