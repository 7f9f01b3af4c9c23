export {
  attachFound,
  dropChecklist,
  filesOf,
  getChecklist,
  handChecklist,
  handToOffice,
  moveChecklist,
  mustBeSameFiles,
  openChecklist,
} from './actions/checklist.ts'
export { confirmFiles, inspectFiles } from './actions/confirm-files.ts'
export { shareFiles } from './actions/copy-files.ts'
export { withEarlierFiles } from './actions/earlier-files.ts'
export { type FoundLicence, missingMaterials, type Trust } from './core/checklist.ts'
export { materialsSubscribers, sweepUploads } from './jobs/sweep-uploads.ts'
export { materialsModule } from './module.ts'
export type { ApplicationGate } from './ports.ts'
export { type FileOfMaterial, listFiles, recordFilesHanded, recordLooks, replacedSince } from './store/file-store.ts'
