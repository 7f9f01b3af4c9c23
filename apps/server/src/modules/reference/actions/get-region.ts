import { getRegion as op, type Region } from '@tongban/contracts/reference/regions'
import type { FastifyInstance } from 'fastify'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import type { RegionDirectory, RegionNode } from '../core/region-directory.ts'
import { problems } from '../problems.ts'

export const present = (regions: RegionDirectory, node: RegionNode): Region => ({
  ...node,
  path: [...regions.ancestors(node.code)].reverse().map(({ code, name }) => ({ code, name })),
})

export const getRegion = (app: FastifyInstance, regions: RegionDirectory) =>
  route(app, op, async ({ params }) => {
    const node = regions.get(params.code)
    if (!node) fail(problems['reference.region-not-found']())
    const formerly = regions.findEnded(params.code)
    return { ...present(regions, node), ...(formerly ? { formerly } : {}) }
  })
