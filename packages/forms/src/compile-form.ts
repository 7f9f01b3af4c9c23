import type { FormDefinition, FormField, FormGroup } from '@tongban/contracts/catalogue/form'
import { structureProblems } from './check-structure.ts'
import { compileCondition } from './compile-condition.ts'
import { type CompiledForm, fieldsOf, isRepeating, nameOf, repeatingGroupsOf } from './compiled-form.ts'
import { type Condition, partsOf } from './condition.ts'
import { calledPart, type DefinitionProblem, type PlacedPart, placesOf, problem } from './definition-problem.ts'
import { cyclesIn, dependenciesOf } from './dependencies.ts'
import type { ConditionElsewhere } from './item-form.ts'
import { neverVisibleFields } from './never-visible.ts'

/** A form ready for use, or everything that keeps it from being published. */
export type CompiledDefinition = { ok: true; value: CompiledForm } | { ok: false; error: DefinitionProblem[] }

/**
 * The publish gate: the definition with its conditions as trees, and those of `elsewhere`. Brings feelin along; not for
 * the citizen's pages.
 */
export function compileForm(
  definition: FormDefinition,
  elsewhere: readonly ConditionElsewhere[] = [],
): CompiledDefinition {
  const problems = structureProblems(definition)
  const conditions = compileConditions(definition, elsewhere, problems)
  const form: CompiledForm = { ...definition, conditions: Object.fromEntries(conditions) }
  // What hangs together can be judged only when every single part is right.
  if (problems.length === 0) problems.push(...costProblems(form))
  if (problems.length === 0) problems.push(...cycleProblems(form))
  if (problems.length === 0) problems.push(...visibilityProblems(form))
  return problems.length === 0 ? { ok: true, value: form } : { ok: false, error: problems }
}

/**
 * The form as far as it can be tried out while it is being written: a condition that cannot be read is left out, and all
 * of them where some wait for each other. Never for publication.
 */
export function sketchForm(definition: FormDefinition): CompiledForm {
  const conditions = compileConditions(definition, [], [])
  const readable = <P extends FormField | FormGroup>(part: P): P => {
    const { visibleWhen, ...rest } = part
    // Only an optional part is left out.
    return visibleWhen === undefined || conditions.has(visibleWhen) ? part : (rest as P)
  }
  const form = formOf(definition, readable, conditions)
  return cyclesIn(dependenciesOf(form)).length === 0 ? form : formOf(definition, always, conditions)
}

const always = <P extends FormField | FormGroup>({ visibleWhen: _, ...rest }: P): P => rest as P

const formOf = (
  { groups }: FormDefinition,
  each: <P extends FormField | FormGroup>(part: P) => P,
  conditions: ReadonlyMap<string, Condition>,
): CompiledForm => ({
  groups: groups.map((group) => ({ ...each(group), fields: group.fields.map(each) })),
  conditions: Object.fromEntries(conditions),
})

/** What a condition may read: fields by key, and the names that stand for something in entries. */
export type ConditionScope = { fields: ReadonlyMap<string, FormField>; inEntries: ReadonlyMap<string, FormGroup> }

/** What conditions of a group (of its fields, when it repeats) may read; without one, what those outside entries may. */
export function conditionScope(definition: FormDefinition, group?: FormGroup): ConditionScope {
  const own = group && isRepeating(group) ? group.fields : []
  const plain = Array.from(fieldsOf(definition), ([key, { field }]): [string, FormField] => [key, field])
  const inEntries = new Map<string, FormGroup>()
  for (const [key, repeating] of repeatingGroupsOf(definition)) {
    inEntries.set(key, repeating)
    for (const field of repeating.fields) if (!inEntries.has(field.key)) inEntries.set(field.key, repeating)
  }
  return { fields: new Map([...plain, ...own.map((field): [string, FormField] => [field.key, field])]), inEntries }
}

function compileConditions(
  definition: FormDefinition,
  elsewhere: readonly ConditionElsewhere[],
  problems: DefinitionProblem[],
): Map<string, Condition> {
  const conditions = new Map<string, Condition>()
  const outside = conditionScope(definition)
  const scopes = new Map<FormGroup, ConditionScope>()
  const judged = new Map<ConditionScope, Set<string>>()
  const compile = (feel: string | undefined, path: string, key: string, scope: ConditionScope) => {
    const known = judged.get(scope) ?? new Set()
    if (feel === undefined || known.has(feel)) return
    judged.set(scope, known.add(feel))
    const compiled = compileCondition(feel, scope.fields, scope.inEntries)
    if (compiled.ok) conditions.set(feel, compiled.value)
    else problems.push({ path, key, ...compiled.error })
  }
  for (const place of placesOf(definition)) {
    const { group, field } = place
    const scope = field && isRepeating(group) ? (scopes.get(group) ?? conditionScope(definition, group)) : outside
    if (scope !== outside) scopes.set(group, scope)
    compile((field ?? group).visibleWhen, `${place.path}/visibleWhen`, place.key, scope)
  }
  for (const { path, feel } of elsewhere) compile(feel, path, '', outside)
  return conditions
}

/** Evaluating a whole form touches at most so many parts of conditions: about 10 ms on a slow telephone. */
const MAX_PARTS = 100_000

/** Conditions in entries are evaluated once an entry, so a form is judged as full as it can be. */
function costProblems(form: CompiledForm): DefinitionProblem[] {
  let parts = 0
  for (const place of placesOf(form)) {
    const feel = (place.field ?? place.group).visibleWhen
    if (feel === undefined) continue
    const tree = form.conditions[feel]
    const times = place.field && isRepeating(place.group) ? place.group.repeat.max : 1
    parts += tree ? Array.from(partsOf(tree)).length * times : 0
    if (parts <= MAX_PARTS) continue
    return [
      problem(
        { ...place, path: `${place.path}/visibleWhen` },
        'forms.too-costly',
        '到这里为止，全部显示条件加起来太多，填表时会卡顿；请缩短条件，或减少重复填写的项数',
        'Up to here the conditions together are too many to be evaluated while somebody types; shorten them, or allow fewer entries',
      ),
    ]
  }
  return []
}

function cycleProblems(form: CompiledForm): DefinitionProblem[] {
  const places = new Map<string, PlacedPart>()
  for (const place of placesOf(form)) if (place.field) places.set(nameOf(place.group, place.key), place)
  return cyclesIn(dependenciesOf(form)).flatMap((ring) => {
    const place = places.get(ring[0] ?? '')
    const drawn = (pick: 'label' | 'labelEn') =>
      [...ring, ring[0] ?? ''].map((name) => places.get(name)?.field?.[pick] || name).join(' → ')
    return place
      ? problem(
          atCondition(place),
          'forms.condition-cycle',
          `显示条件互相等待：${drawn('label')}（分组的条件也算在内），请去掉其中一个`,
          `The conditions wait for each other: ${drawn('labelEn')} (a group's condition counts for its fields); remove one`,
        )
      : []
  })
}

/** At the condition of the field where it has one of its own. */
const atCondition = (place: PlacedPart): PlacedPart =>
  place.field?.visibleWhen === undefined ? place : { ...place, path: `${place.path}/visibleWhen` }

function visibilityProblems(form: CompiledForm): DefinitionProblem[] {
  const never = new Set(neverVisibleFields(form))
  return Array.from(placesOf(form)).flatMap((place) =>
    place.field && never.has(nameOf(place.group, place.key))
      ? problem(
          atCondition(place),
          'forms.never-visible',
          `${calledPart(place)[0]}无论怎样填写都不会显示，请检查它和所在分组的显示条件`,
          `No answers ever show ${calledPart(place)[1]}; look at its condition and at its group's`,
        )
      : [],
  )
}
