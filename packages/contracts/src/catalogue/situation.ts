import { type Static, Type } from 'typebox'
import { FieldOption } from './form.ts'
import { Feel } from './words.ts'

/**
 * A question that tells the circumstance (情形). Its key is a field of the form, of kind `choice`; materials, fees and
 * stages name it in their `when`.
 */
export const SituationQuestion = Type.Object({
  key: Type.String({ pattern: '^[a-z][a-z0-9_]*$' }),
  question: Type.String(),
  questionEn: Type.String(),
  options: Type.Array(FieldOption, { minItems: 2 }),
  /** Asked only then: what makes a tree of the questions. */
  visibleWhen: Type.Optional(Feel),
})
export type SituationQuestion = Static<typeof SituationQuestion>

/** 业务办理项: a variant of the item with a code of its own (implementing code + `serial`), chosen by the circumstance. */
export const BusinessItem = Type.Object({
  serial: Type.String({ pattern: '^(0[1-9]|[1-9][0-9])$' }),
  name: Type.String(),
  nameEn: Type.String(),
  when: Feel,
})
export type BusinessItem = Static<typeof BusinessItem>
