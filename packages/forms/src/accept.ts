import type { FieldProblem, FormAnswers } from '@tongban/contracts/catalogue/form'
import { cleanAnswers } from './clean.ts'
import type { CompiledForm } from './compiled-form.ts'
import { type ValidateOptions, validateAnswers } from './validate.ts'

/** The door for answers from outside: `answers` is what may be stored, and only when there are no `problems`. */
export function acceptAnswers(
  form: CompiledForm,
  given: FormAnswers,
  options: ValidateOptions = {},
): { answers: FormAnswers; problems: FieldProblem[] } {
  return { answers: cleanAnswers(form, given), problems: validateAnswers(form, given, options) }
}
