import type { Comparison, Condition } from '@tongban/forms/condition'

const token = /\s*(?:"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?)|(!=|<=|>=|[=<>(),])|([a-z][a-z0-9_]*))/gy
type Token = { text?: string | undefined; number?: number; sign?: string; word?: string }

function tokensOf(feel: string): Token[] | undefined {
  const tokens: Token[] = []
  token.lastIndex = 0
  while (token.lastIndex < feel.trimEnd().length) {
    const found = token.exec(feel)
    if (!found) return undefined
    const [, text, number, sign, word] = found
    if (text !== undefined) tokens.push({ text: text.replace(/\\(.)/g, '$1') })
    else if (number !== undefined) tokens.push({ number: Number(number) })
    else if (sign !== undefined) tokens.push({ sign })
    else if (word !== undefined) tokens.push({ word })
  }
  return tokens
}

class Unread extends Error {}
const constants: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null }
const isComparison = (sign: string | undefined): sign is Comparison => /^(!?=|[<>]=?)$/.test(sign ?? '')

/** Reads what the publish gate lets through; only for words, so that feelin (57 KB) stays out of a page that reads. */
class Reader {
  readonly #tokens: Token[]
  constructor(tokens: Token[]) {
    this.#tokens = tokens
  }

  whole(): Condition {
    const read = this.#joined('or')
    if (this.#tokens.length > 0) throw new Unread()
    return read
  }

  #joined(op: 'or' | 'and'): Condition {
    const next = () => (op === 'or' ? this.#joined('and') : this.#compared())
    const of = [next()]
    while (this.#takeWord(op)) of.push(next())
    return of.length === 1 && of[0] ? of[0] : { op, of }
  }

  #compared(): Condition {
    const left = this.#single()
    if (this.#takeWord('in')) return this.#among(left)
    const sign = this.#tokens[0]?.sign
    if (!isComparison(sign)) return left
    this.#tokens.shift()
    return { op: sign, left, right: this.#single() }
  }

  #among(left: Condition): Condition {
    const of: Condition[] = []
    this.#need('(')
    do of.push({ op: '=', left, right: this.#single() })
    while (this.#takeSign(','))
    this.#need(')')
    return of.length === 1 && of[0] ? of[0] : { op: 'or', of }
  }

  #single(): Condition {
    if (this.#takeSign('(')) return this.#closed(this.#joined('or'))
    const first = this.#tokens.shift()
    if (first?.text !== undefined) return { op: 'value', value: first.text }
    if (first?.number !== undefined) return { op: 'value', value: first.number }
    if (first?.word === undefined) throw new Unread()
    if (Object.hasOwn(constants, first.word)) return { op: 'value', value: constants[first.word] ?? null }
    if (first.word === 'not' && this.#takeSign('(')) return { op: 'not', of: this.#closed(this.#joined('or')) }
    if (first.word === 'list' && this.#takeWord('contains')) return this.#contained()
    return { op: 'answer', key: first.word }
  }

  #contained(): Condition {
    this.#need('(')
    const list = this.#single()
    this.#need(',')
    return this.#closed({ op: 'list-contains', list, item: this.#single() })
  }

  #closed(read: Condition): Condition {
    this.#need(')')
    return read
  }

  #need(sign: string) {
    if (!this.#takeSign(sign)) throw new Unread()
  }

  #takeSign(sign: string): boolean {
    return this.#tokens[0]?.sign === sign && this.#tokens.shift() !== undefined
  }

  #takeWord(word: string): boolean {
    return this.#tokens[0]?.word === word && this.#tokens.shift() !== undefined
  }
}

/** The tree of a condition; undefined while it cannot be read. */
export function readTree(feel: string): Condition | undefined {
  const tokens = tokensOf(feel)
  if (!tokens) return undefined
  try {
    return new Reader(tokens).whole()
  } catch (unread) {
    if (unread instanceof Unread) return undefined
    throw unread
  }
}
