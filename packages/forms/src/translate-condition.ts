import { type Condition, keysIn } from './condition.ts'

/** How the answers of a condition are called in another form, and when they count as not given there. */
export type Translation = {
  keyOf(key: string): string
  /** A condition that is true or false, never untold; undefined: the answer counts whenever it is shown. */
  hiddenUnless(key: string): Condition | undefined
}

/** The same condition over the answers of another form. */
export function translate(condition: Condition, how: Translation): Condition {
  switch (condition.op) {
    case 'value':
      return condition
    case 'and':
    case 'or':
      return { op: condition.op, of: condition.of.map((part) => translate(part, how)) }
    case 'not':
      return { op: 'not', of: translate(condition.of, how) }
    default:
      return judged(condition, [...keysIn(condition)], how)
  }
}

/** What is judged as a whole, once with each answer that may be hidden and once without. */
function judged(condition: Condition, keys: readonly string[], how: Translation): Condition {
  const [key, ...rest] = keys
  if (key === undefined) return renamed(condition, how)
  const shown = how.hiddenUnless(key)
  if (!shown) return judged(condition, rest, how)
  const nothing = replaced(condition, (part) =>
    part.op === 'answer' && part.key === key ? { op: 'value', value: null } : undefined,
  )
  return {
    op: 'or',
    of: [
      { op: 'and', of: [shown, judged(condition, rest, how)] },
      { op: 'and', of: [{ op: 'not', of: shown }, judged(nothing, rest, how)] },
    ],
  }
}

const renamed = (condition: Condition, { keyOf }: Translation): Condition =>
  replaced(condition, (part) => (part.op === 'answer' ? { op: 'answer', key: keyOf(part.key) } : undefined))

/** The condition with parts replaced, from the outside in. */
function replaced(condition: Condition, by: (part: Condition) => Condition | undefined): Condition {
  const other = by(condition)
  if (other) return other
  switch (condition.op) {
    case 'value':
    case 'answer':
      return condition
    case 'and':
    case 'or':
      return { op: condition.op, of: condition.of.map((part) => replaced(part, by)) }
    case 'not':
      return { op: 'not', of: replaced(condition.of, by) }
    case 'list-contains':
      return { op: 'list-contains', list: replaced(condition.list, by), item: replaced(condition.item, by) }
    default:
      return { op: condition.op, left: replaced(condition.left, by), right: replaced(condition.right, by) }
  }
}
