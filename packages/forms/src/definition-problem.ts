import type { FormDefinition, FormField, FormGroup } from '@tongban/contracts/catalogue/form'
import type { ConditionProblemCode } from './condition-types.ts'

/** Codes are public: one is added or retired, never renamed. */
export type DefinitionProblemCode =
  | ConditionProblemCode
  | 'forms.condition-cycle'
  | 'forms.duplicate-key'
  | 'forms.key-not-a-name'
  | 'forms.label-missing'
  | 'forms.options-missing'
  | 'forms.option-not-usable'
  | 'forms.bounds-reversed'
  | 'forms.prefill-kind'
  | 'forms.prefill-in-entries'
  | 'forms.repeat-bounds'
  | 'forms.too-large'
  | 'forms.too-costly'
  | 'forms.never-visible'

/** One thing that keeps a definition from being published; `path` is a JSON Pointer into it, `key` the field or group. */
export type DefinitionProblem = {
  path: string
  key: string
  code: DefinitionProblemCode
  message: string
  messageEn: string
}

export type Place = { path: string; key: string }
/** A group or a field with where it stands. */
export type PlacedPart = Place & ({ group: FormGroup; field?: undefined } | { group: FormGroup; field: FormField })

/** Every group and every field of a form, in its order. */
export function* placesOf(definition: FormDefinition): Generator<PlacedPart> {
  for (const [g, group] of definition.groups.entries()) {
    yield { path: `/groups/${g}`, key: group.key, group }
    for (const [f, field] of group.fields.entries()) {
      yield { path: `/groups/${g}/fields/${f}`, key: field.key, group, field }
    }
  }
}

export const problem = (
  { path, key }: Place,
  code: DefinitionProblemCode,
  message: string,
  messageEn: string,
): DefinitionProblem => ({
  path,
  key,
  code,
  message,
  messageEn: messageEn.charAt(0).toUpperCase() + messageEn.slice(1),
})

/** A field or group by its label, by its place while it has none. Groups are counted by who knows what stands before them. */
export function calledPart({ path, group, field }: PlacedPart): readonly [zh: string, en: string] {
  const [zh, en] = field ? [field.label.trim(), field.labelEn.trim()] : [group.title.trim(), group.titleEn.trim()]
  if (zh || en) return [`“${zh || en}”`, `“${en || zh}”`]
  if (!field) return ['这个分组（未命名）', 'this group (no name yet)']
  const number = Number(path.split('/')[4]) + 1
  return [`第 ${number} 个填写项（未命名）`, `field no. ${number} (no name yet)`]
}
