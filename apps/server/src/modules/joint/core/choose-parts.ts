import type { BundlePart } from '@tongban/contracts/joint/bundle'
import type { Problem } from '#platform/problems'
import { err, ok, type Result } from '#platform/result'
import { problems } from '../problems.ts'
import { type Answers, type CheckedBundle, standingOf } from './bundle.ts'

type Named = { name: string; nameEn: string }

/** The parts that a person takes up, in the order of the bundle; or the first reason why they do not go together. */
export function chooseParts(
  bundle: CheckedBundle,
  circumstance: Answers,
  chosen: readonly string[],
  nameOf: (part: BundlePart) => Named,
): Result<BundlePart[], Problem> {
  const { questions, parts } = bundle.definition
  const open = questions.find(({ key }) => circumstance[key] === undefined)
  if (open) return err(problems['joint.circumstance-missing']({ question: open.question, questionEn: open.questionEn }))
  const standing = standingOf(bundle, circumstance)
  const of = (part: BundlePart) => ({ part: nameOf(part).name, partEn: nameOf(part).nameEn })
  const taken: BundlePart[] = []
  for (const part of parts) {
    const applies = standing.get(part.key) === 'applies'
    if (!chosen.includes(part.key)) {
      if (part.required && applies) return err(problems['joint.required-part-missing'](of(part)))
      continue
    }
    if (!applies) return err(problems['joint.part-does-not-apply'](of(part)))
    const other = taken.find(({ group }) => group !== undefined && group === part.group)
    if (other) {
      const { name, nameEn } = nameOf(other)
      return err(problems['joint.parts-exclude']({ ...of(part), other: name, otherEn: nameEn }))
    }
    taken.push(part)
  }
  const strange = chosen.find((key) => !parts.some((part) => part.key === key))
  if (strange !== undefined) return err(problems['joint.part-does-not-apply']({ part: strange, partEn: strange }))
  return ok(taken)
}
