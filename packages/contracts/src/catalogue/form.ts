import { type Static, Type } from 'typebox'

/** What a person enters into a field; decides control, validation and how the answer is shown. */
export const FieldKind = Type.Union([
  Type.Literal('text'),
  Type.Literal('textarea'),
  Type.Literal('integer'),
  Type.Literal('decimal'),
  /** Yuan with up to two decimals on screen; stored as integer fen. */
  Type.Literal('money'),
  Type.Literal('date'),
  /** One of `options`, stored as its value. */
  Type.Literal('choice'),
  /** Several of `options`, stored as an array of values. */
  Type.Literal('choices'),
  /** Stored as boolean. */
  Type.Literal('yes-no'),
  Type.Literal('citizen-number'),
  Type.Literal('credit-code'),
  Type.Literal('mobile'),
  Type.Literal('email'),
])
export type FieldKind = Static<typeof FieldKind>

export const FieldOption = Type.Object({ value: Type.String(), label: Type.String(), labelEn: Type.String() })
export type FieldOption = Static<typeof FieldOption>

/**
 * Where a known answer comes from. `person.*` and `legal-person.*` are base libraries (基础库): such a field is
 * filled in and cannot be changed or asked for (国务院令第716号 art. 7).
 */
export const PrefillSource = Type.Union([
  Type.Literal('person.name'),
  Type.Literal('person.citizen-number'),
  Type.Literal('person.mobile'),
  Type.Literal('person.address'),
  Type.Literal('legal-person.name'),
  Type.Literal('legal-person.credit-code'),
  Type.Literal('legal-person.representative-name'),
  Type.Literal('legal-person.address'),
])
export type PrefillSource = Static<typeof PrefillSource>

export const FormField = Type.Object({
  /** Unique in the form; a FEEL name: letters, digits and underscore. */
  key: Type.String({ pattern: '^[a-z][a-z0-9_]*$' }),
  label: Type.String(),
  labelEn: Type.String(),
  kind: FieldKind,
  required: Type.Boolean(),
  hint: Type.Optional(Type.String()),
  hintEn: Type.Optional(Type.String()),
  /** An example answer, shown below the label ("例：……"). */
  example: Type.Optional(Type.String()),
  maxLength: Type.Optional(Type.Integer({ minimum: 1 })),
  minimum: Type.Optional(Type.Number()),
  maximum: Type.Optional(Type.Number()),
  options: Type.Optional(Type.Array(FieldOption)),
  prefill: Type.Optional(PrefillSource),
  /** FEEL condition over the answers by key; hidden fields are neither asked nor kept. */
  visibleWhen: Type.Optional(Type.String()),
})
export type FormField = Static<typeof FormField>

/** More entries than this are a list to upload, not a form to fill in. */
export const MAX_ENTRIES = 50

/** How often a group is filled in: 1 ≤ max ≤ 50, min ≤ max. `itemName` is what one entry is called (成员). */
export const Repeat = Type.Object({
  min: Type.Integer({ minimum: 0, maximum: MAX_ENTRIES }),
  max: Type.Integer({ minimum: 1, maximum: MAX_ENTRIES }),
  itemName: Type.String(),
  itemNameEn: Type.String(),
})
export type Repeat = Static<typeof Repeat>

/** One page of the form: the citizen sees one group at a time. */
export const FormGroup = Type.Object({
  key: Type.String({ pattern: '^[a-z][a-z0-9_]*$' }),
  title: Type.String(),
  titleEn: Type.String(),
  visibleWhen: Type.Optional(Type.String()),
  /**
   * Filled in several times (可重复填写). The answers are then an array of entries under the group's key, and the keys of
   * its fields are unique within the group only.
   */
  repeat: Type.Optional(Repeat),
  fields: Type.Array(FormField, { minItems: 1 }),
})
export type FormGroup = Static<typeof FormGroup>

/** A form as data (智能表单). The same evaluator (`packages/forms`) runs in browser and server. */
export const FormDefinition = Type.Object({ groups: Type.Array(FormGroup, { minItems: 1 }) })
export type FormDefinition = Static<typeof FormDefinition>

/** The answer to one field. */
export const FieldAnswer = Type.Union([
  Type.String(),
  Type.Number(),
  Type.Boolean(),
  Type.Array(Type.String()),
  Type.Null(),
])
export type FieldAnswer = Static<typeof FieldAnswer>

/** One entry of a repeating group: answers by the keys of its fields. */
export const EntryAnswers = Type.Record(Type.String(), FieldAnswer)
export type EntryAnswers = Static<typeof EntryAnswers>

/** The answer to a field, or the entries of a repeating group. */
export const FormAnswer = Type.Union([
  Type.String(),
  Type.Number(),
  Type.Boolean(),
  Type.Array(Type.String()),
  Type.Null(),
  Type.Array(EntryAnswers, { maxItems: MAX_ENTRIES }),
])
export type FormAnswer = Static<typeof FormAnswer>

/** Answers by field key, entries by the key of their group. A missing key means not answered. */
export const FormAnswers = Type.Record(Type.String(), FormAnswer)
export type FormAnswers = Static<typeof FormAnswers>

/** One thing wrong with one field (`members.2.name` in the third entry of a group); `message` says what to do. */
export const FieldProblem = Type.Object({
  key: Type.String(),
  code: Type.String(),
  message: Type.String(),
  messageEn: Type.String(),
})
export type FieldProblem = Static<typeof FieldProblem>

/** A form as published: each FEEL condition beside it as a tree, which browser and server evaluate alike (`packages/forms`). */
export const PublishedForm = Type.Object({
  groups: Type.Array(FormGroup, { minItems: 1 }),
  conditions: Type.Record(Type.String(), Type.Unknown()),
})
export type PublishedForm = Static<typeof PublishedForm>
