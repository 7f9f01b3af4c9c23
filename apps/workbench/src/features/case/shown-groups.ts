import type { FormAnswers, FormGroup, PublishedForm } from '@tongban/contracts/catalogue/form'
import type { CompiledForm } from '@tongban/forms/compiled-form'
import { evaluateVisibility } from '@tongban/forms/visibility'

/** The form as the person saw it with these answers: groups and fields whose conditions did not hold were not asked. */
export function shownGroups(form: PublishedForm, answers: FormAnswers): FormGroup[] {
  const shown = evaluateVisibility(form as CompiledForm, answers)
  return form.groups
    .filter((group) => shown.groups.has(group.key))
    .map((group) => ({ ...group, fields: group.fields.filter((field) => shown.fields.has(field.key)) }))
}
