export { interactionModule } from './module.ts'
export type { CaseForRating, RatedCase } from './policy.ts'
