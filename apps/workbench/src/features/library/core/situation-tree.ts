import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { readCondition } from './condition.ts'

type Words = { zh: string; en: string }
export type SituationNode = { key: string; question: Words; options: SituationOption[] }
type SituationOption = { value: string; label: Words; brings: Words[]; next: SituationNode[] }

/** What hangs on one answer. A question that hangs on several answers stands under the last of them only. */
export function situationTree(content: ItemContent): SituationNode[] {
  const questions = content.situations ?? []
  const named: { when: string | undefined; words: Words }[] = [
    ...content.materials.map(({ when, name, nameEn }) => ({ when, words: { zh: name, en: nameEn } })),
    ...(content.fee.amounts ?? []).map(({ when, name }) => ({ when, words: { zh: name, en: name } })),
    ...content.flow.map(({ when, name, nameEn }) => ({ when, words: { zh: name, en: nameEn } })),
    ...(content.businessItems ?? []).map(({ when, name, nameEn }) => ({ when, words: { zh: name, en: nameEn } })),
  ]
  const hangsOn = (when: string | undefined, key: string, value: string, at: 'last' | 'any') => {
    const parts = when === undefined ? [] : (readCondition(when) ?? [])
    const looked = at === 'last' ? parts.slice(-1) : parts
    const meets = (op: string, other: string) => (op === '=' ? other === value : op === '!=' && other !== value)
    return looked.some((part) => part.key === key && meets(part.op, part.value))
  }
  const isPlaced = (when: string | undefined, before: readonly string[]) => {
    const last = when === undefined ? undefined : readCondition(when)?.at(-1)
    return last !== undefined && before.includes(last.key)
  }
  // Only earlier questions are looked at, so that the tree ends whatever was written.
  const nodeOf = (at: number): SituationNode[] => {
    const asked = questions[at]
    if (!asked) return []
    const { key, question, questionEn, options } = asked
    return [
      {
        key,
        question: { zh: question, en: questionEn },
        options: options.map(({ value, label, labelEn }) => ({
          value,
          label: { zh: label, en: labelEn },
          brings: named.filter(({ when }) => hangsOn(when, key, value, 'any')).map(({ words }) => words),
          next: questions.flatMap((later, n) =>
            n > at && hangsOn(later.visibleWhen, key, value, 'last') ? nodeOf(n) : [],
          ),
        })),
      },
    ]
  }
  return questions.flatMap((question, at) => {
    const before = questions.slice(0, at).map(({ key }) => key)
    return isPlaced(question.visibleWhen, before) ? [] : nodeOf(at)
  })
}
