import type { FastifyInstance } from 'fastify'
import type { RegionDirectory } from '#modules/reference'
import type { Deps } from '#platform/deps'
import { getOffice } from '../sites/get-office.ts'
import { getRegionSite } from '../sites/get-region-site.ts'
import { listIntermediaries } from '../sites/list-intermediaries.ts'
import { getChange } from './get-change.ts'
import { getGuideVersion } from './get-guide-version.ts'
import { listChanges } from './list-changes.ts'
import { listGuideVersions } from './list-guide-versions.ts'

/** What the public reads beside guides and search: versions, changes, sites of regions and offices, the register. */
export function publicRoutes(app: FastifyInstance, deps: Pick<Deps, 'db' | 'clock'>, regions: RegionDirectory): void {
  listGuideVersions(app, deps)
  getGuideVersion(app, deps, regions)
  listChanges(app, deps, regions)
  getChange(app, deps)
  getRegionSite(app, deps, regions)
  getOffice(app, deps, regions)
  listIntermediaries(app, deps)
}
