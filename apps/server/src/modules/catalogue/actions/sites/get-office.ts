import { getOffice as op } from '@tongban/contracts/catalogue/sites'
import type { FastifyInstance } from 'fastify'
import type { RegionDirectory } from '#modules/reference'
import { anonymous } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import { problems } from '../../problems.ts'
import { findOffice, findSuccessor, listItemsOfOffice } from '../../store/site-store.ts'

const pageSize = 50

export const getOffice = (app: FastifyInstance, deps: Pick<Deps, 'db'>, regions: RegionDirectory) =>
  route(app, op, ({ params, query: { page = 1 } }) =>
    deps.db.read(anonymous, async (tx) => {
      const office = (await findOffice(tx, params.office)) ?? fail(problems['catalogue.office-not-found']())
      const [items, successor] = await Promise.all([
        listItemsOfOffice(tx, office.id, pageSize, (page - 1) * pageSize),
        findSuccessor(tx, office.id),
      ])
      const path = regions.ancestors(office.regionCode).map(({ code, name }) => ({ code, name }))
      return { office, ...(successor ? { successor } : {}), path: path.reverse(), items, page, pageSize }
    }),
  )
