import type { BundleDefinition, BundlePart } from '@tongban/contracts/joint/bundle'
import type { Audience } from '@tongban/contracts/shared'
import { compileForm } from '@tongban/forms/compile-form'
import type { CompiledForm } from '@tongban/forms/compiled-form'
import { fieldsOf } from '@tongban/forms/compiled-form'
import { closureOf, cyclesIn, type Dependencies } from '@tongban/forms/dependencies'
import { nameQuestions } from '@tongban/forms/same-question'
import { err, ok, type Result } from '#platform/result'
import type { CheckedBundle } from './bundle.ts'
import { questionForm } from './question-form.ts'

/** What keeps a bundle from being offered; `path` leads to the place, the sentence names the counter-example. */
export type BundleProblem = { path: string; code: string; message: string; messageEn: string }

/** An item of the library as a bundle needs it: who may apply, and its form for each of them. */
export type ItemFacts = { name: string; audience: readonly Audience[]; formFor(audience: Audience): CompiledForm }

/** 行政许可法 art. 42 (2): offices that handle a matter together have 45 working days. */
export const jointLimitDays = 45

const problem = (path: string, code: string, message: string, messageEn: string): BundleProblem => ({
  path,
  code,
  message,
  messageEn,
})

/** The gate: every part is an item, the order has no ring, nothing excludes what it waits for. */
export function checkBundle(
  definition: BundleDefinition,
  items: ReadonlyMap<string, ItemFacts>,
): Result<CheckedBundle, BundleProblem[]> {
  const compiled = compileConditions(definition)
  const problems = [
    ...limitProblems(definition),
    ...partProblems(definition, items),
    ...orderProblems(definition),
    ...(compiled.ok ? [] : compiled.error),
  ]
  if (problems.length === 0) problems.push(...audienceProblems(definition, items), ...sameProblems(definition, items))
  return problems.length === 0 && compiled.ok ? ok({ definition, conditions: compiled.value }) : err(problems)
}

function compileConditions({
  questions,
  parts,
}: BundleDefinition): Result<CompiledForm['conditions'], BundleProblem[]> {
  const elsewhere = parts.flatMap(({ when }, i) =>
    when === undefined ? [] : [{ path: `/parts/${i}/when`, feel: when }],
  )
  const compiled = compileForm(questionForm(questions), elsewhere)
  if (compiled.ok) return ok(compiled.value.conditions)
  return err(
    compiled.error.map(({ path, message, messageEn }) => problem(path, 'joint.condition-refused', message, messageEn)),
  )
}

function limitProblems({ promisedDays }: BundleDefinition): BundleProblem[] {
  if (promisedDays === undefined || promisedDays <= jointLimitDays) return []
  return [
    problem(
      '/promisedDays',
      'joint.limit-too-long',
      `联合办理最长${jointLimitDays}个工作日（行政许可法第四十二条第二款），不能承诺${promisedDays}个`,
      `Joint handling takes ${jointLimitDays} working days at most (Administrative Licensing Law art. 42 (2)), not ${promisedDays}`,
    ),
  ]
}

const namesOf = (items: ReadonlyMap<string, ItemFacts>, { key, baseCode }: BundlePart) =>
  items.get(baseCode)?.name ?? key

function partProblems({ parts }: BundleDefinition, items: ReadonlyMap<string, ItemFacts>): BundleProblem[] {
  const keys = parts.map(({ key }) => key)
  return parts.flatMap((part, i) => {
    const found: BundleProblem[] = []
    if (keys.indexOf(part.key) < i)
      found.push(
        problem(
          `/parts/${i}/key`,
          'joint.part-twice',
          `“${part.key}”写了两次，请改名`,
          `“${part.key}” stands twice; rename one`,
        ),
      )
    if (!items.has(part.baseCode))
      found.push(
        problem(
          `/parts/${i}/baseCode`,
          'joint.item-unknown',
          `事项库里没有基本编码${part.baseCode}，请核对，或列为另行办理`,
          `The library has no item ${part.baseCode}; correct it, or list it as applied for elsewhere`,
        ),
      )
    for (const [j, key] of (part.after ?? []).entries())
      if (!keys.includes(key))
        found.push(
          problem(
            `/parts/${i}/after/${j}`,
            'joint.part-unknown',
            `“${namesOf(items, part)}”要等“${key}”，但是没有这一件`,
            `“${namesOf(items, part)}” waits for “${key}”, which is no part`,
          ),
        )
    return found
  })
}

const orderOf = ({ parts }: BundleDefinition): Dependencies =>
  new Map(parts.map(({ key, after = [] }) => [key, new Set(after)]))

function orderProblems(definition: BundleDefinition): BundleProblem[] {
  const order = orderOf(definition)
  const rings = cyclesIn(order)
  if (rings.length > 0)
    return rings.map((ring) => {
      const drawn = [...ring, ring[0] ?? ''].join(' → ')
      const i = definition.parts.findIndex(({ key }) => key === ring[0])
      return problem(
        `/parts/${i}/after`,
        'joint.cycle',
        `先后次序成了环：${drawn}，谁也不能先办；请去掉其中一个`,
        `The order is a ring: ${drawn}; none can begin, so remove one`,
      )
    })
  const groupOf = new Map(definition.parts.map(({ key, group }) => [key, group]))
  return definition.parts.flatMap(({ key }, i) => {
    const together = [key, ...closureOf(order, key)]
    const clash = together.flatMap((one, a) =>
      together.slice(a + 1).flatMap((other) => {
        const group = groupOf.get(one)
        return group !== undefined && group === groupOf.get(other) ? [[one, other] as const] : []
      }),
    )[0]
    if (!clash) return []
    const [one, other] = clash
    return [
      problem(
        `/parts/${i}/group`,
        'joint.excludes-prerequisite',
        `“${one}”和“${other}”只能选一件，但办“${key}”两件都要，永远办不成`,
        `“${one}” and “${other}” exclude each other, and “${key}” needs both: it could never begin`,
      ),
    ]
  })
}

const audienceWords: Record<Audience, [string, string]> = {
  natural: ['个人', 'natural persons'],
  legal: ['企业和其他组织', 'companies and organisations'],
}

function audienceProblems(
  { audience, parts }: BundleDefinition,
  items: ReadonlyMap<string, ItemFacts>,
): BundleProblem[] {
  if (parts.length === 0) return []
  const takenBy = (part: BundlePart, one: Audience) => items.get(part.baseCode)?.audience.includes(one) ?? false
  return [
    ...audience.flatMap((one, i) =>
      parts.some((part) => takenBy(part, one))
        ? []
        : problem(
            `/audience/${i}`,
            'joint.audience-untaken',
            `没有一件可以由${audienceWords[one][0]}申请`,
            `No part can be applied for by ${audienceWords[one][1]}`,
          ),
    ),
    ...parts.flatMap((part, i) =>
      audience.some((one) => takenBy(part, one))
        ? []
        : problem(
            `/parts/${i}`,
            'joint.audience-untaken',
            `“${namesOf(items, part)}”不受理这个“一件事”的申请人，请改列为另行办理`,
            `“${namesOf(items, part)}” is not for the applicants of this bundle; list it as applied for elsewhere`,
          ),
    ),
  ]
}

/** Questions that the definition calls one must be there, and one answer must be right for all of them. */
function sameProblems(
  { audience, parts, same = [] }: BundleDefinition,
  items: ReadonlyMap<string, ItemFacts>,
): BundleProblem[] {
  return audience.flatMap((one) => {
    const forms = parts.flatMap(({ key, baseCode }) => {
      const item = items.get(baseCode)
      return item?.audience.includes(one) ? [{ name: key, form: item.formFor(one) }] : []
    })
    const { keys } = nameQuestions(forms, same)
    return same.flatMap((questions, i) => {
      const asked = questions.filter(({ part }) => forms.some(({ name }) => name === part))
      const missing = asked.find(
        ({ part, key }) => !forms.some(({ name, form }) => name === part && fieldsOf(form).has(key)),
      )
      const names = new Set(asked.map(({ part, key }) => keys.get(part)?.[key]))
      if (!missing && names.size < 2) return []
      const drawn = asked.map(({ part, key }) => `${part}.${key}`).join(' = ')
      return problem(
        `/same/${i}`,
        'joint.not-the-same-question',
        missing
          ? `“${missing.part}”的表单里没有“${missing.key}”这一项`
          : `${drawn}不能是同一个问题：类型、选项或限制不同`,
        missing
          ? `The form of “${missing.part}” has no “${missing.key}”`
          : `${drawn} cannot be one question: kind, options or limits differ`,
      )
    })
  })
}
