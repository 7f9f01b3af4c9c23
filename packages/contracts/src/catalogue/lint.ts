import { type Static, Type } from 'typebox'

/** One rule of the publish gate, as the report lists it. */
export const LintRule = Type.Object({
  code: Type.String(),
  label: Type.String(),
  labelEn: Type.String(),
  /** Law, plan or standard it rests on. */
  source: Type.String(),
  /** Points that one breach takes from an item's 100. */
  weight: Type.Integer({ minimum: 1, maximum: 100 }),
})
export type LintRule = Static<typeof LintRule>
