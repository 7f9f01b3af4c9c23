import type { FieldKind, FormDefinition, FormField, FormGroup } from '@tongban/contracts/catalogue/form'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { nameOf } from '@tongban/forms/compiled-form'
import { withApplicant } from '@tongban/forms/item-form'
import { PREFILL_KINDS } from '@tongban/forms/prefill'
import type { Text } from '../../../i18n.ts'
import { type ConditionPlace, conditionsIn, mapConditions } from './condition-places.ts'
import { namesIn, withNames } from './feel-names.ts'
import { freeName, insertRow, put, removeRow } from './rows.ts'

/** Where a field stands in a form. */
export type FieldAt = { group: number; field: number }

const keysOf = ({ situations = [], form }: ItemContent): string[] => [
  ...situations.map(({ key }) => key),
  ...form.groups.flatMap((group) => [group.key, ...group.fields.map(({ key }) => key)]),
]

export const newField = (taken: readonly string[]): FormField => ({
  key: freeName('field_', taken),
  label: '',
  labelEn: '',
  kind: 'text',
  required: true,
})

/** A field with a key that nothing in the item has. */
export const newFieldFor = (content: ItemContent): FormField => newField(keysOf(content))

/** A group begins with a field: the citizen's page would be empty without. */
export const newGroupFor = (content: ItemContent): FormGroup => ({
  key: freeName('group_', keysOf(content)),
  title: '',
  titleEn: '',
  fields: [newFieldFor(content)],
})

const copyMark: Text = ['（副本）', ' (copy)']
const copied = (zh: string, en: string): Text => [zh && zh + copyMark[0], en && en + copyMark[1]]

export function copyField(content: ItemContent, field: FormField): FormField {
  const [label, labelEn] = copied(field.label, field.labelEn)
  return { ...field, key: freeName('field_', keysOf(content)), label, labelEn }
}

/** The fields of the copy have keys of their own, and its conditions read them and not those of the original. */
export function copyGroup(content: ItemContent, group: FormGroup): FormGroup {
  const [title, titleEn] = copied(group.title, group.titleEn)
  const taken = keysOf(content)
  const names = new Map<string, string>()
  // Names in entries are unique within their group only.
  if (!group.repeat)
    for (const { key } of group.fields) {
      const free = freeName('field_', taken)
      taken.push(free)
      names.set(key, free)
    }
  return {
    ...group,
    key: freeName('group_', taken),
    title,
    titleEn,
    fields: group.fields.map((field) => ({
      ...field,
      key: names.get(field.key) ?? field.key,
      ...(field.visibleWhen !== undefined && { visibleWhen: withNames(field.visibleWhen, names) }),
    })),
  }
}

/** Whether a field may stand in a group: not where another field has its key. */
export const canMoveTo = (field: FormField, group: FormGroup): boolean =>
  group.fields.every(({ key }) => key !== field.key)

/** The field at the end of another group; the form as it was where that cannot be. */
export function moveField(form: FormDefinition, from: FieldAt, to: number): FormDefinition {
  const field = form.groups[from.group]?.fields[from.field]
  const target = form.groups[to]
  if (!field || !target || to === from.group || !canMoveTo(field, target)) return form
  const groups = form.groups.map((group, at) => {
    if (at === from.group) return { ...group, fields: removeRow(group.fields, from.field) }
    return at === to ? { ...group, fields: insertRow(group.fields, group.fields.length, field) } : group
  })
  return { ...form, groups }
}

/** Whether a condition at `place` means this field by its key: in entries the nearer field of the same key is meant. */
function means(place: ConditionPlace, group: FormGroup, { key }: FormField): boolean {
  if (group.repeat) return place.within?.key === group.key
  return !place.within?.fields.some((own) => own.key === key)
}

/** What reads the answer to a field, in words; its own condition is not counted. */
export function readersOf(content: ItemContent, group: FormGroup, field: FormField): Text[] {
  return conditionsIn(content).flatMap(({ feel, place }) => {
    const isOwn = place.key === field.key && (place.within?.key === group.key || !group.repeat)
    return !isOwn && namesIn(feel).has(field.key) && means(place, group, field) ? [place.name] : []
  })
}

/** What outside a group reads answers to its fields. */
export function readersOfGroup(content: ItemContent, group: FormGroup): Text[] {
  const rest = { ...content, form: { groups: content.form.groups.filter(({ key }) => key !== group.key) } }
  const found = group.fields.flatMap((field) => readersOf(rest, group, field))
  return found.filter(([zh], at) => found.findIndex(([first]) => first === zh) === at)
}

/** Why a field cannot have this key; undefined when it can. */
export function keyFault(content: ItemContent, group: FormGroup, field: FormField, key: string): Text | undefined {
  if (!/^[a-z][a-z0-9_]*$/.test(key))
    return [
      '以小写字母开头，只用小写字母、数字和下划线，例如 shop_area',
      'Begin with a small letter; small letters, digits and underscores only, such as shop_area',
    ]
  const others: readonly { key: string }[] = group.repeat
    ? group.fields
    : (['natural', 'legal'] as const).flatMap((audience) =>
        withApplicant(content, audience).groups.flatMap((each): { key: string }[] =>
          each.repeat ? [{ key: each.key }] : each.fields,
        ),
      )
  return others.some((other) => other !== field && other.key === key)
    ? ['已经有这个字段名，请换一个', 'There is such a key already; choose another']
    : undefined
}

/** The item with another key for a field, also in every condition that reads it. */
export function renameField(content: ItemContent, at: FieldAt, key: string): ItemContent {
  const group = content.form.groups[at.group]
  const field = group?.fields[at.field]
  if (!group || !field) return content
  const names = new Map([[field.key, key]])
  const read = mapConditions(content, (feel, place) => (means(place, group, field) ? withNames(feel, names) : feel))
  const groups = read.form.groups.map((each, g) =>
    g === at.group ? { ...each, fields: each.fields.map((one, f) => (f === at.field ? { ...one, key } : one)) } : each,
  )
  return { ...read, form: { ...read.form, groups } }
}

const isNumber = (kind: FieldKind) => kind === 'integer' || kind === 'decimal' || kind === 'money'
export const isChoice = (kind: FieldKind): boolean => kind === 'choice' || kind === 'choices'

/** Which settings say something for a kind of field. */
export const settingsOf = (kind: FieldKind) => ({
  maxLength: kind === 'text' || kind === 'textarea',
  bounds: isNumber(kind),
  options: isChoice(kind),
  example: !isChoice(kind) && kind !== 'yes-no' && kind !== 'date',
  sources: (Object.entries(PREFILL_KINDS) as [keyof typeof PREFILL_KINDS, readonly FieldKind[]][])
    .filter(([, kinds]) => kinds.includes(kind))
    .map(([source]) => source),
})

/** The field as one of another kind, without what the new kind has no use for. */
export function withKind(field: FormField, kind: FieldKind): FormField {
  const settings = settingsOf(kind)
  let next: FormField = { ...field, kind }
  if (!settings.maxLength) next = put(next, 'maxLength', undefined)
  // An amount is kept in fen, so bounds of another kind of number would mean something else.
  if (!settings.bounds || (field.kind === 'money') !== (kind === 'money'))
    next = put(put(next, 'minimum', undefined), 'maximum', undefined)
  if (!settings.options) next = put(next, 'options', undefined)
  else next = { ...next, options: field.options ?? twoOptions }
  if (!settings.example) next = put(next, 'example', undefined)
  if (field.prefill && !settings.sources.includes(field.prefill)) next = put(next, 'prefill', undefined)
  return next
}

const twoOptions = ['o1', 'o2'].map((value) => ({ value, label: '', labelEn: '' }))

/** Names of the fields that stand in published forms: cases and outside systems know their keys. */
export const publishedNames = (before: readonly ItemContent[]): ReadonlySet<string> =>
  new Set(before.flatMap(({ form }) => form.groups.flatMap((g) => g.fields.map(({ key }) => nameOf(g, key)))))
