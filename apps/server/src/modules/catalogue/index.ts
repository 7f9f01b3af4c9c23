export { exportTo } from './actions/exchange/export-items.ts'
export { importByOperator } from './actions/exchange/import-by-operator.ts'
export { countLibrary } from './actions/get-library-figures.ts'
export { lintByOperator } from './actions/lint/lint-by-operator.ts'
export { findReplay, replayedBy } from './actions/proposals/find-replay.ts'
export { formFor, neededLines, neededMaterials } from './core/applicant-form.ts'
export type { EmptyForm, EmptyRow } from './core/empty-form.ts'
export { briefOf, type Implementation } from './core/implementation.ts'
export { wayOf } from './core/way.ts'
export { recordUses } from './door/count-uses.ts'
export { countFollowedItems, followOffices, type ItemsTouched, lookAtItems } from './jobs/follow-offices.ts'
export { makeSamples } from './jobs/make-samples.ts'
export { publishDue } from './jobs/publish-due.ts'
export { catalogueModule, catalogueSubscribers } from './module.ts'
export type { CataloguePorts } from './ports.ts'
export { generateItems } from './seed/generate-items.ts'
export { seedCatalogue } from './seed.ts'
export { catalogueVersion } from './store/catalogue-memory.ts'
export { type DirectoryItem, listItemsByBaseCode, listNearest, type Nearest } from './store/door-store.ts'
export { findOfficeOfItems, listCodesElsewhere } from './store/generated-store.ts'
export {
  findImplementation,
  findImplementingOffice,
  getItemVersion,
  getRevisionContent,
  type ImplementingOffice,
  implementingOfficeOf,
  listItemsOfRevisions,
} from './store/item-store.ts'
export { listLeadingOn, standingCode } from './store/succession-store.ts'
