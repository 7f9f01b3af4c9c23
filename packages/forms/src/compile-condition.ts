import type { FormField, FormGroup } from '@tongban/contracts/catalogue/form'
import { parseExpression } from 'feelin'
import type { Comparison, Condition, Literal } from './condition.ts'
import {
  type ConditionProblem,
  compared,
  Refusal,
  refuseUnknownOption,
  type Typed,
  typeOf,
  type ValueType,
  wanted,
} from './condition-types.ts'
import { nearNames } from './near-names.ts'
import { slipIn, syntaxRefusal } from './syntax-words.ts'

export type CompiledCondition = { ok: true; value: Condition } | { ok: false; error: ConditionProblem }

type Node = ReturnType<typeof parseExpression>['topNode']
const MAX_LENGTH = 2000
/** Brackets within brackets; deeper nobody reads it, and the parser would run out of stack. */
const MAX_DEPTH = 30

/**
 * Turns a FEEL condition into its tree with feelin's own parser, so that it is read exactly as FEEL reads it.
 * Refused is what is not FEEL, not in our part of FEEL (README), or could never be true because the types differ.
 * For the publish gate: brings feelin along (57 KB gzip) and must stay out of the citizen's pages.
 */
export function compileCondition(
  feel: string,
  fields: ReadonlyMap<string, FormField>,
  /** Names that stand for something in entries, with the title of their group: there is no one answer to read. */
  inEntries: ReadonlyMap<string, FormGroup> = new Map(),
): CompiledCondition {
  try {
    if (feel.length > MAX_LENGTH) {
      throw unsupported(`条件不能超过${MAX_LENGTH}个字`, `a condition has at most ${MAX_LENGTH} characters`)
    }
    if (depthOf(feel) > MAX_DEPTH) {
      throw unsupported(
        `括号最多套${MAX_DEPTH}层，请把条件拆成几个问题`,
        `brackets nest ${MAX_DEPTH} deep at most; ask several questions instead`,
      )
    }
    const names = Object.fromEntries(Array.from(fields.keys(), (key) => [key, null]))
    const root = parseExpression(feel, names, undefined).topNode
    refuseErrors(root, feel, fields)
    const [expression, ...rest] = childrenOf(root)
    if (!expression || rest.length > 0) throw syntaxRefusal(feel, rest[0]?.from ?? 0, fields)
    const { condition } = wanted('boolean', new Compiler(feel, fields, inEntries).expression(expression))
    return { ok: true, value: condition }
  } catch (refusal) {
    if (refusal instanceof Refusal) return { ok: false, error: refusal.problem }
    throw refusal
  }
}

/**
 * Whether a field of this key leaves FEEL as it is. feelin lets an answer called `in` or `not` take the place of the
 * word in every condition of the form.
 */
export function isFeelName(key: string): boolean {
  if (key === 'not') return false
  const [comparison] = childrenOf(parseExpression(`${key} = 1`, {}, undefined).topNode)
  const parts = comparison ? childrenOf(comparison) : []
  return parts.map((n) => n.name).join(' ') === 'VariableName CompareOp NumericLiteral' && parts[0]?.to === key.length
}

class Compiler {
  readonly #feel: string
  readonly #fields: ReadonlyMap<string, FormField>
  readonly #inEntries: ReadonlyMap<string, FormGroup>

  constructor(feel: string, fields: ReadonlyMap<string, FormField>, inEntries: ReadonlyMap<string, FormGroup>) {
    this.#feel = feel
    this.#fields = fields
    this.#inEntries = inEntries
  }

  expression(node: Node): Typed {
    const text = this.#text(node)
    const parts = childrenOf(node)
    const inner = parts[1]
    switch (node.name) {
      case 'ParenthesizedExpression':
        return inner ? this.expression(inner) : this.#refuse(node)
      case 'PositiveUnaryTest':
        return parts[0] ? this.expression(parts[0]) : this.#refuse(node)
      case 'Disjunction':
      case 'Conjunction':
        return this.#junction(node.name === 'Conjunction' ? 'and' : 'or', parts, text)
      case 'Comparison':
        return this.#comparison(node, parts)
      case 'FunctionInvocation':
        return this.#invocation(node, parts)
      case 'VariableName':
        return this.#name(text)
      case 'null':
        return literal(null, 'null', text)
      case 'BooleanLiteral':
        return literal(text === 'true', 'boolean', text)
      case 'NumericLiteral':
        return literal(numberOf(text), 'number', text)
      case 'StringLiteral':
        return literal(stringOf(text), 'text', text)
      default:
        return this.#refuse(node)
    }
  }

  #text(node: Node): string {
    return this.#feel.slice(node.from, node.to)
  }

  #refuse(node: Node): never {
    const text = this.#text(node)
    // `members.name`, `members[1]`, `count(members)`, `some m in members …`: what is meant is the entries.
    const group = namesIn(node).flatMap((name) => this.#inEntries.get(this.#text(name)) ?? [])[0]
    if (group) throw insideEntries(text, group)
    const slip = slipIn(this.#feel)
    if (slip) throw slip
    if (node.name === 'DateTimeLiteral') {
      throw unsupported(
        `“${text}”：日期请直接写成文字，例如"2026-03-02"`,
        `“${text}”: write a date as a text, for example "2026-03-02"`,
      )
    }
    throw unsupported(
      `条件里不能写“${text}”；可以写比较（=、!=、<、<=、>、>=），用 and、or、not(…) 连接，或用 in、between、list contains(…)`,
      `A condition cannot have “${text}”; write comparisons (=, !=, <, <=, >, >=), joined by and, or, not(…), or use in, between, list contains(…)`,
    )
  }

  #junction(op: 'and' | 'or', parts: readonly Node[], text: string): Typed {
    const of: Condition[] = []
    for (const part of parts) {
      if (part.name === 'and' || part.name === 'or') continue
      const { condition } = wanted('boolean', this.expression(part))
      // FEEL's "and" and "or" are associative in all three values, so a chain is one list.
      if (condition.op === op) of.push(...condition.of)
      else of.push(condition)
    }
    return { condition: { op, of }, type: 'boolean', text }
  }

  #comparison(node: Node, parts: readonly Node[]): Typed {
    const [first, operator, ...rest] = parts
    if (!first || !operator) return this.#refuse(node)
    const left = this.expression(first)
    const text = this.#text(node)
    if (operator.name === 'in') {
      const tests = this.#inTests(rest).map((test) => this.#inTest(test, left))
      if (tests.length === 0) throw neverTrue(text)
      return { condition: anyOf(tests), type: 'boolean', text }
    }
    if (operator.name === 'between') {
      const [low, , high] = rest
      return low && high
        ? { condition: this.#interval(left, low, high, true, true), type: 'boolean', text }
        : this.#refuse(node)
    }
    const [second] = rest
    if (!second) return this.#refuse(node)
    return {
      condition: compared(this.#text(operator) as Comparison, left, this.expression(second)),
      type: 'boolean',
      text,
    }
  }

  /** The tests of `in (…)`, `in […]` or `in …`. FEEL looks into a list only where it stands alone. */
  #inTests(nodes: readonly Node[]): Node[] {
    const [only, ...others] = withoutBrackets(nodes)
    if (!only || others.length > 0) return []
    const inside = childrenOf(only)
    switch (only.name) {
      case 'PositiveUnaryTests':
        return inside
      case 'PositiveUnaryTest':
      case 'ParenthesizedExpression':
        return this.#inTests(inside)
      case 'List':
        return withoutBrackets(inside)
      default:
        return [only]
    }
  }

  #inTest(node: Node, left: Typed): Condition {
    const [first, second, , fourth, fifth] = childrenOf(node)
    switch (node.name) {
      case 'PositiveUnaryTest':
      case 'ParenthesizedExpression':
        return this.#inTest(withoutBrackets(childrenOf(node))[0] ?? this.#refuse(node), left)
      case 'SimplePositiveUnaryTest':
        if (!first) return this.#refuse(node)
        return second
          ? compared(this.#text(first) as Comparison, left, this.#constant(second))
          : this.#inTest(first, left)
      case 'Interval':
        if (!first || !second || !fourth || !fifth) return this.#refuse(node)
        return this.#interval(left, second, fourth, first.name === '[', fifth.name === ']')
      case 'Conjunction':
      case 'Disjunction':
      case 'Comparison':
        throw unsupported(
          `FEEL把“${this.#text(node)}”整个当作 in 的一部分，请给 in 的条件加上括号，例如 (${left.text} in (…)) and …`,
          `FEEL takes all of “${this.#text(node)}” as part of in; bracket the test: (${left.text} in (…)) and …`,
        )
      default:
        return compared('=', left, this.#constant(node))
    }
  }

  #interval(left: Typed, lowNode: Node, highNode: Node, withLow: boolean, withHigh: boolean): Condition {
    const low = this.#constant(lowNode)
    const high = this.#constant(highNode)
    if (constantOf(low) > constantOf(high)) {
      throw unsupported(
        `“${low.text}”大于“${high.text}”，请把小的写在前面`,
        `“${low.text}” is above “${high.text}”; put the lower one first`,
      )
    }
    return { op: 'and', of: [compared(withLow ? '>=' : '>', left, low), compared(withHigh ? '<=' : '<', left, high)] }
  }

  #constant(node: Node): Typed {
    const typed = this.expression(node)
    if (typed.condition.op === 'value' && typed.type !== 'null') return typed
    throw unsupported(
      `in 和 between 后面只能写固定的值，“${typed.text}”请改用 =、<=、>= 或 list contains(…)`,
      `in and between take constants only; for “${typed.text}” use =, <=, >= or list contains(…)`,
    )
  }

  #invocation(node: Node, parts: readonly Node[]): Typed {
    const [target, , positional] = parts
    const name = target ? this.#text(target).replace(/\s+/g, ' ') : ''
    const given = positional?.name === 'PositionalParameters' ? childrenOf(positional) : []
    const [first, second] = given
    if (name === 'not' && first && given.length === 1) {
      const { condition } = wanted('boolean', this.expression(first))
      return { condition: { op: 'not', of: condition }, type: 'boolean', text: this.#text(node) }
    }
    if (name === 'list contains' && first && second && given.length === 2) {
      const list = wanted('list', this.expression(first))
      const item = wanted('text', this.expression(second))
      refuseUnknownOption(list, item)
      return {
        condition: { op: 'list-contains', list: list.condition, item: item.condition },
        type: 'boolean',
        text: this.#text(node),
      }
    }
    return this.#refuse(node)
  }

  #name(text: string): Typed {
    const field = this.#fields.get(text)
    if (field) return { condition: { op: 'answer', key: field.key }, type: typeOf(field), field, text }
    const group = this.#inEntries.get(text)
    if (group) throw insideEntries(text, group)
    throw unknownName(text, this.#fields)
  }
}

const literal = (value: Literal, type: ValueType, text: string): Typed => ({
  condition: { op: 'value', value },
  type,
  text,
})
const constantOf = ({ condition }: Typed) => (condition.op === 'value' ? (condition.value ?? '') : '')
const anyOf = (tests: Condition[]): Condition => (tests.length === 1 && tests[0] ? tests[0] : { op: 'or', of: tests })

const unsupported = (zh: string, en: string) => new Refusal('forms.condition-unsupported', zh, en)
function unknownName(text: string, fields: ReadonlyMap<string, FormField>): Refusal {
  const near = nearNames(text, fields.values())
  const quoted = `固定的文字要加引号，写成 "${text}"`
  const told = near.map(({ key, label }) => `${key}（${label || '未命名'}）`).join('、')
  const toldEn = near.map(({ key, label, labelEn }) => `${key} (${labelEn || label || 'no name yet'})`).join(', ')
  return new Refusal(
    'forms.condition-unknown-field',
    near.length > 0
      ? `没有叫“${text}”的问题，是不是 ${told}？请改成已有的字段名；${quoted}`
      : `没有叫“${text}”的问题，请改成已有问题的字段名，或先在表单里加上它；${quoted}`,
    near.length > 0
      ? `No question has the key “${text}”. Did you mean ${toldEn}? Use a key there is; a constant text stands in quotes: "${text}"`
      : `No question has the key “${text}”. Use the key of one there is, or add the question first; a constant text stands in quotes: "${text}"`,
  )
}
const insideEntries = (text: string, { title, titleEn }: FormGroup) =>
  new Refusal(
    'forms.condition-inside-entries',
    `“${text}”在“${title}”里，那一组可以重复填写，每一项各有各的答案，外面的条件读不到；请在不重复的分组里另设一个问题`,
    `“${text}” is in “${titleEn}”, which is filled in several times: each entry has its own answer, and a condition outside cannot read them. Ask a question of its own in a group without entries`,
  )
const neverTrue = (text: string) =>
  unsupported(`“${text}”永远不成立，请列出值`, `“${text}” is never true; list the values`)

/** feelin reads `1e3` as 1 and `- 5` as no number, so neither is let in. */
function numberOf(text: string): number {
  if (/^-?(\d+(\.\d+)?|\.\d+)$/.test(text)) return Number(text) + 0
  throw unsupported(
    `数字“${text}”请写成普通小数，负号后不留空格`,
    `Write the number “${text}” plainly, no space after the minus`,
  )
}

function stringOf(text: string): string {
  if (!text.includes('\\')) return text.slice(1, -1)
  throw unsupported(`文字${text}里不能有反斜杠`, `The text ${text} may not have a backslash`)
}

/** How deep brackets nest; those in texts and comments count too, which no condition of a form comes near. */
function depthOf(feel: string): number {
  let [depth, deepest] = [0, 0]
  for (const sign of feel) {
    if ('([{'.includes(sign)) deepest = Math.max(deepest, ++depth)
    else if (')]}'.includes(sign)) depth--
  }
  return deepest
}

const withoutBrackets = (nodes: readonly Node[]) => nodes.filter((n) => !/^[()[\]]$/.test(n.name))

function childrenOf(node: Node): Node[] {
  const children: Node[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (!child.type.isSkipped) children.push(child)
  }
  return children
}

function namesIn(node: Node): Node[] {
  return node.name === 'VariableName' ? [node] : childrenOf(node).flatMap(namesIn)
}

function refuseErrors(node: Node, feel: string, fields: ReadonlyMap<string, FormField>): void {
  if (node.type.isError) throw syntaxRefusal(feel, node.from, fields)
  for (let child = node.firstChild; child; child = child.nextSibling) refuseErrors(child, feel, fields)
}
