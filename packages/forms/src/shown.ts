import type { FormAnswer, FormAnswers, FormField, FormGroup } from '@tongban/contracts/catalogue/form'
import { answerOf } from './clean-value.ts'
import { type CompiledForm, isRepeating } from './compiled-form.ts'
import { entriesOf, entryKey } from './entries.ts'
import { entryName } from './present.ts'
import { evaluateVisibility } from './visibility.ts'

/** A field that is shown, with the key of its answer: `name`, or `members.2.name` in an entry. */
export type ShownField = { key: string; field: FormField; answer: FormAnswer | undefined }
/** The fields of a group, or of one of its entries. */
export type ShownPart = { key: string; entry: { name: string; nameEn: string } | undefined; fields: ShownField[] }
/** A repeating group has one part for each entry, any other one part. */
export type ShownGroup = { group: FormGroup; parts: ShownPart[] }

/** The form as the person sees it with these answers: what a page that shows answers goes through. */
export function shownGroups(form: CompiledForm, answers: FormAnswers): ShownGroup[] {
  const shown = evaluateVisibility(form, answers)
  return form.groups
    .filter((group) => shown.groups.has(group.key))
    .map((group): ShownGroup => {
      const fieldsOf = (from: FormAnswers, keyOf: (key: string) => string) =>
        group.fields.flatMap((field): ShownField[] => {
          const key = keyOf(field.key)
          return shown.fields.has(key) ? [{ key, field, answer: answerOf(from, field.key) }] : []
        })
      if (!isRepeating(group))
        return { group, parts: [{ key: group.key, entry: undefined, fields: fieldsOf(answers, (key) => key) }] }
      const parts = entriesOf(answers, group.key).map(
        (entry, index): ShownPart => ({
          key: entryKey(group.key, index),
          entry: { name: entryName(group, index, 'zh'), nameEn: entryName(group, index, 'en') },
          fields: fieldsOf(entry, (key) => entryKey(group.key, index, key)),
        }),
      )
      return { group, parts }
    })
}
