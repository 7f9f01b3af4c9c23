import type { FormDefinition } from '@tongban/contracts/catalogue/form'
import type { SituationQuestion } from '@tongban/contracts/catalogue/situation'
import { situationGroups } from '@tongban/forms/item-form'

/** The bundle's questions as a form, over which its conditions are written. */
export const questionForm = (questions: readonly SituationQuestion[]): FormDefinition => ({
  groups: situationGroups({ situations: [...questions], form: { groups: [] } }),
})
