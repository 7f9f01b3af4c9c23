import { type Static, Type } from 'typebox'
import { Question } from './words.ts'

/**
 * The elements that an office may fill for itself (实施清单地方要素); everything else is the directory's and the same
 * everywhere. What it changes may only be better for the applicant: shorter, fewer, more.
 */
export const LocalElements = Type.Object({
  /** 工作日, at most the directory's. */
  promisedDays: Type.Optional(Type.Integer({ minimum: 0 })),
  /** At most the directory's. */
  visits: Type.Optional(Type.Integer({ minimum: 0 })),
  onlineDepth: Type.Optional(Type.String({ minLength: 1 })),
  /** 工作日 by the key of the stage, or its place in the flow from 1 where it has none. */
  stageDays: Type.Optional(Type.Record(Type.String(), Type.Number({ minimum: 0 }))),
  /** Keys of materials this office does not ask for. */
  waivedMaterials: Type.Optional(Type.Array(Type.String(), { uniqueItems: true })),
  address: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  hours: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  consultPhone: Type.Optional(Type.String({ minLength: 5, maxLength: 40 })),
  complaintPhone: Type.Optional(Type.String({ minLength: 5, maxLength: 40 })),
  /** Added to the directory's. */
  faq: Type.Optional(Type.Array(Question)),
  everydayWords: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 40 }))),
  note: Type.Optional(Type.String({ maxLength: 500 })),
})
export type LocalElements = Static<typeof LocalElements>
export type LocalElement = keyof LocalElements
