import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { Audience } from '@tongban/contracts/shared'
import { compileForm, sketchForm } from './compile-form.ts'
import type { CompiledForm } from './compiled-form.ts'
import type { DefinitionProblem } from './definition-problem.ts'
import { conditionsElsewhere, type FormSource, situationGroups, withApplicant } from './item-form.ts'

/** The whole form of an item, or what is wrong with it and with the conditions over its answers, by paths in the item. */
export type CompiledItemForm = { form: CompiledForm | undefined; problems: DefinitionProblem[] }

/**
 * Judges the form as each kind of applicant meets it; the conditions are the same for all, as the first group has none.
 * The same in the designer and at the publish gate; brings feelin along.
 */
export function compileItemForm(content: ItemContent): CompiledItemForm {
  const problems = new Map<string, DefinitionProblem>()
  let form: CompiledForm | undefined
  for (const audience of content.audience) {
    const compiled = compileForm(withApplicant(content, audience), conditionsElsewhere(content))
    if (compiled.ok) form ??= compiled.value
    else
      for (const problem of compiled.error) {
        const path = inContent(problem.path, situationGroups(content).length)
        // A question of a circumstance has its own rule for its words.
        if (problem.code === 'forms.label-missing' && path.startsWith('/situations')) continue
        problems.set(path + problem.code, { ...problem, path })
      }
  }
  return { form: problems.size === 0 ? form : undefined, problems: [...problems.values()] }
}

/** The whole form as far as it can be tried out while it is being written. */
export const sketchItemForm = (content: FormSource, audience: Audience): CompiledForm =>
  sketchForm(withApplicant(content, audience))

/** The first group is ours and the next may be the circumstances, so the item's own begin later in the whole form. */
const inContent = (path: string, ofSituations: number): string =>
  path.replace(/^\/groups\/(\d+)(\/fields)?/, (_, n: string, fields = '') =>
    Number(n) <= ofSituations ? '/situations' : `/form/groups/${Number(n) - 1 - ofSituations}${fields}`,
  )
