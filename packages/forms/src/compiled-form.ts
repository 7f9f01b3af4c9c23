import type { FormDefinition, FormField, FormGroup, Repeat } from '@tongban/contracts/catalogue/form'
import type { Condition } from './condition.ts'

/** A definition that passed the publish gate, with each FEEL text of `visibleWhen` as its tree. JSON; made by `compileForm`. */
export type CompiledForm = FormDefinition & { readonly conditions: Readonly<Record<string, Condition>> }

/** A field with the group in which it stands. */
export type PlacedField = { field: FormField; group: FormGroup }
/** A group that is filled in several times. */
export type RepeatingGroup = FormGroup & { repeat: Repeat }

export const isRepeating = (group: FormGroup): group is RepeatingGroup => group.repeat !== undefined

type Index = {
  /** Fields with one answer each, by key. */
  fields: ReadonlyMap<string, PlacedField>
  /** Groups with entries, by key. */
  repeating: ReadonlyMap<string, RepeatingGroup>
  /** All fields by name: `shop_name`, and `members.name` for one that is answered in each entry. */
  named: ReadonlyMap<string, PlacedField>
}
const indexes = new WeakMap<FormDefinition, Index>()

/** A definition is not changed once it is in use. */
function indexOf(definition: FormDefinition): Index {
  const known = indexes.get(definition)
  if (known) return known
  const fields = new Map<string, PlacedField>()
  const repeating = new Map<string, RepeatingGroup>()
  const named = new Map<string, PlacedField>()
  for (const group of definition.groups) {
    if (isRepeating(group)) repeating.set(group.key, group)
    for (const field of group.fields) {
      named.set(nameOf(group, field.key), { field, group })
      if (!isRepeating(group)) fields.set(field.key, { field, group })
    }
  }
  const index = { fields, repeating, named }
  indexes.set(definition, index)
  return index
}

/** The fields of a form that have one answer, by key, in the order of the form; those of repeating groups are not among them. */
export const fieldsOf = (definition: FormDefinition): Index['fields'] => indexOf(definition).fields

/** The groups of a form that are filled in several times, by the key under which their entries are. */
export const repeatingGroupsOf = (definition: FormDefinition): Index['repeating'] => indexOf(definition).repeating

/** All fields of a form by name, in its order: `members.name` is one that is answered in each entry of `members`. */
export const namedFieldsOf = (definition: FormDefinition): Index['named'] => indexOf(definition).named

/** What a notice may name, by the key of the answer: the label of a field, the title of a group with entries. */
export const answerLabels = (definition: FormDefinition): ReadonlyMap<string, string> =>
  new Map(
    definition.groups.flatMap((group): [string, string][] =>
      isRepeating(group)
        ? [[group.key, group.title]]
        : group.fields.map((field): [string, string] => [field.key, field.label]),
    ),
  )

export const nameOf = (group: FormGroup, key: string): string => (isRepeating(group) ? `${group.key}.${key}` : key)

/** What a condition in this group means by a key: a field of the same entry first, else one of the form. */
export const meantBy = (group: FormGroup, key: string): string =>
  isRepeating(group) && group.fields.some((field) => field.key === key) ? nameOf(group, key) : key

/** The tree of a FEEL text of this form. Throws when the form was not compiled. */
export function conditionOf(form: CompiledForm, feel: string): Condition {
  const condition = Object.hasOwn(form.conditions, feel) ? form.conditions[feel] : undefined
  if (!condition) throw new Error(`the form was not compiled with the condition “${feel}”`)
  return condition
}
