import type { RegionDirectory } from '#modules/reference'
import { fail } from '#platform/problems'
import { problems } from '../problems.ts'

/** The region and those above it, nearest first; the whole province when none was chosen. */
export function regionPath(regions: RegionDirectory, region: string | undefined): string[] {
  const path = regions.ancestors(region ?? regions.root.code).map(({ code }) => code)
  return path.length > 0 ? path : fail(problems['catalogue.region-not-found']())
}
