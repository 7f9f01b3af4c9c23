import { makeCitizenNumber } from '@tongban/codes/citizen-number'
import { makeCreditCode } from '@tongban/codes/credit-code'
import type { FormAnswer, FormAnswers, FormField, PublishedForm } from '@tongban/contracts/catalogue/form'
import { type CompiledForm, fieldsOf } from '@tongban/forms/compiled-form'
import { evaluateVisibility } from '@tongban/forms/visibility'

/** Answers somebody could give to every field in sight; `turn` varies the choices. Nobody real: births before 1900. */
export function fillForm(form: PublishedForm, known: FormAnswers, turn = 0): FormAnswers {
  const compiled = form as CompiledForm
  const answers: FormAnswers = { ...known }
  // An answer can bring further fields into sight; a form is never deeper than its number of fields.
  for (let round = 0; round <= fieldsOf(compiled).size; round++) {
    const shown = evaluateVisibility(compiled, answers).fields
    const open = [...fieldsOf(compiled)].filter(
      ([key, { field }]) => shown.has(key) && answers[key] === undefined && field.required,
    )
    if (open.length === 0) break
    for (const [key, { field }] of open) answers[key] = answerFor(field, turn)
  }
  return answers
}

function answerFor(field: FormField, turn: number): FormAnswer {
  const option = field.options?.[turn % field.options.length]?.value ?? ''
  switch (field.kind) {
    case 'choice':
      return option
    case 'choices':
      return [option]
    case 'yes-no':
      return turn % 2 === 0
    case 'date':
      return '2026-01-15'
    case 'integer':
    case 'decimal':
      return between(field, 3)
    case 'money':
      return between(field, 500_000)
    case 'citizen-number':
      return makeCitizenNumber('340102', '18950314', '001')
    case 'credit-code':
      return makeCreditCode('91340100', 'XN700001')
    case 'mobile':
      return '10000000001'
    case 'email':
      return 'example@example.invalid'
    default:
      return (field.example ?? `${field.label}（示例）`).slice(0, field.maxLength ?? 100)
  }
}

const between = (field: FormField, wish: number): number =>
  Math.ceil(Math.min(field.maximum ?? Number.POSITIVE_INFINITY, Math.max(field.minimum ?? 0, wish)))
