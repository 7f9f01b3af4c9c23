import { listOfficeRatings as op } from '@tongban/contracts/interaction/rating'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { listOfOffice, summaryOfOffice } from '../store/rating-store.ts'

const shownAtMost = 100

export const listOfficeRatings = (app: FastifyInstance, deps: Pick<Deps, 'db'>) =>
  route(app, op, ({ actor }) =>
    deps.db.read(actor, async (tx) => {
      const [summary, ratings] = await Promise.all([
        summaryOfOffice(tx, actor.officeId),
        listOfOffice(tx, actor.officeId, shownAtMost),
      ])
      return { ...summary, ratings }
    }),
  )
