/** A constant of a condition. */
export type Literal = string | number | boolean | null
/** What an expression may come to; lists are the answers of `choices` fields. */
export type ConditionValue = Literal | readonly string[]
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>='

/** A FEEL condition as the small tree that browser and server evaluate alike; made by `compileCondition`. */
export type Condition =
  | { op: 'value'; value: Literal }
  | { op: 'answer'; key: string }
  | { op: Comparison; left: Condition; right: Condition }
  | { op: 'and' | 'or'; of: readonly Condition[] }
  | { op: 'not'; of: Condition }
  | { op: 'list-contains'; list: Condition; item: Condition }

/** FEEL's answer to a condition: `null` is "cannot be told". Only `true` makes a field visible. */
export function evaluateCondition(condition: Condition, answerOf: (key: string) => ConditionValue): ConditionValue {
  switch (condition.op) {
    case 'value':
      return condition.value
    case 'answer':
      return answerOf(condition.key)
    case 'and':
      return threeValued(condition.of, false, answerOf)
    case 'or':
      return threeValued(condition.of, true, answerOf)
    case 'not': {
      const value = evaluateCondition(condition.of, answerOf)
      return typeof value === 'boolean' ? !value : null
    }
    case 'list-contains': {
      const list = evaluateCondition(condition.list, answerOf)
      const item = evaluateCondition(condition.item, answerOf)
      return Array.isArray(list) ? list.includes(item) : null
    }
    default:
      return compare(
        condition.op,
        evaluateCondition(condition.left, answerOf),
        evaluateCondition(condition.right, answerOf),
      )
  }
}

/** A condition and every part of it. */
export function* partsOf(condition: Condition): Generator<Condition> {
  yield condition
  switch (condition.op) {
    case 'value':
    case 'answer':
      return
    case 'and':
    case 'or':
      for (const part of condition.of) yield* partsOf(part)
      return
    case 'not':
      yield* partsOf(condition.of)
      return
    case 'list-contains':
      yield* partsOf(condition.list)
      yield* partsOf(condition.item)
      return
    default:
      yield* partsOf(condition.left)
      yield* partsOf(condition.right)
  }
}

/** Keys of the answers that a condition reads. */
export function keysIn(condition: Condition): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const part of partsOf(condition)) if (part.op === 'answer') keys.add(part.key)
  return keys
}

/** One part that is `decisive` settles it; else any part that cannot be told leaves all of it untold. */
function threeValued(parts: readonly Condition[], decisive: boolean, answerOf: (key: string) => ConditionValue) {
  let untold = false
  for (const part of parts) {
    const value = evaluateCondition(part, answerOf)
    if (value === decisive) return decisive
    untold ||= value !== !decisive
  }
  return untold ? null : !decisive
}

function compare(op: Comparison, left: ConditionValue, right: ConditionValue): boolean | null {
  if (op === '=' || op === '!=') {
    if (left !== null && right !== null && typeof left !== typeof right) return null
    return (left === right) === (op === '=')
  }
  if (typeof left === 'number' && typeof right === 'number') return inOrder(op, left, right)
  if (typeof left === 'string' && typeof right === 'string') return inOrder(op, left, right)
  return null
}

function inOrder<T extends string | number>(op: Comparison, left: T, right: T): boolean {
  if (op === '<') return left < right
  if (op === '<=') return left <= right
  if (op === '>') return left > right
  return left >= right
}

/** All of them; undefined when there are none. */
export const bothOf = (conditions: readonly Condition[]): Condition | undefined =>
  conditions.length > 1 ? { op: 'and', of: conditions } : conditions[0]

/** Any of them; undefined when there are none. */
export const anyOf = (conditions: readonly Condition[]): Condition | undefined =>
  conditions.length > 1 ? { op: 'or', of: conditions } : conditions[0]

/** A condition that is true or false, never untold. */
export const isTold = (condition: Condition): Condition => ({
  op: '=',
  left: condition,
  right: { op: 'value', value: true },
})
