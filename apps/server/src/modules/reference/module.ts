import type { FastifyInstance } from 'fastify'
import { getRegion } from './actions/get-region.ts'
import { listRegions } from './actions/list-regions.ts'
import type { RegionDirectory } from './core/region-directory.ts'

export function referenceModule(app: FastifyInstance, regions: RegionDirectory): void {
  getRegion(app, regions)
  listRegions(app, regions)
}
