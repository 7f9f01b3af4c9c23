import { makeCitizenNumber } from '@tongban/codes/citizen-number'
import { makeCreditCode } from '@tongban/codes/credit-code'
import type {
  EntryAnswers,
  FieldAnswer,
  FormAnswers,
  FormField,
  PublishedForm,
} from '@tongban/contracts/catalogue/form'
import { type CompiledForm, isRepeating, namedFieldsOf, type RepeatingGroup } from '@tongban/forms/compiled-form'
import { entriesOf } from '@tongban/forms/entries'
import { shownGroups } from '@tongban/forms/shown'

/** Answers somebody could give to every field in sight; `turn` varies the choices. Nobody real: births before 1900. */
export function fillForm(form: PublishedForm, known: FormAnswers, turn = 0): FormAnswers {
  const compiled = form as CompiledForm
  const answers: FormAnswers = { ...known }
  // An answer can bring further fields into sight; a form is never deeper than its number of fields.
  for (let round = 0; round <= namedFieldsOf(compiled).size; round++) {
    let open = 0
    for (const { group, parts } of shownGroups(compiled, answers)) {
      if (isRepeating(group) && parts.length < group.repeat.min) {
        answers[group.key] = enough(group, answers)
        open++
        continue
      }
      for (const [index, { fields }] of parts.entries()) {
        const missing = fields.filter(({ field, answer }) => answer === undefined && field.required)
        const given = Object.fromEntries(missing.map(({ field }) => [field.key, answerFor(field, turn)]))
        open += missing.length
        if (!isRepeating(group)) Object.assign(answers, given)
        else
          answers[group.key] = entriesOf(answers, group.key).map((one, i) => (i === index ? { ...one, ...given } : one))
      }
    }
    if (open === 0) break
  }
  return answers
}

/** As many entries as there must be, still empty. */
const enough = ({ key, repeat }: RepeatingGroup, answers: FormAnswers): EntryAnswers[] => {
  const entries = entriesOf(answers, key)
  return [...entries, ...Array.from({ length: repeat.min - entries.length }, () => ({}))]
}

function answerFor(field: FormField, turn: number): FieldAnswer {
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
