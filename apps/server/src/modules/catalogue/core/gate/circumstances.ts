import type { FormAnswer, FormAnswers, FormField } from '@tongban/contracts/catalogue/form'
import { type CompiledForm, conditionOf, fieldsOf } from '@tongban/forms/compiled-form'
import { type Condition, type Literal, partsOf } from '@tongban/forms/condition'
import { closureOf, dependenciesOf } from '@tongban/forms/dependencies'
import { numbersNear } from '@tongban/forms/numbers-near'
import { evaluateVisibility, holds } from '@tongban/forms/visibility'
import type { Circumstance } from './rule.ts'

/** As many combinations as are tried; the form's own gate has the same limit. */
const most = 4096

/**
 * Every circumstance that the conditions can tell apart, fewest answers first: each option of a choice, each constant a
 * number is compared with and its neighbours. Undefined where dates, texts in order or too many combinations are asked.
 */
export function circumstancesOf(form: CompiledForm, feels: readonly string[]): Circumstance[] | undefined {
  const fields = fieldsOf(form)
  const asked = keysOf(form, feels)
  const constants = constantsOf(form, [...feels, ...conditionsOn(form, asked)])
  const columns: { key: string; values: FormAnswer[] }[] = []
  let combinations = 1
  for (const key of asked) {
    const field = fields.get(key)?.field
    const values = field && candidates(field, constants.get(key) ?? new Set())
    if (!values) return undefined
    combinations *= values.length
    if (combinations > most) return undefined
    columns.push({ key, values })
  }
  const part: CompiledForm = {
    conditions: form.conditions,
    groups: form.groups.map((g) => ({ ...g, fields: g.fields.filter((f) => asked.has(f.key)) })),
  }
  const found = new Map<string, FormAnswers>()
  for (let n = 0; n < combinations; n++) {
    const answers = seen(part, combination(columns, n))
    found.set(JSON.stringify(answers), answers)
  }
  return [...found.values()]
    .toSorted((a, b) => Object.keys(a).length - Object.keys(b).length)
    .map((answers) => ({ answers, holds: (feel) => holds(form, feel, answers) }))
}

function combination(columns: readonly { key: string; values: FormAnswer[] }[], n: number): FormAnswers {
  const answers: FormAnswers = {}
  let rest = n
  for (const { key, values } of columns) {
    answers[key] = values[rest % values.length] ?? null
    rest = Math.floor(rest / values.length)
  }
  return answers
}

/** Without the answers to questions that are not asked, and without those that nobody gave. */
function seen(form: CompiledForm, answers: FormAnswers): FormAnswers {
  const { fields } = evaluateVisibility(form, answers)
  return Object.fromEntries(Object.entries(answers).filter(([key, value]) => fields.has(key) && value !== null))
}

const answersIn = (condition: Condition): string[] =>
  [...partsOf(condition)].flatMap((part) => (part.op === 'answer' ? [part.key] : []))

function keysOf(form: CompiledForm, feels: readonly string[]): Set<string> {
  const dependencies = dependenciesOf(form)
  const keys = new Set(feels.flatMap((feel) => answersIn(conditionOf(form, feel))))
  return new Set([...keys].flatMap((key) => [...closureOf(dependencies, key), key]))
}

const conditionsOn = (form: CompiledForm, keys: ReadonlySet<string>): string[] =>
  form.groups.flatMap(({ visibleWhen, fields }) => {
    const asked = fields.filter(({ key }) => keys.has(key))
    return asked.length === 0 ? [] : [visibleWhen, ...asked.map((f) => f.visibleWhen)].flatMap((feel) => feel ?? [])
  })

/** What each answer is compared with; `undefined` among them stands for an order of texts or another answer. */
type Constants = Map<string, Set<Literal | undefined>>

function constantsOf(form: CompiledForm, feels: readonly string[]): Constants {
  const constants: Constants = new Map()
  const note = (side: Condition, other: Condition, ordered: boolean) => {
    if (side.op !== 'answer') return
    const value = other.op === 'value' ? other.value : undefined
    const known = constants.get(side.key) ?? new Set()
    constants.set(side.key, known.add(ordered && typeof value === 'string' ? undefined : value))
  }
  for (const feel of feels)
    for (const part of partsOf(conditionOf(form, feel))) {
      if (part.op === 'list-contains') note(part.list, part.item, false)
      if (!('left' in part)) continue
      const ordered = part.op !== '=' && part.op !== '!='
      note(part.left, part.right, ordered)
      note(part.right, part.left, ordered)
    }
  return constants
}

function candidates(field: FormField, constants: ReadonlySet<Literal | undefined>): FormAnswer[] | undefined {
  const none = field.required ? [] : [null]
  if (field.kind === 'yes-no') return [true, false, ...none]
  if (field.kind === 'choice') return [...(field.options ?? []).map((o) => o.value), ...none]
  if (constants.has(undefined)) return undefined
  const texts = [...constants].filter((c) => typeof c === 'string')
  if (field.kind === 'choices') {
    if (texts.length > 6) return undefined
    const all = Array.from({ length: 2 ** texts.length }, (_, bits) => texts.filter((_, i) => (bits >> i) & 1))
    return [...all.filter((list) => list.length > 0), ...none]
  }
  if (field.kind === 'integer' || field.kind === 'decimal' || field.kind === 'money')
    return [
      ...numbersNear(
        field,
        [...constants].filter((c) => typeof c === 'number'),
      ),
      ...none,
    ]
  // A text that no condition names.
  return [...texts, '其他', ...none]
}

/** The answers in words: “经营场所：自有；面积：50”. Nothing for a circumstance without answers. */
export function tellAnswers(form: CompiledForm, answers: FormAnswers): { zh: string; en: string } {
  const said = Object.entries(answers).map(([key, value]) => {
    const field = fieldsOf(form).get(key)?.field
    const words = (pick: 'label' | 'labelEn', yes: string, no: string) =>
      (Array.isArray(value) ? value : [value])
        .map((one) =>
          typeof one === 'boolean'
            ? one
              ? yes
              : no
            : (field?.options?.find((o) => o.value === one)?.[pick] ?? (typeof one === 'object' ? '' : String(one))),
        )
        .join('、')
    return {
      zh: `${field?.label || key}：${words('label', '是', '否')}`,
      en: `${field?.labelEn || field?.label || key}: ${words('labelEn', 'yes', 'no')}`,
    }
  })
  return { zh: said.map(({ zh }) => zh).join('；'), en: said.map(({ en }) => en).join('; ') }
}

/**
 * Of the circumstances in which something is so, the one with fewest answers, and of its answers only those that matter:
 * whatever is said to the others, it stays so.
 */
export function shortestAnswers(
  all: readonly Circumstance[],
  isSo: (c: Circumstance) => boolean,
): FormAnswers | undefined {
  const wrong = all.filter(isSo)
  const [first] = wrong
  if (!first) return undefined
  let kept = first.answers
  for (const key of Object.keys(kept)) {
    const { [key]: _, ...less } = kept
    const fitting = all.filter(({ answers }) => Object.entries(less).every(([k, v]) => same(answers[k], v)))
    if (fitting.every(isSo)) kept = less
  }
  return kept
}

const same = (a: FormAnswer | undefined, b: FormAnswer): boolean => JSON.stringify(a) === JSON.stringify(b)
