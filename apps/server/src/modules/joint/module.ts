import type { FastifyInstance } from 'fastify'
import type { RegionDirectory } from '#modules/reference'
import type { Deps } from '#platform/deps'
import { getBundle } from './actions/get-bundle.ts'
import { listBundles } from './actions/list-bundles.ts'

export function jointModule(app: FastifyInstance, deps: Pick<Deps, 'db'>, regions: RegionDirectory): void {
  listBundles(app, deps)
  getBundle(app, deps, regions)
}
