import type { FormAnswer, FormAnswers } from '@tongban/contracts/catalogue/form'
import { answerOf, cleanValue } from './clean-value.ts'
import { type CompiledForm, isRepeating } from './compiled-form.ts'
import { cleanEntries, entryKey } from './entries.ts'
import { evaluateVisibility } from './visibility.ts'

/**
 * The answers as they are kept: only fields of the form that are shown, trimmed, half-width where it is a code or a
 * number, nothing unanswered. Cleaning twice changes nothing more.
 */
export function cleanAnswers(form: CompiledForm, answers: FormAnswers): FormAnswers {
  const shown = evaluateVisibility(form, answers)
  const kept: [string, FormAnswer][] = []
  const keep = (key: string, value: FormAnswer | undefined) => {
    if (value !== undefined) kept.push([key, value])
  }
  for (const group of form.groups) {
    if (!shown.groups.has(group.key)) continue
    if (isRepeating(group)) {
      const isShown = (index: number, { key }: { key: string }) => shown.fields.has(entryKey(group.key, index, key))
      keep(group.key, cleanEntries(group, answerOf(answers, group.key), isShown))
      continue
    }
    for (const field of group.fields) {
      if (shown.fields.has(field.key)) keep(field.key, cleanValue(field, answerOf(answers, field.key)))
    }
  }
  return Object.fromEntries(kept)
}
