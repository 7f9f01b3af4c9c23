import type { FormAnswer, FormAnswers, FormDefinition } from '@tongban/contracts/catalogue/form'
import { answerOf, cleanValue } from './clean-value.ts'
import { fieldsOf } from './compiled-form.ts'
import { presentAnswer } from './present.ts'

/** A field whose answer changed, with both answers as a person reads them. */
export type ChangedField = {
  key: string
  groupKey: string
  label: string
  labelEn: string
  before: string
  beforeEn: string
  after: string
  afterEn: string
}

/** What changed between two sets of answers, in the order of the form; a change of spaces or of width is none. */
export function diffAnswers(
  definition: FormDefinition,
  before: FormAnswers,
  after: FormAnswers,
  options: { mask?: boolean } = {},
): ChangedField[] {
  const changed: ChangedField[] = []
  for (const [key, { field, group }] of fieldsOf(definition)) {
    const old = cleanValue(field, answerOf(before, key))
    const now = cleanValue(field, answerOf(after, key))
    if (same(old, now)) continue
    const text = (value: FormAnswer | undefined, language: 'zh' | 'en') =>
      presentAnswer(field, value, { ...options, language })
    changed.push({
      key,
      groupKey: group.key,
      label: field.label,
      labelEn: field.labelEn,
      before: text(old, 'zh'),
      beforeEn: text(old, 'en'),
      after: text(now, 'zh'),
      afterEn: text(now, 'en'),
    })
  }
  return changed
}

function same(a: FormAnswer | undefined, b: FormAnswer | undefined): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b
  return a.length === b.length && a.every((value, i) => value === b[i])
}
