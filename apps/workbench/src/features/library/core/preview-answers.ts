import type { FormAnswers, FormDefinition } from '@tongban/contracts/catalogue/form'
import { fieldsOf, repeatingGroupsOf } from '@tongban/forms/compiled-form'
import { answerAt, entriesOf, entryKey } from '@tongban/forms/entries'
import type { FormBody } from '@tongban/forms/parse-form-body'

/** What was typed into the preview, with as many entries in each repeating group as there must be. */
export function withLeastEntries(form: FormDefinition, typed: FormAnswers): FormAnswers {
  const begun = Array.from(repeatingGroupsOf(form).values())
    .filter(({ key, repeat }) => !(key in typed) && repeat.min > 0)
    .map(({ key, repeat }) => [key, Array.from({ length: repeat.min }, () => ({}))] as const)
  return { ...typed, ...Object.fromEntries(begun) }
}

/** The same as a browser sends it, so that it is read as an application is. */
export function bodyOf(form: FormDefinition, typed: FormAnswers): FormBody {
  const body: Record<string, string | string[]> = {}
  const send = (name: string) => {
    const answer = answerAt(typed, name)
    if (typeof answer === 'string') body[name] = answer
    else if (Array.isArray(answer)) body[name] = answer.filter((one) => typeof one === 'string')
  }
  for (const key of fieldsOf(form).keys()) send(key)
  for (const { key, fields } of repeatingGroupsOf(form).values())
    for (const index of entriesOf(typed, key).keys()) {
      body[entryKey(key, index)] = '1'
      for (const field of fields) send(entryKey(key, index, field.key))
    }
  return body
}

export const withEntry = (typed: FormAnswers, groupKey: string): FormAnswers => ({
  ...typed,
  [groupKey]: [...entriesOf(typed, groupKey), {}],
})

export const withoutEntry = (typed: FormAnswers, groupKey: string, index: number): FormAnswers => ({
  ...typed,
  [groupKey]: entriesOf(typed, groupKey).filter((_, at) => at !== index),
})
