import type { FormDefinition, FormField, FormGroup } from '@tongban/contracts/catalogue/form'
import { isRepeating, type RepeatingGroup } from './compiled-form.ts'
import { DEFAULT_LENGTHS, MAX_MONEY } from './validate.ts'

/** A JSON Schema (2020-12) as plain JSON. */
export type JsonSchema = { [keyword: string]: JsonValue }
type JsonValue = string | number | boolean | readonly JsonValue[] | { [key: string]: JsonValue }

/**
 * The schema of the answers that a form takes, for publication with the API. It says less than `validateAnswers`:
 * check characters are not in it, and a field under conditions is never required but carries their FEEL texts, all of
 * which must hold, as `x-visible-when` and, where it must be answered when shown, `x-required-when-visible`.
 */
export function toJsonSchema(definition: FormDefinition): JsonSchema {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...object(definition.groups) }
}

/** An object with an answer for each field of these groups, and a list of entries for each that repeats. */
function object(groups: readonly FormGroup[]): JsonSchema {
  const properties: [string, JsonSchema][] = []
  const required: string[] = []
  for (const group of groups) {
    if (isRepeating(group)) {
      properties.push([group.key, list(group)])
      if (group.repeat.min > 0 && group.visibleWhen === undefined) required.push(group.key)
      continue
    }
    for (const field of group.fields) {
      const conditions = [group.visibleWhen, field.visibleWhen].filter((c) => c !== undefined)
      properties.push([field.key, { ...describe(field), ...underCondition(field.required, conditions) }])
      if (field.required && conditions.length === 0) required.push(field.key)
    }
  }
  return { type: 'object', properties: Object.fromEntries(properties), required, additionalProperties: false }
}

function list(group: RepeatingGroup): JsonSchema {
  const { min, max, itemName, itemNameEn } = group.repeat
  const { key, title, titleEn, fields } = group
  return {
    title,
    'x-title-en': titleEn,
    type: 'array',
    minItems: min,
    maxItems: max,
    // The condition of the group is about the whole list, not about each entry.
    items: { title: itemName, 'x-title-en': itemNameEn, ...object([{ key, title, titleEn, fields }]) },
    ...(group.visibleWhen === undefined ? {} : underCondition(min > 0, [group.visibleWhen])),
  }
}

function underCondition(required: boolean, conditions: readonly string[]): JsonSchema {
  if (conditions.length === 0) return {}
  return {
    'x-visible-when': conditions,
    ...(required ? { 'x-required-when-visible': true } : {}),
  }
}

function describe(field: FormField): JsonSchema {
  return {
    title: field.label,
    'x-title-en': field.labelEn,
    ...(field.hint === undefined ? {} : { description: field.hint }),
    ...(field.hintEn === undefined ? {} : { 'x-description-en': field.hintEn }),
    'x-kind': field.kind,
    ...shape(field),
  }
}

function shape(field: FormField): JsonSchema {
  const options = (field.options ?? []).map((o) => ({ const: o.value, title: o.label, 'x-title-en': o.labelEn }))
  switch (field.kind) {
    case 'textarea':
    case 'text':
      return { type: 'string', minLength: 1, maxLength: field.maxLength ?? DEFAULT_LENGTHS[field.kind] }
    case 'integer':
      return { type: 'integer', ...bounds(field.minimum, field.maximum) }
    case 'decimal':
      return { type: 'number', ...bounds(field.minimum, field.maximum) }
    case 'money': {
      const minimum = Math.max(field.minimum ?? 0, 0)
      return { type: 'integer', ...bounds(minimum, Math.min(field.maximum ?? MAX_MONEY, MAX_MONEY)), 'x-unit': 'fen' }
    }
    case 'date':
      return { type: 'string', format: 'date', pattern: '^[1-9]\\d{3}-\\d{2}-\\d{2}$' }
    case 'choice':
      return { type: 'string', oneOf: options }
    case 'choices':
      return { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string', oneOf: options } }
    case 'yes-no':
      return { type: 'boolean' }
    case 'citizen-number':
      return { type: 'string', pattern: '^\\d{17}[\\dX]$' }
    case 'credit-code':
      return { type: 'string', pattern: '^[0-9A-Z]{18}$' }
    case 'mobile':
      return { type: 'string', pattern: '^1\\d{10}$' }
    case 'email':
      return { type: 'string', format: 'email', maxLength: 254 }
  }
}

function bounds(minimum: number | undefined, maximum: number | undefined): JsonSchema {
  return { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) }
}
