export type { DocumentContent, DocumentKind } from './core/content.ts'
export type { LicenceRow } from './core/licence.ts'
export { countValidLicences } from './door/count-valid.ts'
export { type DocumentAsk, type IssuedDocument, issueDocument } from './door/issue-document.ts'
export { type IssuedLicence, issueLicence, type LicenceAsk } from './door/issue-licence.ts'
export {
  findLicencesOf,
  type LibraryHolder,
  type OutsideLicence,
  recordLibraryLicences,
} from './door/licence-library.ts'
export { licencesModule, licencesSubscribers } from './module.ts'
export type { Renderer } from './ports.ts'
export { startRenderer } from './render/renderer.ts'
export { seedLicences } from './seed.ts'
export {
  type DocumentFile,
  keepDocuments,
  listCaseDocuments,
  listDocumentFiles,
  listResults,
} from './store/document-store.ts'
