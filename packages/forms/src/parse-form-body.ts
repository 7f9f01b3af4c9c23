import type { FormAnswer, FormAnswers, FormDefinition, FormField } from '@tongban/contracts/catalogue/form'
import { parseNumberText, toHalfWidth } from './clean-value.ts'
import { fieldsOf } from './compiled-form.ts'

/** The body of an HTML form as Fastify and `URLSearchParams` give it. */
export type FormBody = Readonly<Record<string, string | readonly string[] | undefined>>

const YES = new Set(['true', 'on', 'yes', '1', '是'])
const NO = new Set(['false', 'off', 'no', '0', '否'])

/**
 * The answers in the body of an HTML form, by the kinds of the fields; other names in the body are not ours. An emptied
 * field is `null`, so that it overwrites what was saved. What cannot be read stays as typed, for `validateAnswers` to
 * say so and for the page to show again. With `groupKey` only this group is read, and its `choices` without a tick
 * are emptied, since a browser sends nothing for them.
 */
export function parseFormBody(
  definition: FormDefinition,
  body: FormBody,
  options: { groupKey?: string } = {},
): FormAnswers {
  const answers: [string, FormAnswer][] = []
  for (const [key, { field, group }] of fieldsOf(definition)) {
    if (options.groupKey !== undefined && group.key !== options.groupKey) continue
    const sent = valuesOf(body, key) ?? (field.kind === 'date' ? datePartsOf(body, key) : undefined)
    if (sent) answers.push([key, parseField(field, sent)])
    else if (options.groupKey !== undefined && field.kind === 'choices') answers.push([key, null])
  }
  return Object.fromEntries(answers)
}

function valuesOf(body: FormBody, name: string): readonly string[] | undefined {
  const sent = Object.hasOwn(body, name) ? body[name] : undefined
  return typeof sent === 'string' ? [sent] : sent
}

/** Three boxes `key-year`, `key-month`, `key-day` as one date. */
function datePartsOf(body: FormBody, key: string): readonly string[] | undefined {
  const parts = ['year', 'month', 'day'].map((part) => valuesOf(body, `${key}-${part}`)?.at(-1)?.trim())
  if (parts.every((part) => part === undefined)) return undefined
  const filled = parts.map((part) => toHalfWidth(part ?? ''))
  return [filled.every((part) => part === '') ? '' : filled.map((part) => part.padStart(2, '0')).join('-')]
}

function parseField(field: FormField, sent: readonly string[]): FormAnswer {
  if (field.kind === 'choices') {
    const chosen = sent.filter((v) => v.trim() !== '')
    return chosen.length === 0 ? null : chosen
  }
  // The last one counts: a hidden "false" before a checkbox says that it was not ticked.
  const text = sent.at(-1) ?? ''
  if (text.trim() === '') return null
  switch (field.kind) {
    case 'yes-no':
      return yesOrNo(text)
    case 'money':
      return parseMoneyText(text) ?? text
    case 'integer':
    case 'decimal':
      return parseNumberText(text) ?? text
    default:
      return text
  }
}

function yesOrNo(text: string): boolean | string {
  const word = text.trim().toLowerCase()
  return YES.has(word) ? true : NO.has(word) ? false : text
}

/** Typed yuan (`12`, `¥1,234.5`, `１２元`) as whole fen; undefined when it is no amount with at most two decimals. */
export function parseMoneyText(text: string): number | undefined {
  const parts = /^¥?\s*(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?\s*元?$/.exec(toHalfWidth(text).trim())
  if (!parts) return undefined
  const [, sign, yuan = '', cents = ''] = parts
  // Put together as digits: 1.15 × 100 is 114.99999999999999.
  return Number(`${sign}${yuan.replaceAll(',', '')}${cents.padEnd(2, '0')}`) + 0
}
