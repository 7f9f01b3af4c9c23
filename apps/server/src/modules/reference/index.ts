export { changeRegions, enterChange, type LookedAt, lookAtChange, makeDueChanges } from './actions/change-regions.ts'
export { importNotice, lookAtNotice } from './actions/import-calendar.ts'
export { presentEntry as presentRegionEntry } from './actions/list-region-changes.ts'
export { type Calendar, isWorkingDay, workingDaysBetween } from './core/calendar.ts'
export { type Deadline, type DeadlineAsk, deadline } from './core/deadline.ts'
export type { ActProblem } from './core/region-change.ts'
export type { RegionDirectory, RegionNode } from './core/region-directory.ts'
export { meaningOf, whatChanges } from './core/region-entry.ts'
export { referenceModule } from './module.ts'
export { seedReference } from './seed.ts'
export {
  getNotice,
  type LiveCalendar,
  listNotices,
  loadCalendar,
  lookEveryMs,
  openCalendar,
} from './store/calendar-store.ts'
export { findNextNumber, nextNumber } from './store/number-store.ts'
export { type LiveRegions, loadRegions, openRegions } from './store/region-memory.ts'
export { findEntry as findRegionEntry, listEntries as listRegionEntries } from './store/region-plan-store.ts'
export { getChange as getRegionChange, type StoredChange as RegionChangeMade } from './store/region-store.ts'
