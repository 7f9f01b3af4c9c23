import type { Tx } from '#platform/db'
import { buildRegionDirectory, type RegionDirectory } from './core/region-directory.ts'
import { listAll } from './store/region-store.ts'

export { type Calendar, isWorkingDay, workingDaysBetween } from './core/calendar.ts'
export { type Deadline, type DeadlineAsk, deadline } from './core/deadline.ts'
export type { RegionDirectory, RegionNode } from './core/region-directory.ts'
export { referenceModule } from './module.ts'
export { seedReference } from './seed.ts'
export { loadCalendar } from './store/calendar-store.ts'
export { findNextNumber, nextNumber } from './store/number-store.ts'

/** All divisions, for the life of the process. */
export const loadRegions = async (tx: Tx): Promise<RegionDirectory> => buildRegionDirectory(await listAll(tx))
