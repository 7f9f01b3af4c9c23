import type { FormField } from '@tongban/contracts/catalogue/form'
import { Refusal } from './condition-types.ts'

/** Texts, names and numbers whole, every other sign for itself. */
const tokens = /"(?:[^"\\]|\\.)*"?|[\p{L}_][\p{L}\p{N}_]*|\d+(?:\.\d+)?|[<>!=&|]+|\S/gu

type Slip = readonly [pattern: RegExp, zh: string, en: string]
/** What people write who know another language, or write with a Chinese keyboard. */
const slips: readonly Slip[] = [
  [/[（）＝＞＜！，。]/, '标点要用英文半角的', 'Type signs with the English keyboard'],
  [/[“”‘’]/, '引号要用英文半角的 "', 'Use the straight quotes "'],
  [/'/, '文字用双引号 "，不用单引号', 'Texts stand in double quotes ", not single ones'],
  [/^(≥|≤|≠|>==|<==|=>|=<)$/, '“不小于”写成 >=，“不大于”写成 <=，“不等于”写成 !=', 'Write >=, <= and !='],
  [/^={2,}$/, '“等于”写成一个 =', 'Write “is equal to” as one ='],
  [/^&+$/, '“并且”写成 and', 'Write “and” as the word and'],
  [/^\|+$/, '“或者”写成 or', 'Write “or” as the word or'],
  [/^!$/, '“不是”写成 not(…)', 'Write “not” as not(…)'],
]
const operator = /^([<>!=]+|and|or|in|between|not)$/

const refuse = (zh: string, en: string) => new Refusal('forms.condition-syntax', zh, en)

/** What is written as in another language or with a Chinese keyboard: the one thing that is wrong, wherever reading stops. */
export function slipIn(feel: string): Refusal | undefined {
  for (const [text] of feel.matchAll(tokens))
    for (const [pattern, zh, en] of slips)
      if (!text.startsWith('"') && pattern.test(text))
        return refuse(`“${text}”读不懂：${zh}`, `“${text}” cannot be read. ${en}`)
  return undefined
}

/** Why a condition cannot be read: what is wrong, where, with every name whole, and what to do. */
export function syntaxRefusal(feel: string, at: number, fields: ReadonlyMap<string, FormField>): Refusal {
  const found = [...feel.matchAll(tokens)].map((match) => ({ text: match[0], from: match.index }))
  const last = found.at(-1)
  if (!last) return refuse('条件是空的，请写上条件或把它去掉', 'The condition is empty; write one or take it away')
  const open = found.find(({ text }) => text.startsWith('"') && !/^"(?:[^"\\]|\\.)*"$/.test(text))
  if (open)
    return refuse(
      `从 ${open.text} 开始的引号没有成对，请在文字后面补上 "`,
      `The quote that begins at ${open.text} is not closed; add a " after the text`,
    )
  const slip = slipIn(feel)
  if (slip) return slip
  const missing = bracketMissing(found.map(({ text }) => text))
  if (missing) return refuse(...missing)
  const index = Math.max(
    0,
    found.findLastIndex(({ from }) => from <= at),
  )
  const before = found.slice(Math.max(0, found.length - 2)).map(({ text }) => text)
  if (operator.test(last.text)) {
    const field = before.flatMap((text) => fields.get(text) ?? [])[0]
    return refuse(
      `“${before.join(' ')}”${field?.label ? `（${field.label}）` : ''}后面还缺一个值或一个问题，请补上`,
      `After “${before.join(' ')}”${field?.labelEn ? ` (${field.labelEn})` : ''} a value or a question is missing; add it`,
    )
  }
  const first = found[Math.max(0, index - 1)]
  const end = found[Math.min(found.length - 1, index + 1)] ?? last
  const near = feel.slice(first?.from ?? 0, end.from + end.text.length)
  return refuse(
    `“${near}”这里读不懂（第 ${(first?.from ?? 0) + 1} 个字起）；两个比较之间要写 and 或 or，比较写成 问题 = 值`,
    `“${near}” cannot be read (from character ${(first?.from ?? 0) + 1}); put and or or between two comparisons, each a question, a sign and a value`,
  )
}

function bracketMissing(signs: readonly string[]): [zh: string, en: string] | undefined {
  const count = (sign: string) => signs.filter((each) => each === sign).length
  for (const [open, close] of ['()', '[]'].map(([a = '', b = '']) => [a, b] as const)) {
    const more = count(open) - count(close)
    const lacks = more > 0 ? close : open
    if (more !== 0)
      return [
        `括号没有成对，少了 ${Math.abs(more)} 个 ${lacks}，请补上`,
        `Brackets do not match: ${Math.abs(more)} ${lacks} missing; add them`,
      ]
  }
  return undefined
}
