import type { EntryAnswers, FieldAnswer, FormAnswer, FormAnswers, FormField } from '@tongban/contracts/catalogue/form'
import { answerOf, cleanValue } from './clean-value.ts'
import type { RepeatingGroup } from './compiled-form.ts'

/** As many as the contract allows (`MAX_ENTRIES`); written out, since the contract would bring its schemas into the page. */
export const MOST_ENTRIES = 50

/** The key of an entry (`members.2`) or of a field in it (`members.2.name`), counted from 0 as in the answers. */
export const entryKey = (groupKey: string, index: number, fieldKey?: string): string =>
  fieldKey === undefined ? `${groupKey}.${index}` : `${groupKey}.${index}.${fieldKey}`

/** The parts of such a key; undefined for the key of a plain field. */
export function partsOfKey(key: string): { groupKey: string; index: number; fieldKey: string | undefined } | undefined {
  const parts = /^([a-z][a-z0-9_]*)\.(\d{1,3})(?:\.([a-z][a-z0-9_]*))?$/.exec(key)
  return parts ? { groupKey: parts[1] ?? '', index: Number(parts[2]), fieldKey: parts[3] } : undefined
}

/** The key under which an answer is kept: `members` for `members.2.name`. */
export const answerKeyOf = (key: string): string => key.split('.', 1)[0] ?? key

/** Whether an answer is a list of entries; `[]` and what is no list are none. */
export const areEntries = (answer: FormAnswer | undefined): answer is EntryAnswers[] =>
  Array.isArray(answer) &&
  answer.length > 0 &&
  answer.every((one) => typeof one === 'object' && one !== null && !Array.isArray(one))

/** The entries of a repeating group; none where the answer is no list of entries. */
export function entriesOf(answers: FormAnswers, groupKey: string): readonly EntryAnswers[] {
  const answer = answerOf(answers, groupKey)
  return areEntries(answer) ? answer : []
}

/** The answer to a field as text, the choices of several with commas; empty where there is none, and for entries. */
export function answerText(answer: FormAnswer | undefined): string {
  if (answer === undefined || answer === null) return ''
  if (!Array.isArray(answer)) return String(answer)
  return answer.filter((one) => typeof one === 'string').join(',')
}

/** The answer at a key, also inside an entry. */
export function answerAt(answers: FormAnswers, key: string): FormAnswer | undefined {
  const parts = partsOfKey(key)
  if (!parts) return answerOf(answers, key)
  const entry = entriesOf(answers, parts.groupKey)[parts.index]
  return entry && parts.fieldKey !== undefined ? answerOf(entry, parts.fieldKey) : undefined
}

/** The answers with one of them replaced, also inside an entry that there is. */
export function withAnswerAt(answers: FormAnswers, key: string, answer: FormAnswer): FormAnswers {
  const parts = partsOfKey(key)
  if (!parts) return { ...answers, [key]: answer }
  const { groupKey, index, fieldKey } = parts
  const entries = entriesOf(answers, groupKey)
  if (fieldKey === undefined || index >= entries.length || areEntries(answer)) return answers
  const replaced = (entry: EntryAnswers): EntryAnswers => ({ ...entry, [fieldKey]: answer as FieldAnswer })
  return { ...answers, [groupKey]: entries.map((entry, i) => (i === index ? replaced(entry) : entry)) }
}

/** The entries as they are kept, each with its shown answers only; an entry left empty keeps its place. */
export function cleanEntries(
  group: RepeatingGroup,
  answer: FormAnswer | undefined,
  isShown: (index: number, field: FormField) => boolean,
): FormAnswer | undefined {
  if (answer === undefined || answer === null || answer === '') return undefined
  if (Array.isArray(answer) && answer.length === 0) return undefined
  // What is no list of entries stays as it is, for `validateAnswers` to say so.
  if (!areEntries(answer)) return answer
  return answer.map((entry, index) => {
    const kept: [string, FieldAnswer][] = []
    for (const field of group.fields) {
      const value = isShown(index, field) ? cleanValue(field, answerOf(entry, field.key)) : undefined
      if (value !== undefined) kept.push([field.key, value as FieldAnswer])
    }
    return Object.fromEntries(kept)
  })
}

/** Whether two answers say the same; what is not answered is `null`, missing or an empty list alike. */
export function sameAnswer(a: FormAnswer | undefined, b: FormAnswer | undefined): boolean {
  const [one, other] = [a ?? null, b ?? null]
  if (!Array.isArray(one) || !Array.isArray(other))
    return one === other || isBothNaN(one, other) || (isNothing(one) && isNothing(other))
  if (one.length !== other.length) return false
  return one.every((value, i) => {
    const against = other[i]
    if (typeof value === 'string' || typeof against !== 'object') return value === against
    const keys = new Set([...Object.keys(value), ...Object.keys(against)])
    return [...keys].every((key) => sameAnswer(answerOf(value, key), answerOf(against, key)))
  })
}

/** What is no number is refused when it is judged; until then it is what it was. */
const isBothNaN = (one: FormAnswer, other: FormAnswer): boolean => Number.isNaN(one) && Number.isNaN(other)

const isNothing = (answer: FormAnswer): boolean => answer === null || (Array.isArray(answer) && answer.length === 0)
