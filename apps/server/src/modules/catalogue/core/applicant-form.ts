import type { FormAnswers } from '@tongban/contracts/catalogue/form'
import type { ItemContent, ItemMaterial } from '@tongban/contracts/catalogue/item'
import type { Audience } from '@tongban/contracts/shared'
import { compileForm } from '@tongban/forms/compile-form'
import type { CompiledForm } from '@tongban/forms/compiled-form'
import { conditionsElsewhere, withApplicant } from '@tongban/forms/item-form'
import { holds } from '@tongban/forms/visibility'

/** The materials that these answers call for, in the item's order. */
export const neededMaterials = (content: ItemContent, form: CompiledForm, answers: FormAnswers): ItemMaterial[] =>
  content.materials.filter(({ when }) => holds(form, when, answers))

/** Of the lines of a checklist, those that these answers call for. */
export function neededLines<L extends { materialKey: string }>(
  { materials }: ItemContent,
  form: CompiledForm,
  answers: FormAnswers,
  lines: readonly L[],
): L[] {
  const when = new Map(materials.map((material) => [material.key, material.when]))
  return lines.filter(({ materialKey }) => holds(form, when.get(materialKey), answers))
}

const made = new WeakMap<ItemContent, Map<Audience, CompiledForm>>()

/**
 * The whole form that an applicant of this kind fills in, with its conditions compiled. Made once for each content that
 * is in memory.
 */
export function formFor(content: ItemContent, audience: Audience): CompiledForm {
  const form = made.get(content)?.get(audience) ?? compile(content, audience)
  remember(content, audience, form)
  return form
}

/** Gives a content read from a revision the conditions that were compiled when it was published, which takes a while. */
export function withConditions(content: ItemContent, conditions: CompiledForm['conditions']): ItemContent {
  for (const audience of content.audience)
    remember(content, audience, { ...withApplicant(content, audience), conditions })
  return content
}

function remember(content: ItemContent, audience: Audience, form: CompiledForm): void {
  const forms = made.get(content) ?? new Map<Audience, CompiledForm>()
  made.set(content, forms.set(audience, form))
}

/** The form of content that nobody has published yet; undefined when it cannot be one. */
export function compiledFor(content: ItemContent, audience: Audience): CompiledForm | undefined {
  const compiled = compileForm(withApplicant(content, audience), conditionsElsewhere(content))
  return compiled.ok ? compiled.value : undefined
}

function compile(content: ItemContent, audience: Audience): CompiledForm {
  const form = compiledFor(content, audience)
  if (!form) throw new Error(`the form of ${content.id} was published and is none`)
  return form
}
