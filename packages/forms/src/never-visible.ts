import type { FormAnswer, FormField } from '@tongban/contracts/catalogue/form'
import { type CompiledForm, conditionOf, fieldsOf } from './compiled-form.ts'
import { type Condition, type Literal, partsOf } from './condition.ts'
import { closureOf, dependenciesOf } from './dependencies.ts'
import { evaluateVisibility } from './visibility.ts'

/** Beyond so many combinations a field is not judged: 4,096 evaluations of a small part of the form take about 10 ms. */
const MAX_COMBINATIONS = 4096

/**
 * Keys of fields that no answers can show, found by trying every answer that could matter: each option, each constant
 * it is compared with and its neighbours. A field with too many combinations, or whose conditions compare two answers
 * or order texts, is not judged.
 */
export function neverVisibleFields(form: CompiledForm): string[] {
  const dependencies = dependenciesOf(form)
  const fields = fieldsOf(form)
  const constants = constantsOf(form)
  const found: string[] = []
  for (const [key, { field, group }] of fields) {
    if (field.visibleWhen === undefined && group.visibleWhen === undefined) continue
    const needed = [...closureOf(dependencies, key)].flatMap((k) => fields.get(k)?.field ?? [])
    const choices = needed.map((f) => candidates(f, constants.get(f.key)))
    if (choices.some((c) => c === undefined)) continue
    const columns = choices.filter((c) => c !== undefined)
    if (columns.reduce((product, c) => product * c.length, 1) > MAX_COMBINATIONS) continue
    if (
      !someShows(
        form,
        key,
        needed.map((f) => f.key),
        columns,
      )
    )
      found.push(key)
  }
  return found
}

function someShows(
  form: CompiledForm,
  key: string,
  keys: readonly string[],
  columns: readonly FormAnswer[][],
): boolean {
  const kept = new Set([...keys, key])
  const part: CompiledForm = {
    conditions: form.conditions,
    groups: form.groups.map((g) => ({ ...g, fields: g.fields.filter((f) => kept.has(f.key)) })),
  }
  const total = columns.reduce((product, c) => product * c.length, 1)
  for (let n = 0; n < total; n++) {
    let rest = n
    const answers: Record<string, FormAnswer> = {}
    columns.forEach((column, i) => {
      answers[keys[i] ?? ''] = column[rest % column.length] ?? null
      rest = Math.floor(rest / column.length)
    })
    if (evaluateVisibility(part, answers).fields.has(key)) return true
  }
  return false
}

/** What each answer is compared with over the whole form; `undefined` among them stands for what cannot be enumerated. */
type Constants = ReadonlyMap<string, ReadonlySet<Literal | undefined>>

function constantsOf(form: CompiledForm): Constants {
  const constants = new Map<string, Set<Literal | undefined>>()
  const note = (key: string, value: Literal | undefined) => {
    constants.set(key, (constants.get(key) ?? new Set()).add(value))
  }
  const pair = (a: Condition, b: Condition) => {
    if (a.op === 'answer') note(a.key, b.op === 'value' ? b.value : undefined)
  }
  const feels = form.groups.flatMap((g) => [g.visibleWhen, ...g.fields.map((f) => f.visibleWhen)])
  for (const feel of new Set(feels)) {
    if (feel === undefined) continue
    for (const part of partsOf(conditionOf(form, feel))) {
      if (part.op === 'list-contains') pair(part.list, part.item)
      if (part.op === 'list-contains' && part.item.op === 'answer') note(part.item.key, undefined)
      if (!('left' in part)) continue
      pair(part.left, part.right)
      pair(part.right, part.left)
    }
  }
  return constants
}

/** The answers of a field that conditions can tell apart; undefined when they cannot be enumerated. */
function candidates(
  field: FormField,
  constants: ReadonlySet<Literal | undefined> = new Set(),
): FormAnswer[] | undefined {
  if (field.kind === 'yes-no') return [true, false, null]
  if (field.kind === 'choice') return [...(field.options ?? []).map((o) => o.value), null]
  if (constants.has(undefined)) return undefined
  const compared = [...constants]
  if (field.kind === 'choices') return subsets(compared.filter((c) => typeof c === 'string'))
  if (field.kind === 'integer' || field.kind === 'decimal' || field.kind === 'money') {
    return [
      ...numbersNear(
        field,
        compared.filter((c) => typeof c === 'number'),
      ),
      null,
    ]
  }
  return undefined
}

function subsets(values: readonly string[]): FormAnswer[] | undefined {
  if (values.length > 8) return undefined
  const all = Array.from({ length: 2 ** values.length }, (_, bits) => values.filter((_, i) => (bits >> i) & 1))
  // An option that no condition names makes a list that is answered and has none of the named ones.
  return [...all, ['(other)'], null]
}

/** Each constant, a number just beside it and one between it and the next, as far as the field allows them. */
function numbersNear(field: FormField, constants: readonly number[]): number[] {
  const sorted = constants.toSorted((a, b) => a - b)
  const between = field.kind === 'decimal' ? sorted.map((c, i) => (c + (sorted[i + 1] ?? c)) / 2) : []
  const limits = [field.minimum, field.maximum].filter((l) => l !== undefined)
  const all = new Set([0, ...limits, ...sorted.flatMap((c) => [c - 1, c, c + 1]), ...between])
  return [...all].filter((n) => {
    if (field.kind !== 'decimal' && !Number.isInteger(n)) return false
    return n >= (field.minimum ?? -Infinity) && n <= (field.maximum ?? Infinity) && (field.kind !== 'money' || n >= 0)
  })
}
