import type { FormDefinition, FormField, FormGroup } from '@tongban/contracts/catalogue/form'
import type { Condition } from './condition.ts'

/** A definition that passed the publish gate, with each FEEL text of `visibleWhen` as its tree. JSON; made by `compileForm`. */
export type CompiledForm = FormDefinition & { readonly conditions: Readonly<Record<string, Condition>> }

/** A field with the group in which it stands. */
export type PlacedField = { field: FormField; group: FormGroup }

const indexes = new WeakMap<FormDefinition, ReadonlyMap<string, PlacedField>>()

/** The fields of a form by key, in the order of the form. A definition is not changed once it is in use. */
export function fieldsOf(definition: FormDefinition): ReadonlyMap<string, PlacedField> {
  const known = indexes.get(definition)
  if (known) return known
  const index = new Map<string, PlacedField>()
  for (const group of definition.groups) for (const field of group.fields) index.set(field.key, { field, group })
  indexes.set(definition, index)
  return index
}

/** The tree of a FEEL text of this form. Throws when the form was not compiled. */
export function conditionOf(form: CompiledForm, feel: string): Condition {
  const condition = Object.hasOwn(form.conditions, feel) ? form.conditions[feel] : undefined
  if (!condition) throw new Error(`the form was not compiled with the condition “${feel}”`)
  return condition
}
