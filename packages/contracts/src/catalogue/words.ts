import { type Static, Type } from 'typebox'

/** A condition in FEEL (DMN) over the answers of the item's form, by field key. */
export const Feel = Type.String({ minLength: 1, maxLength: 500 })

/** An article of law, as `catalogue.legal_article` has it. */
export const LegalRef = Type.Object({ law: Type.String(), article: Type.String() })
export type LegalRef = Static<typeof LegalRef>

/** One of the common questions (常见问题). */
export const Question = Type.Object({
  question: Type.String(),
  answer: Type.String(),
  questionEn: Type.String(),
  answerEn: Type.String(),
})
export type Question = Static<typeof Question>
