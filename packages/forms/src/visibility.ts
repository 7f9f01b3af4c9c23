import type { FormAnswers, FormField } from '@tongban/contracts/catalogue/form'
import { answerOf, cleanValue } from './clean-value.ts'
import { type CompiledForm, conditionOf, fieldsOf } from './compiled-form.ts'
import { type ConditionValue, evaluateCondition } from './condition.ts'

/** Keys of the groups and of the fields that are shown, in the order of the form. A group with no field shown is not shown. */
export type Visibility = { groups: ReadonlySet<string>; fields: ReadonlySet<string> }

/**
 * What is shown for these answers. A hidden answer counts as not given (`null`) in every condition, wherever the fields
 * stand in the form. Throws only for a form that was never compiled.
 */
export function evaluateVisibility(form: CompiledForm, answers: FormAnswers): Visibility {
  const { once, groupShown } = readerOf(form, answers)
  const groups = new Set<string>()
  const fields = new Set<string>()
  for (const group of form.groups) {
    if (!groupShown(group)) continue
    for (const field of group.fields) {
      if (!once(field.key, field.visibleWhen)) continue
      groups.add(group.key)
      fields.add(field.key)
    }
  }
  return { groups, fields }
}

/**
 * Whether a condition that stands outside the form, such as when a material is asked for, holds for these answers. None
 * always holds. Throws when the form was not compiled with it.
 */
export const holds = (form: CompiledForm, feel: string | undefined, answers: FormAnswers): boolean =>
  feel === undefined || evaluateCondition(conditionOf(form, feel), readerOf(form, answers).read) === true

/** Reads answers as conditions see them, each condition evaluated once. */
function readerOf(form: CompiledForm, answers: FormAnswers) {
  const index = fieldsOf(form)
  const told = new Map<string, boolean>()
  const once = (name: string, feel: string | undefined): boolean => {
    if (feel === undefined) return true
    const known = told.get(name)
    if (known !== undefined) return known
    const shown = evaluateCondition(conditionOf(form, feel), read) === true
    told.set(name, shown)
    return shown
  }
  const groupShown = (group: CompiledForm['groups'][number]) => once(`group ${group.key}`, group.visibleWhen)
  const read = (key: string): ConditionValue => {
    const placed = index.get(key)
    if (!placed || !groupShown(placed.group) || !once(key, placed.field.visibleWhen)) return null
    return conditionValue(placed.field, answers)
  }
  return { once, groupShown, read }
}

/** An answer as conditions see it: cleaned, and not given at all when it is not of the field's kind. */
function conditionValue(field: FormField, answers: FormAnswers): ConditionValue {
  const value = cleanValue(field, answerOf(answers, field.key))
  return value !== undefined && isOfKind(field, value) ? value : null
}

function isOfKind(field: FormField, value: ConditionValue): boolean {
  switch (field.kind) {
    case 'choices':
      return Array.isArray(value)
    case 'yes-no':
      return typeof value === 'boolean'
    case 'integer':
    case 'decimal':
    case 'money':
      return typeof value === 'number'
    default:
      return typeof value === 'string'
  }
}
