import type { BundleDefinition, PartStanding } from '@tongban/contracts/joint/bundle'
import type { CompiledForm } from '@tongban/forms/compiled-form'
import { tellCondition } from '@tongban/forms/tell-condition'
import { questionForm } from './question-form.ts'

/** A definition that passed the check, with its conditions as trees. */
export type CheckedBundle = { definition: BundleDefinition; conditions: CompiledForm['conditions'] }

/** What a person told of the circumstance: one option for each question. */
export type Answers = Readonly<Record<string, string>>

/** Whether each part applies, by key. */
export function standingOf({ definition, conditions }: CheckedBundle, answers: Answers): Map<string, PartStanding> {
  const form = { ...questionForm(definition.questions), conditions }
  const told = { yes: 'applies', no: 'does-not-apply', open: 'open' } as const
  return new Map(definition.parts.map(({ key, when }) => [key, told[tellCondition(form, when, { ...answers })]]))
}

/** Of the answers given, those that answer no question. */
export const notAsked = ({ questions }: BundleDefinition, answers: Answers): string[] =>
  Object.entries(answers).flatMap(([key, value]) =>
    questions.some((one) => one.key === key && one.options.some((option) => option.value === value)) ? [] : key,
  )

/** Working days until the last of these parts is granted, each begun when those before it are. */
export function longestWay(parts: readonly { key: string; days: number; after: readonly string[] }[]): number {
  const byKey = new Map(parts.map((part) => [part.key, part]))
  const known = new Map<string, number>()
  const until = (key: string): number => {
    const part = byKey.get(key)
    if (!part) return 0
    const before = known.get(key)
    if (before !== undefined) return before
    const days = part.days + Math.max(0, ...part.after.map(until))
    known.set(key, days)
    return days
  }
  return Math.max(0, ...parts.map(({ key }) => until(key)))
}
