import type { FormField } from '@tongban/contracts/catalogue/form'
import { isRealDate } from './checks.ts'
import type { Comparison, Condition } from './condition.ts'

export type ConditionProblemCode =
  | 'forms.condition-syntax'
  | 'forms.condition-unsupported'
  | 'forms.condition-unknown-field'
  | 'forms.condition-inside-entries'
  | 'forms.condition-types'
  | 'forms.condition-not-an-option'

/** Why a condition cannot be published; the sentences quote the part that is meant. */
export type ConditionProblem = { code: ConditionProblemCode; message: string; messageEn: string }

/** Carries a `ConditionProblem` out of the depth of a condition; never leaves `compileCondition`. */
export class Refusal extends Error {
  readonly problem: ConditionProblem
  constructor(code: ConditionProblemCode, message: string, messageEn: string) {
    super(messageEn)
    this.problem = { code, message, messageEn }
  }
}

export type ValueType = 'number' | 'text' | 'date' | 'boolean' | 'list' | 'null'
/** An expression with what it comes to, the field it names if it is one, and its text. */
export type Typed = { condition: Condition; type: ValueType; field?: FormField; text: string }

/** The kind of value that the answer to a field is in a condition. */
export function typeOf(field: FormField): ValueType {
  switch (field.kind) {
    case 'integer':
    case 'decimal':
    case 'money':
      return 'number'
    case 'choices':
      return 'list'
    case 'yes-no':
      return 'boolean'
    case 'date':
      return 'date'
    default:
      return 'text'
  }
}

/** A comparison, refused where the two sides could never be equal or in order. */
export function compared(op: Comparison, left: Typed, right: Typed): Condition {
  const condition: Condition = { op, left: left.condition, right: right.condition }
  const equality = op === '=' || op === '!='
  // Asking whether something was answered makes sense of every kind; an order with nothing does not.
  if (equality && (left.type === 'null' || right.type === 'null')) return condition
  const [a, b] = [asComparedWith(left, right), asComparedWith(right, left)]
  const comparable = equality ? a !== 'list' : a === 'number' || a === 'text' || a === 'date'
  if (a !== b || !comparable) {
    const [zh, en] = mendOf(left.field ? left : right, op)
    throw new Refusal(
      'forms.condition-types',
      `${sideOf(left)[0]}和${sideOf(right)[0]}不能用 ${op} 比较；${zh}`,
      `${sideOf(left)[1]} and ${sideOf(right)[1]} cannot be compared by ${op}; ${en}`,
    )
  }
  refuseUnknownOption(left, right)
  refuseUnknownOption(right, left)
  return condition
}

/** Dates are compared as texts, which order alike; a constant beside a date must therefore be a date. */
function asComparedWith(one: Typed, other: Typed): ValueType {
  const { condition } = one
  if (other.type !== 'date' || condition.op !== 'value' || typeof condition.value !== 'string') return one.type
  return isRealDate(condition.value) ? 'date' : one.type
}

/** A constant that is none of the options makes a condition that is never met: a slip of the publisher. */
export function refuseUnknownOption(asked: Typed, constant: Typed): void {
  const options = asked.field?.options
  const { condition } = constant
  if (asked.field?.kind !== 'choice' && asked.field?.kind !== 'choices') return
  if (!options || condition.op !== 'value' || typeof condition.value !== 'string') return
  if (options.some((o) => o.value === condition.value)) return
  throw new Refusal(
    'forms.condition-not-an-option',
    `“${asked.text}”（${asked.field.label || '未命名'}）没有值为“${condition.value}”的选项，请改为：${options.map((o) => `"${o.value}"（${o.label}）`).join('、')}`,
    `“${asked.text}” (${asked.field.labelEn || 'no name yet'}) has no option “${condition.value}”; there are ${options.map((o) => `"${o.value}" (${o.labelEn})`).join(', ')}`,
  )
}

/** Refuses an expression of another type than its place asks for. */
export function wanted(type: 'boolean' | 'list' | 'text', typed: Typed): Typed {
  if (typed.type === type) return typed
  const [zh, en] = TYPE_NAMES[type]
  const [side, sideEn] = sideOf(typed)
  const [mend, mendEn] = type === 'boolean' && typed.field ? mendOf(typed, '=') : [`这里要写${zh}`, `write ${en} here`]
  throw new Refusal(
    'forms.condition-types',
    `${side}在这里不能单独使用；${mend}`,
    `${sideEn} cannot stand here by itself; ${mendEn}`,
  )
}

/** One side of a comparison: what it is and, of a question, what it asks. */
function sideOf({ text, type, field }: Typed): readonly [zh: string, en: string] {
  const [zh, en] = TYPE_NAMES[type]
  return field
    ? [
        `“${text}”（${field.label || '未命名'}，答案是${zh}）`,
        `“${text}” (${field.labelEn || field.label || 'no name yet'}, ${en})`,
      ]
    : [`“${text}”（${zh}）`, `“${text}” (${en})`]
}

/** How a comparison with the answer to this question is written. */
function mendOf({ text, type }: Typed, op: Comparison): readonly [zh: string, en: string] {
  const written: Record<ValueType, string> = {
    number: `${text} ${op} 10`,
    date: `${text} ${op} "2026-03-02"`,
    text: `${text} = "……"`,
    boolean: `${text} = true`,
    list: `list contains(${text}, "……")`,
    null: `${text} = null`,
  }
  return [`请写成 ${written[type]} 这样`, `write it like ${written[type].replaceAll('……', '…')}`]
}

const TYPE_NAMES: Record<ValueType, readonly [string, string]> = {
  number: ['数字', 'a number'],
  text: ['文字', 'a text'],
  date: ['日期', 'a date'],
  boolean: ['是非判断', 'a yes or no'],
  list: ['多选', 'a list of options'],
  null: ['空值', 'nothing (null)'],
}
