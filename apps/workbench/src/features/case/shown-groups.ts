import type { FormAnswers, FormDefinition, FormGroup } from '@tongban/contracts/catalogue/form'

/**
 * The form as it was filled in. Hidden answers are not kept, so a conditional field without an answer was not asked,
 * and a conditional group without any answer neither.
 */
export function shownGroups(form: FormDefinition, answers: FormAnswers): FormGroup[] {
  const answered = (key: string) => Object.hasOwn(answers, key) && answers[key] !== null
  return form.groups
    .filter((group) => group.visibleWhen === undefined || group.fields.some((field) => answered(field.key)))
    .map((group) => ({
      ...group,
      fields: group.fields.filter((field) => field.visibleWhen === undefined || answered(field.key)),
    }))
    .filter((group) => group.fields.length > 0)
}
