import { listRegions as op } from '@tongban/contracts/reference/regions'
import type { FastifyInstance } from 'fastify'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import type { RegionDirectory } from '../core/region-directory.ts'
import { problems } from '../problems.ts'
import { present } from './get-region.ts'

export const listRegions = (app: FastifyInstance, regions: RegionDirectory) =>
  route(app, op, async ({ query }) => {
    const { code: parent } =
      regions.get(query.parent ?? regions.root.code) ?? fail(problems['reference.region-not-found']())
    const found = query.q
      ? regions.search(query.q).filter((node) => regions.ancestors(node.code).some((above) => above.code === parent))
      : regions.children(parent)
    return { regions: found.map((node) => present(regions, node)) }
  })
