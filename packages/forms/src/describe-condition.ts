import type { FormField } from '@tongban/contracts/catalogue/form'
import { type CompiledForm, conditionOf, fieldsOf } from './compiled-form.ts'
import type { Comparison, Condition } from './condition.ts'
import { type Language, presentAnswer } from './present.ts'

type Words = readonly [zh: string, en: string]

const comparisons: Record<Comparison, Words> = {
  '=': ['是', 'is'],
  '!=': ['不是', 'is not'],
  '<': ['小于', 'is less than'],
  '<=': ['不大于', 'is at most'],
  '>': ['大于', 'is more than'],
  '>=': ['不小于', 'is at least'],
}
const turned: Record<Comparison, Comparison> = { '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

/** A condition in words, by the labels of the questions it reads: “是否新办”是“是”，并且……. For people who know no FEEL. */
export const describeCondition = (form: CompiledForm, feel: string, language: Language): string =>
  describeTree(conditionOf(form, feel), (key) => fieldsOf(form).get(key)?.field, language)

/** The same for a tree whose answers are looked up by `fieldFor`; a key of no field is never shown. */
export function describeTree(
  condition: Condition,
  fieldFor: (key: string) => FormField | undefined,
  language: Language,
): string {
  const pick = ([zh, en]: Words) => (language === 'zh' ? zh : en)
  const quoted = (text: string) => `“${text}”`
  const labelOf = (field: FormField) => quoted(language === 'zh' ? field.label : field.labelEn)
  const fieldOf = (part: Condition) => (part.op === 'answer' ? fieldFor(part.key) : undefined)
  const yesNo = (yes: boolean) => quoted(pick(yes ? ['是', 'Yes'] : ['否', 'No']))

  const value = (part: Condition, of: FormField | undefined): string => {
    if (part.op === 'value') {
      if (of && part.value !== null) {
        const shown = of.kind === 'choices' && typeof part.value === 'string' ? [part.value] : part.value
        const text = presentAnswer(of, shown, { language })
        return of.kind === 'choice' || of.kind === 'choices' || of.kind === 'yes-no' ? quoted(text) : text
      }
      return String(part.value)
    }
    const field = fieldOf(part)
    if (field) return labelOf(field)
    return part.op === 'answer' ? pick(['一个已经没有的问题', 'a question that is gone']) : nested(part)
  }

  const compared = (op: Comparison, left: Condition, right: Condition): string => {
    if (left.op === 'value' && right.op !== 'value') return compared(turned[op], right, left)
    const field = fieldOf(left)
    if (field && right.op === 'value' && right.value === null)
      return `${labelOf(field)}${pick(op === '=' ? ['没有填写', ' is not answered'] : ['已经填写', ' is answered'])}`
    const between = language === 'zh' ? '' : ' '
    return `${value(left, fieldOf(right))}${between}${pick(comparisons[op])}${between}${value(right, field)}`
  }

  const nested = (part: Condition): string =>
    part.op === 'and' || part.op === 'or' ? pick([`（${describe(part)}）`, `(${describe(part)})`]) : describe(part)

  const describe = (part: Condition): string => {
    const field = fieldOf(part)
    if (field) return `${labelOf(field)}${pick(['是', ' is '])}${yesNo(true)}`
    switch (part.op) {
      case 'and':
        return part.of.map(nested).join(pick(['，并且', ' and ']))
      case 'or':
        return part.of.map(nested).join(pick(['，或者', ' or ']))
      case 'not': {
        const inner = fieldOf(part.of)
        return inner
          ? `${labelOf(inner)}${pick(['是', ' is '])}${yesNo(false)}`
          : pick([`不是（${describe(part.of)}）`, `not (${describe(part.of)})`])
      }
      case 'list-contains': {
        const list = fieldOf(part.list)
        return `${value(part.list, undefined)}${pick(['包括', ' includes '])}${value(part.item, list)}`
      }
      case 'value':
      case 'answer':
        return value(part, undefined)
      default:
        return compared(part.op, part.left, part.right)
    }
  }
  return describe(condition)
}
