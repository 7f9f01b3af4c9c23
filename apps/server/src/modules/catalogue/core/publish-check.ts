import { ItemContent } from '@tongban/contracts/catalogue/item'
import type { GateProblem } from '@tongban/contracts/catalogue/proposals'
import { compileForm } from '@tongban/forms/compile-form'
import type { CompiledForm } from '@tongban/forms/compiled-form'
import { Compile } from 'typebox/compile'
import { err, ok, type Result } from '#platform/result'
import { conditionsElsewhere, formFor, situationGroups, withApplicant } from './applicant-form.ts'
import { circumstancesOf } from './gate/circumstances.ts'
import { contentRules, formRule, shapeRule } from './gate/registry.ts'
import type { Circumstance, GateSubject, PublishFacts } from './gate/rule.ts'

export type { PublishFacts } from './gate/rule.ts'
export type PublishProblem = GateProblem

/** What a revision keeps: the content, and its form's conditions as trees. */
export type Publishable = { content: ItemContent; conditions: CompiledForm['conditions'] }

const shape = Compile(ItemContent)

/** The content ready for publication, or everything that keeps it from being published. */
export function checkForPublication(content: unknown, facts: PublishFacts): Result<Publishable, GateProblem[]> {
  if (!shape.Check(content)) return err(shapeProblems(content))
  const { form, problems } = compileForms(content)
  const found = [...problems, ...breaches(content, form, facts)]
  return found.length > 0 ? err(found) : ok({ content, conditions: form?.conditions ?? {} })
}

/**
 * The same for what is published already, with the conditions that were compiled then (`withConditions`): that takes a
 * hundredth of the time.
 */
export function checkPublished(content: ItemContent, facts: PublishFacts): GateProblem[] {
  if (!shape.Check(content)) return shapeProblems(content)
  const [audience] = content.audience
  return breaches(content, audience && formFor(content, audience), facts)
}

const shapeProblems = (content: unknown): GateProblem[] =>
  shape.Errors(content).map((e) => ({
    path: e.instancePath,
    code: shapeRule.code,
    message: `内容不符合事项格式：${e.message}，请改正`,
    messageEn: `This does not have the form of an item: ${e.message}`,
    source: shapeRule.source,
  }))

function breaches(content: ItemContent, form: CompiledForm | undefined, facts: PublishFacts): GateProblem[] {
  const known = new Map<string, readonly Circumstance[] | undefined>()
  const subject: GateSubject = {
    content,
    form,
    facts,
    circumstances(feels) {
      if (!form) return undefined
      const asked = [...new Set(feels.filter((feel) => feel !== undefined))].toSorted()
      const name = JSON.stringify(asked)
      if (!known.has(name)) known.set(name, circumstancesOf(form, asked))
      return known.get(name)
    },
  }
  return contentRules.flatMap(({ code, source, find }) =>
    [...find(subject)].map((found) => ({ code, source, ...found })),
  )
}

/** The first group is ours and the next may be the circumstances, so the item's own begin later in the whole form. */
const inContent = (path: string, ofSituations: number): string =>
  path.replace(/^\/groups\/(\d+)(\/fields)?/, (_, n: string, fields = '') =>
    Number(n) <= ofSituations ? '/situations' : `/form/groups/${Number(n) - 1 - ofSituations}${fields}`,
  )

/** Judges the form as each kind of applicant meets it; the conditions are the same for all, as the first group has none. */
function compileForms(content: ItemContent): { form: CompiledForm | undefined; problems: GateProblem[] } {
  const problems = new Map<string, GateProblem>()
  let form: CompiledForm | undefined
  for (const audience of content.audience) {
    const compiled = compileForm(withApplicant(content, audience), conditionsElsewhere(content))
    if (compiled.ok) form ??= compiled.value
    else
      for (const { path, code, message, messageEn } of compiled.error) {
        const own = inContent(path, situationGroups(content).length)
        problems.set(own + code, { path: own, code, message, messageEn, source: formRule.source })
      }
  }
  return { form: problems.size === 0 ? form : undefined, problems: [...problems.values()] }
}
