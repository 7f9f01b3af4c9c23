import type { FormAnswer, FormAnswers, FormField, FormGroup } from '@tongban/contracts/catalogue/form'
import { answerOf } from './clean-value.ts'
import { type CompiledForm, conditionOf, isRepeating } from './compiled-form.ts'
import { anyOf, bothOf, type Condition, isTold } from './condition.ts'
import { cyclesIn, dependenciesOf } from './dependencies.ts'
import { partsOfKey } from './entries.ts'
import {
  bothAlwaysAsked,
  type KeysOf,
  type NamedForm,
  type Names,
  nameQuestions,
  type SameQuestion,
  strictest,
} from './same-question.ts'
import { translate } from './translate-condition.ts'

/** Several forms as one, and how the keys of each are called in it. */
export type MergedForm = { form: CompiledForm; keys: Readonly<Record<string, KeysOf>> }

/**
 * One form made of several, in which the same question is asked once. What it shows is what any of its parts would show,
 * and what it finds wrong is what any of them would: a question that one part hides and another asks counts as not answered in
 * the conditions of the first. `all` are the parts that may come together: the names of answers do not depend on
 * which of them are `chosen`.
 */
export function mergeForms(
  all: readonly NamedForm[],
  chosen: ReadonlySet<string>,
  same: readonly SameQuestion[] = [],
): MergedForm {
  const names = namesWithoutRing(all, same)
  const parts = all.filter(({ name }) => chosen.has(name))
  return { form: new Merger(parts, names).merged(), keys: Object.fromEntries(names.keys) }
}

/** Forms of which each waits for nobody in a ring may do so together; then only what is always asked is asked once. */
function namesWithoutRing(all: readonly NamedForm[], same: readonly SameQuestion[]): Names {
  const names = nameQuestions(all, same)
  const ring = cyclesIn(dependenciesOf(new Merger(all, names).merged())).length > 0
  return ring ? nameQuestions(all, same, bothAlwaysAsked) : names
}

/** The answers to one part, under its own keys. */
export const splitAnswers = (keys: KeysOf, answers: FormAnswers): FormAnswers =>
  Object.fromEntries(
    Object.entries(keys).flatMap(([own, merged]): [string, FormAnswer][] => {
      const answer = answerOf(answers, merged)
      return answer === undefined ? [] : [[own, answer]]
    }),
  )

/** The key in the merged form of a key of one part, also of one in an entry. */
export function mergedKeyOf(keys: KeysOf, key: string): string {
  const inEntry = partsOfKey(key)
  if (!inEntry) return keys[key] ?? key
  return (keys[inEntry.groupKey] ?? inEntry.groupKey) + key.slice(inEntry.groupKey.length)
}

class Merger {
  readonly #parts: readonly NamedForm[]
  readonly #names: Names
  /** Parts that ask each question, in order. */
  readonly #askedBy = new Map<string, { part: NamedForm; field: FormField; group: FormGroup }[]>()
  readonly #guards = new Map<string, Condition | undefined>()
  readonly #conditions = new Map<string, string>()

  constructor(parts: readonly NamedForm[], names: Names) {
    this.#parts = parts
    this.#names = names
    for (const part of parts)
      for (const group of part.form.groups)
        for (const field of isRepeating(group) ? [] : group.fields) {
          const key = this.#key(part, field.key)
          this.#askedBy.set(key, [...(this.#askedBy.get(key) ?? []), { part, field, group }])
        }
  }

  merged(): CompiledForm {
    const groups: FormGroup[] = []
    const done = new Set<string>()
    for (const part of this.#parts)
      for (const group of part.form.groups) {
        const made = isRepeating(group) ? this.#entries(part, group, done) : this.#plain(part, group, done)
        if (!made) continue
        const like = groups.find((one) => !one.repeat && !made.repeat && one.title === made.title)
        if (like) like.fields = [...like.fields, ...made.fields]
        else groups.push(isRepeating(made) ? made : { ...made, key: this.#freeKey(made.key, groups) })
      }
    return {
      groups,
      conditions: Object.fromEntries(Array.from(this.#conditions, ([tree, text]) => [text, JSON.parse(tree)])),
    }
  }

  /** Where a question is asked first; what was asked before is left out. */
  #plain(part: NamedForm, group: FormGroup, done: Set<string>): FormGroup | undefined {
    const fields = group.fields.flatMap((field): FormField[] => {
      const key = this.#key(part, field.key)
      if (done.has(key)) return []
      done.add(key)
      const asked = this.#askedBy.get(key) ?? []
      return [this.#under(this.#anyShows(key), { ...strictest(asked.map((one) => one.field)), key })]
    })
    const { visibleWhen: _, ...rest } = group
    return fields.length > 0 ? { ...rest, fields } : undefined
  }

  #entries(part: NamedForm, group: FormGroup, done: Set<string>): FormGroup | undefined {
    const key = this.#key(part, group.key)
    if (done.has(key)) return
    done.add(key)
    const own = new Set(group.fields.map((field) => field.key))
    const fields = group.fields.map((field) =>
      this.#under(this.#translated(part, field.visibleWhen, own), { ...field }),
    )
    return this.#under(this.#translated(part, group.visibleWhen), { ...group, key, fields })
  }

  /** A part of the form under this condition instead of its own. */
  #under<P extends FormField | FormGroup>(condition: Condition | undefined, part: P): P {
    const { visibleWhen: _, ...rest } = part
    if (!condition) return rest as P
    const tree = JSON.stringify(condition)
    const text = this.#conditions.get(tree) ?? `c${this.#conditions.size + 1}`
    this.#conditions.set(tree, text)
    return { ...rest, visibleWhen: text } as P
  }

  #anyShows(key: string): Condition | undefined {
    const guards = (this.#askedBy.get(key) ?? []).map(({ part, field, group }) => this.#guard(part, field, group))
    const conditions = guards.filter((guard) => guard !== undefined)
    return conditions.length < guards.length ? undefined : anyOf(conditions)
  }

  /** When a part shows one of its fields; undefined: always. */
  #guard(part: NamedForm, field: FormField, group: FormGroup): Condition | undefined {
    const place = `${part.name} ${field.key}`
    if (!this.#guards.has(place)) {
      const both = [group.visibleWhen, field.visibleWhen].flatMap((feel) => this.#translated(part, feel) ?? [])
      this.#guards.set(place, bothOf(both))
    }
    return this.#guards.get(place)
  }

  #translated(part: NamedForm, feel: string | undefined, own: ReadonlySet<string> = new Set()): Condition | undefined {
    if (feel === undefined) return
    return translate(conditionOf(part.form, feel), {
      keyOf: (key) => (own.has(key) ? key : this.#key(part, key)),
      hiddenUnless: (key) => (own.has(key) ? undefined : this.#ownGuard(part, key)),
    })
  }

  /** The part's own condition of a question that another part may show when it does not. */
  #ownGuard(part: NamedForm, key: string): Condition | undefined {
    const asked = this.#askedBy.get(this.#key(part, key)) ?? []
    const mine = asked.find((one) => one.part === part)
    if (!mine || asked.length < 2) return
    const guard = this.#guard(part, mine.field, mine.group)
    return guard && isTold(guard)
  }

  /** Entries have their answers under the key of their group, so no other group is called like one. */
  #freeKey(key: string, groups: readonly FormGroup[]): string {
    const taken = new Set(groups.map((group) => group.key))
    for (const part of this.#parts)
      for (const group of part.form.groups) if (isRepeating(group)) taken.add(this.#key(part, group.key))
    let free = key
    for (let n = 2; taken.has(free); n++) free = `${key}_${n}`
    return free
  }

  #key(part: NamedForm, key: string): string {
    return this.#names.keys.get(part.name)?.[key] ?? key
  }
}
