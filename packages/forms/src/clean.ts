import type { FormAnswer, FormAnswers } from '@tongban/contracts/catalogue/form'
import { answerOf, cleanValue } from './clean-value.ts'
import { type CompiledForm, fieldsOf } from './compiled-form.ts'
import { evaluateVisibility } from './visibility.ts'

/**
 * The answers as they are kept: only fields of the form that are shown, trimmed, half-width where it is a code or a
 * number, nothing unanswered. Cleaning twice changes nothing more.
 */
export function cleanAnswers(form: CompiledForm, answers: FormAnswers): FormAnswers {
  const shown = evaluateVisibility(form, answers).fields
  const kept: [string, FormAnswer][] = []
  for (const [key, { field }] of fieldsOf(form)) {
    const value = shown.has(key) ? cleanValue(field, answerOf(answers, key)) : undefined
    if (value !== undefined) kept.push([key, value])
  }
  return Object.fromEntries(kept)
}
