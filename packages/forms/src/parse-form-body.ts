import type {
  EntryAnswers,
  FieldAnswer,
  FormAnswer,
  FormAnswers,
  FormDefinition,
  FormField,
} from '@tongban/contracts/catalogue/form'
import { parseNumberText, toHalfWidth } from './clean-value.ts'
import { isRepeating, type RepeatingGroup } from './compiled-form.ts'
import { entryKey, MOST_ENTRIES } from './entries.ts'

/** The body of an HTML form as Fastify and `URLSearchParams` give it. */
export type FormBody = Readonly<Record<string, string | readonly string[] | undefined>>

const YES = new Set(['true', 'on', 'yes', '1', '是'])
const NO = new Set(['false', 'off', 'no', '0', '否'])

/**
 * The answers in the body of an HTML form, by the kinds of the fields; other names in the body are not ours. An emptied
 * field is `null`, so that it overwrites what was saved. What cannot be read stays as typed, for `validateAnswers` to
 * say so and for the page to show again. With `groupKey` only this group is read, and its `choices` without a tick
 * are emptied, since a browser sends nothing for them.
 *
 * Entries are named by their place: `members.2.name`, and `members.2` alone says that there is one, whatever of it was
 * sent. They move up where one is left out; a group that sends none has none, if only it is read.
 */
export function parseFormBody(
  definition: FormDefinition,
  body: FormBody,
  options: { groupKey?: string } = {},
): FormAnswers {
  const answers: [string, FormAnswer][] = []
  for (const group of definition.groups) {
    if (options.groupKey !== undefined && group.key !== options.groupKey) continue
    if (isRepeating(group)) {
      const entries = parseEntries(group, body)
      if (entries.length > 0) answers.push([group.key, entries])
      else if (options.groupKey !== undefined) answers.push([group.key, null])
      continue
    }
    for (const field of group.fields) {
      const { key } = field
      const sent = sentFor(field, body, key)
      if (sent) answers.push([key, parseField(field, sent)])
      else if (options.groupKey !== undefined && field.kind === 'choices') answers.push([key, null])
    }
  }
  return Object.fromEntries(answers)
}

const sentFor = (field: FormField, body: FormBody, name: string) =>
  valuesOf(body, name) ?? (field.kind === 'date' ? datePartsOf(body, name) : undefined)

function parseEntries(group: RepeatingGroup, body: FormBody): EntryAnswers[] {
  const places = new Set<number>()
  for (const name of Object.keys(body)) {
    const place = new RegExp(`^${group.key}\\.(\\d{1,3})(\\.|$)`).exec(name)?.[1]
    if (place !== undefined) places.add(Number(place))
  }
  const inOrder = Array.from(places).sort((a, b) => a - b)
  return inOrder.slice(0, MOST_ENTRIES).map((place) => {
    const entry: [string, FieldAnswer][] = []
    for (const field of group.fields) {
      const sent = sentFor(field, body, entryKey(group.key, place, field.key))
      const answer = sent && parseField(field, sent)
      // The whole list is replaced by what was sent, so nothing need be overwritten by `null`.
      if (answer !== undefined && answer !== null) entry.push([field.key, answer])
    }
    return Object.fromEntries(entry)
  })
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

function parseField(field: FormField, sent: readonly string[]): FieldAnswer {
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
