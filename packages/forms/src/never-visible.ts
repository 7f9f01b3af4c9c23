import type { EntryAnswers, FieldAnswer, FormAnswer, FormAnswers, FormField } from '@tongban/contracts/catalogue/form'
import { type CompiledForm, conditionOf, meantBy, namedFieldsOf, nameOf } from './compiled-form.ts'
import { type Condition, type Literal, partsOf } from './condition.ts'
import { closureOf, dependenciesOf } from './dependencies.ts'
import { entryKey } from './entries.ts'
import { numbersNear } from './numbers-near.ts'
import { evaluateVisibility } from './visibility.ts'

/** Beyond so many combinations a field is not judged: 4,096 evaluations of a small part of the form take about 10 ms. */
const MAX_COMBINATIONS = 4096
/** And over the whole form not more than this, so that a gate answers within a second or two. */
const MAX_EVALUATIONS = 200_000

/**
 * Names of fields that no answers can show (`members.name` in no entry), found by trying every answer that could matter: each option, each constant
 * it is compared with and its neighbours. A field with too many combinations, or whose conditions compare two answers
 * or order texts, is not judged.
 */
export function neverVisibleFields(form: CompiledForm): string[] {
  const dependencies = dependenciesOf(form)
  const fields = namedFieldsOf(form)
  const constants = constantsOf(form)
  const found: string[] = []
  let left = MAX_EVALUATIONS
  for (const [name, { field, group }] of fields) {
    if (field.visibleWhen === undefined && group.visibleWhen === undefined) continue
    const needed = [...closureOf(dependencies, name)]
    const choices = needed.map((n) => {
      const placed = fields.get(n)
      return placed ? candidates(placed.field, constants.get(n)) : undefined
    })
    if (choices.some((c) => c === undefined)) continue
    const columns = choices.filter((c) => c !== undefined)
    const combinations = columns.reduce((product, c) => product * c.length, 1)
    if (combinations > Math.min(MAX_COMBINATIONS, left)) continue
    left -= combinations
    if (!someShows(form, name, needed, columns)) found.push(name)
  }
  return found
}

function someShows(
  form: CompiledForm,
  name: string,
  needed: readonly string[],
  columns: readonly FormAnswer[][],
): boolean {
  const kept = new Set([...needed, name])
  const groups = form.groups.map((g) => ({ ...g, fields: g.fields.filter((f) => kept.has(nameOf(g, f.key))) }))
  const part: CompiledForm = {
    conditions: form.conditions,
    groups: groups.filter((g) => g.fields.length > 0),
  }
  // One entry stands for all: none sees the answers of another.
  const [inEntry, asShown] = inFirstEntry(name)
  const total = columns.reduce((product, c) => product * c.length, 1)
  for (let n = 0; n < total; n++) {
    let rest = n
    const answers: FormAnswers = {}
    const entry: EntryAnswers = {}
    columns.forEach((column, i) => {
      const answer = column[rest % column.length] ?? null
      rest = Math.floor(rest / column.length)
      const key = needed[i] ?? ''
      if (inEntry !== undefined && key.startsWith(`${inEntry}.`))
        entry[key.slice(inEntry.length + 1)] = answer as FieldAnswer
      else answers[key] = answer
    })
    if (inEntry !== undefined) answers[inEntry] = [entry]
    if (evaluateVisibility(part, answers).fields.has(asShown)) return true
  }
  return false
}

/** The group of entries in which a name stands, if any, and the name as it is in the first entry. */
function inFirstEntry(name: string): [group: string | undefined, key: string] {
  const [groupKey = '', fieldKey] = name.split('.')
  return fieldKey === undefined ? [undefined, name] : [groupKey, entryKey(groupKey, 0, fieldKey)]
}

/** What each answer is compared with over the whole form; `undefined` among them stands for what cannot be enumerated. */
type Constants = ReadonlyMap<string, ReadonlySet<Literal | undefined>>

function constantsOf(form: CompiledForm): Constants {
  const constants = new Map<string, Set<Literal | undefined>>()
  const note = (key: string, value: Literal | undefined) => {
    constants.set(key, (constants.get(key) ?? new Set()).add(value))
  }
  const learn = (feel: string | undefined, meant: (key: string) => string) => {
    if (feel === undefined) return
    const pair = (a: Condition, b: Condition) => {
      if (a.op === 'answer') note(meant(a.key), b.op === 'value' ? b.value : undefined)
    }
    for (const part of partsOf(conditionOf(form, feel))) {
      if (part.op === 'list-contains') pair(part.list, part.item)
      if (part.op === 'list-contains' && part.item.op === 'answer') note(meant(part.item.key), undefined)
      if (!('left' in part)) continue
      pair(part.left, part.right)
      pair(part.right, part.left)
    }
  }
  for (const group of form.groups) {
    learn(group.visibleWhen, (key) => key)
    for (const field of group.fields) learn(field.visibleWhen, (key) => meantBy(group, key))
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
