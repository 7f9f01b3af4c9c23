import type { EntryAnswers, FormAnswers, FormField } from '@tongban/contracts/catalogue/form'
import { answerOf, cleanValue } from './clean-value.ts'
import { type CompiledForm, conditionOf, fieldsOf, isRepeating, type RepeatingGroup } from './compiled-form.ts'
import { type ConditionValue, evaluateCondition } from './condition.ts'
import { areEntries, entriesOf, entryKey } from './entries.ts'

/**
 * Keys of the groups and of the fields that are shown, in the order of the form; a field in an entry is
 * `members.2.name`. A group with no field shown is not shown, but for a repeating one, which may have no entries yet.
 */
export type Visibility = { groups: ReadonlySet<string>; fields: ReadonlySet<string> }

/**
 * What is shown for these answers. A hidden answer counts as not given (`null`) in every condition, wherever the fields
 * stand in the form. Throws only for a form that was never compiled.
 */
export function evaluateVisibility(form: CompiledForm, answers: FormAnswers): Visibility {
  const reader = readerOf(form, answers)
  const groups = new Set<string>()
  const fields = new Set<string>()
  for (const group of form.groups) {
    if (!reader.groupShown(group)) continue
    if (isRepeating(group)) {
      groups.add(group.key)
      for (const [index, entry] of entriesOf(answers, group.key).entries())
        for (const key of shownInEntry(form, group, entry, reader.read)) fields.add(entryKey(group.key, index, key))
      continue
    }
    for (const field of group.fields) {
      if (!reader.once(field.key, field.visibleWhen)) continue
      groups.add(group.key)
      fields.add(field.key)
    }
  }
  return { groups, fields }
}

/** Keys of the fields that one entry shows: its conditions read the entry's own answers first, then the form's. */
function shownInEntry(
  form: CompiledForm,
  group: RepeatingGroup,
  entry: EntryAnswers,
  outside: (key: string) => ConditionValue,
): string[] {
  const once = askedOnce(form, (key) => {
    const field = group.fields.find((one) => one.key === key)
    if (!field) return outside(key)
    return once(key, field.visibleWhen) ? conditionValue(field, entry) : null
  })
  return group.fields.flatMap(({ key, visibleWhen }) => (once(key, visibleWhen) ? [key] : []))
}

/**
 * Whether a condition that stands outside the form, such as when a material is asked for, holds for these answers. None
 * always holds. Throws when the form was not compiled with it.
 */
export const holds = (form: CompiledForm, feel: string | undefined, answers: FormAnswers): boolean =>
  feel === undefined || evaluateCondition(conditionOf(form, feel), readerOf(form, answers).read) === true

/** Tells of each name whether its condition is met, evaluating it once. */
function askedOnce(form: CompiledForm, read: (key: string) => ConditionValue) {
  const told = new Map<string, boolean>()
  return (name: string, feel: string | undefined): boolean => {
    if (feel === undefined) return true
    const known = told.get(name)
    if (known !== undefined) return known
    const shown = evaluateCondition(conditionOf(form, feel), read) === true
    told.set(name, shown)
    return shown
  }
}

/** Reads answers as the conditions of the form see them. */
function readerOf(form: CompiledForm, answers: FormAnswers) {
  const index = fieldsOf(form)
  const read = (key: string): ConditionValue => {
    const placed = index.get(key)
    if (!placed || !groupShown(placed.group) || !once(key, placed.field.visibleWhen)) return null
    return conditionValue(placed.field, answers)
  }
  const once = askedOnce(form, read)
  const groupShown = (group: CompiledForm['groups'][number]) => once(`group ${group.key}`, group.visibleWhen)
  return { once, groupShown, read }
}

/** An answer as conditions see it: cleaned, and not given at all when it is not of the field's kind. */
export function conditionValue(field: FormField, answers: FormAnswers): ConditionValue {
  const value = cleanValue(field, answerOf(answers, field.key))
  if (value === undefined || areEntries(value)) return null
  return isOfKind(field, value) ? value : null
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
