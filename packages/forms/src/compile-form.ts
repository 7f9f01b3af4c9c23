import type { FormDefinition } from '@tongban/contracts/catalogue/form'
import { structureProblems } from './check-structure.ts'
import { compileCondition } from './compile-condition.ts'
import type { CompiledForm } from './compiled-form.ts'
import type { Condition } from './condition.ts'
import { type DefinitionProblem, type PlacedPart, placesOf, problem } from './definition-problem.ts'
import { cyclesIn, dependenciesOf } from './dependencies.ts'
import { neverVisibleFields } from './never-visible.ts'

/** A form ready for use, or everything that keeps it from being published. */
export type CompiledDefinition = { ok: true; value: CompiledForm } | { ok: false; error: DefinitionProblem[] }

/** A condition over the form's answers that stands outside it, such as when a material is asked for. */
export type ConditionElsewhere = { path: string; feel: string }

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
  if (problems.length === 0) problems.push(...cycleProblems(form))
  if (problems.length === 0) problems.push(...visibilityProblems(form))
  return problems.length === 0 ? { ok: true, value: form } : { ok: false, error: problems }
}

function compileConditions(
  definition: FormDefinition,
  elsewhere: readonly ConditionElsewhere[],
  problems: DefinitionProblem[],
): Map<string, Condition> {
  const fields = new Map(definition.groups.flatMap((g) => g.fields.map((f) => [f.key, f])))
  const conditions = new Map<string, Condition>()
  const compile = (feel: string | undefined, path: string, key: string) => {
    if (feel === undefined || conditions.has(feel)) return
    const compiled = compileCondition(feel, fields)
    if (compiled.ok) conditions.set(feel, compiled.value)
    else problems.push({ path, key, ...compiled.error })
  }
  for (const place of placesOf(definition))
    compile((place.field ?? place.group).visibleWhen, `${place.path}/visibleWhen`, place.key)
  for (const { path, feel } of elsewhere) compile(feel, path, '')
  return conditions
}

function cycleProblems(form: CompiledForm): DefinitionProblem[] {
  const places = new Map<string, PlacedPart>()
  for (const place of placesOf(form)) if (place.field) places.set(place.key, place)
  return cyclesIn(dependenciesOf(form)).flatMap((ring) => {
    const place = places.get(ring[0] ?? '')
    const drawn = [...ring, ring[0]].join(' → ')
    return place
      ? problem(
          place,
          'forms.condition-cycle',
          `显示条件互相等待：${drawn}（分组的条件也算在内），请去掉其中一个`,
          `The conditions wait for each other: ${drawn} (a group's condition counts for its fields); remove one`,
        )
      : []
  })
}

function visibilityProblems(form: CompiledForm): DefinitionProblem[] {
  const never = new Set(neverVisibleFields(form))
  return Array.from(placesOf(form)).flatMap((place) =>
    place.field && never.has(place.key)
      ? problem(
          place,
          'forms.never-visible',
          `“${place.field.label}”无论怎样填写都不会显示，请检查它和所在分组的显示条件`,
          `No answers ever show “${place.field.labelEn}”; look at its condition and at its group's`,
        )
      : [],
  )
}
