export { interactionModule } from './module.ts'
export type { CaseForRating, RatedCase } from './ports.ts'
