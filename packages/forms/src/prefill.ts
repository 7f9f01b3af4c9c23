import type {
  FormAnswer,
  FormAnswers,
  FormDefinition,
  FormField,
  PrefillSource,
} from '@tongban/contracts/catalogue/form'
import { cleanValue } from './clean-value.ts'
import { fieldsOf } from './compiled-form.ts'
import { validateValue } from './validate.ts'

/** Which kinds of field can take what a base library knows. */
export const PREFILL_KINDS: Record<PrefillSource, readonly FormField['kind'][]> = {
  'person.name': ['text'],
  'person.citizen-number': ['citizen-number'],
  'person.mobile': ['mobile'],
  'person.address': ['text', 'textarea'],
  'legal-person.name': ['text', 'textarea'],
  'legal-person.credit-code': ['credit-code'],
  'legal-person.representative-name': ['text'],
  'legal-person.address': ['text', 'textarea'],
}

/** Answers that are already known, and the keys of those that come from a base library and cannot be changed. */
export type Prefilled = { answers: FormAnswers; lockedKeys: string[] }

/** People move and change their number faster than any register learns of it: filled in, open to change. */
const EDITABLE: ReadonlySet<PrefillSource> = new Set(['person.mobile', 'person.address'])

/**
 * What a form need not ask, since it is known (国务院令第716号 art. 7). A known value that the field would refuse is
 * left to the person: locked, it could never be submitted. Entries are never filled in: a base library knows the applicant
 * alone, and the publish gate refuses a source there.
 */
export function prefillAnswers(definition: FormDefinition, known: Partial<Record<PrefillSource, string>>): Prefilled {
  const answers: [string, FormAnswer][] = []
  const lockedKeys: string[] = []
  for (const [key, { field }] of fieldsOf(definition)) {
    if (field.prefill === undefined) continue
    const value = cleanValue(field, known[field.prefill])
    if (value === undefined || validateValue(field, value)) continue
    answers.push([key, value])
    if (!EDITABLE.has(field.prefill)) lockedKeys.push(key)
  }
  return { answers: Object.fromEntries(answers), lockedKeys }
}

/** The given answers with every locked one as it is known, whatever was sent for it. */
export function withLockedAnswers(given: FormAnswers, prefilled: Prefilled): FormAnswers {
  const locked = prefilled.lockedKeys.map((key): [string, FormAnswer] => [key, prefilled.answers[key] ?? null])
  return { ...given, ...Object.fromEntries(locked) }
}
