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

/** One page of the form: the citizen sees one group at a time. */
export const FormGroup = Type.Object({
  key: Type.String({ pattern: '^[a-z][a-z0-9_]*$' }),
  title: Type.String(),
  titleEn: Type.String(),
  visibleWhen: Type.Optional(Type.String()),
  fields: Type.Array(FormField, { minItems: 1 }),
})
export type FormGroup = Static<typeof FormGroup>

/** A form as data (智能表单). The same evaluator (`packages/forms`) runs in browser and server. */
export const FormDefinition = Type.Object({ groups: Type.Array(FormGroup, { minItems: 1 }) })
export type FormDefinition = Static<typeof FormDefinition>

export const FormAnswer = Type.Union([
  Type.String(),
  Type.Number(),
  Type.Boolean(),
  Type.Array(Type.String()),
  Type.Null(),
])
export type FormAnswer = Static<typeof FormAnswer>

/** Answers by field key. A missing key means not answered. */
export const FormAnswers = Type.Record(Type.String(), FormAnswer)
export type FormAnswers = Static<typeof FormAnswers>

/** One thing wrong with one field; `message` says what to do. */
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
