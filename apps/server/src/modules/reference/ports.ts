import type { RegionChange, RegionOutlook } from '@tongban/contracts/reference/region-change'
import type { Result } from '#platform/result'
import type { ActProblem } from './core/region-change.ts'

/** What divisions ask of the modules above them. */
export type ReferencePorts = {
  /** What a change would touch; nothing is written. */
  lookAhead(change: RegionChange): Promise<Result<RegionOutlook, ActProblem[]>>
}
