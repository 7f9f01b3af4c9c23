import { getRating as op } from '@tongban/contracts/interaction/rating'
import type { FastifyInstance } from 'fastify'
import { subjectOf } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import { problems } from '../problems.ts'
import { findRating } from '../store/rating-store.ts'

export const getRating = (app: FastifyInstance, deps: Pick<Deps, 'db'>) =>
  route(app, op, ({ actor, params }) =>
    deps.db.read(
      actor,
      async (tx) => (await findRating(tx, params.id, subjectOf(actor))) ?? fail(problems['interaction.not-found']()),
    ),
  )
