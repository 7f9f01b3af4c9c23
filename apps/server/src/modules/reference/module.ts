import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps'
import { enterRegionChange, previewRegionChange, withdrawRegionChange } from './actions/enter-region-change.ts'
import { getRegion } from './actions/get-region.ts'
import { listRegionChanges } from './actions/list-region-changes.ts'
import { listRegions } from './actions/list-regions.ts'
import type { ReferencePorts } from './ports.ts'
import type { LiveRegions } from './store/region-memory.ts'

export function referenceModule(
  app: FastifyInstance,
  deps: Pick<Deps, 'db' | 'clock'>,
  { regions, ports }: { regions: LiveRegions; ports: ReferencePorts },
): void {
  app.addHook('onClose', () => regions.close())
  getRegion(app, regions)
  listRegions(app, regions)
  listRegionChanges(app, deps)
  previewRegionChange(app, ports)
  enterRegionChange(app, deps)
  withdrawRegionChange(app, deps)
}
