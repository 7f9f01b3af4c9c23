import type { FormDefinition } from '@tongban/contracts/catalogue/form'
import { compileForm } from './compile-form.ts'
import type { DefinitionProblem } from './definition-problem.ts'

/** Everything that keeps a definition from being published; empty when nothing does. Brings feelin along. */
export function checkDefinition(definition: FormDefinition): DefinitionProblem[] {
  const compiled = compileForm(definition)
  return compiled.ok ? [] : compiled.error
}
