import { makeCitizenNumber } from '@tongban/codes/citizen-number'
import { makeCreditCode } from '@tongban/codes/credit-code'
import type { FieldAnswer, FormAnswer, FormDefinition, FormField } from '@tongban/contracts/catalogue/form'
import fc from 'fast-check'
import { cleanValue } from '../clean-value.ts'
import { aField, aForm, aGroup, OPTIONS, repeated } from './forms.ts'

export const KINDS = [
  'text',
  'textarea',
  'integer',
  'decimal',
  'money',
  'date',
  'choice',
  'choices',
  'yes-no',
  'citizen-number',
  'credit-code',
  'mobile',
  'email',
] as const

const NUMBERS = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(0.5, 1.25, -2.5, 100))
const DATES = fc.constantFrom('2025-12-31', '2026-01-01', '2026-03-02', '2030-02-28')
const TEXTS = fc.constantFrom('a', 'b', '张三', 'a b', '10', '2026-01-01')
const OPTION_VALUES = fc.constantFrom(...OPTIONS.map((o) => o.value))

/** An answer of the field's kind in its clean form, or none (`null`). */
export function answerFor(field: FormField): fc.Arbitrary<FieldAnswer> {
  return fc
    .option(givenFor(field), { nil: null, freq: 4 })
    .map((answer) => (cleanValue(field, answer) as FieldAnswer | undefined) ?? null)
}

function givenFor(field: FormField): fc.Arbitrary<FieldAnswer> {
  switch (field.kind) {
    case 'integer':
    case 'money':
      return fc.integer({ min: -3, max: 3 })
    case 'decimal':
      return NUMBERS
    case 'date':
      return DATES
    case 'choice':
      return OPTION_VALUES
    case 'choices':
      return fc.subarray(['a', 'b', 'c'], { minLength: 1 })
    case 'yes-no':
      return fc.boolean()
    default:
      return textsFor(field)
  }
}

/** Texts for a kind: good ones where the kind is strict, and such as are not. */
function textsFor({ kind }: FormField): fc.Arbitrary<string> {
  const good = kind in GOOD ? GOOD[kind as keyof typeof GOOD] : undefined
  return good ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: TEXTS }) : TEXTS
}

const GOOD = {
  'citizen-number': [makeCitizenNumber('110105', '19491231', '002'), makeCitizenNumber('340104', '19900301', '004')],
  'credit-code': [makeCreditCode('91350100', 'M000100Y'), makeCreditCode('91340104', 'MA2MRA00')],
  mobile: ['13800138000', '19900001111'],
  email: ['zhang@example.cn', 'li@example.com.cn'],
}

/** Any answer to a field at all, of the right kind or not, clean or not. */
export const anyAnswer: fc.Arbitrary<FieldAnswer> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      '0',
      '１',
      'ａ',
      'x',
      'Ｘ',
      '－',
      '.',
      ',',
      '　',
      ' ',
      '\r',
      '\n',
      '8',
      '6',
      '+',
      '年',
      '/',
      '@',
    ),
  }),
  fc.constantFrom(
    '2026年3月2日',
    '20260302',
    '2026/3/2',
    '+86 138-0013-8000',
    '+860086+8613800138000',
    '１１０１０５194912310０２x',
    '1,234.50',
    '¥12',
  ),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.array(fc.oneof(fc.constantFrom('a', 'b', ' c ', ''), fc.string())),
  fc.constant(null),
)

const quoted = (text: string) => `"${text}"`

/** Constants that may stand beside the field, as FEEL. */
function constantFor(field: FormField): fc.Arbitrary<string> {
  switch (field.kind) {
    case 'integer':
    case 'decimal':
    case 'money':
      return NUMBERS.map(String)
    case 'date':
      return DATES.map(quoted)
    case 'choice':
    case 'choices':
      return OPTION_VALUES.map(quoted)
    case 'yes-no':
      return fc.constantFrom('true', 'false')
    default:
      return textsFor(field).map(quoted)
  }
}

const isNumber = (kind: FormField['kind']) => kind === 'integer' || kind === 'decimal' || kind === 'money'

function atomFor(field: FormField, others: readonly FormField[]): fc.Arbitrary<string> {
  const { key } = field
  const constant = constantFor(field)
  const equality = fc.constantFrom('=', '!=')
  const answered = equality.map((op) => `${key} ${op} null`)
  if (field.kind === 'choices') {
    const givers = others.filter((o) => o.kind === 'choice' || o.kind === 'text').map((o) => o.key)
    const item = givers.length === 0 ? constant : fc.oneof(constant, fc.constantFrom(...givers))
    return fc.oneof(
      answered,
      item.map((i) => `list contains(${key}, ${i})`),
    )
  }
  const compared = fc.tuple(equality, constant).map(([op, c]) => `${key} ${op} ${c}`)
  const listed = fc
    .tuple(fc.array(constant, { minLength: 1, maxLength: 3 }), fc.boolean())
    .map(([cs, list]) => (list ? `${key} in [${cs.join(', ')}]` : `${key} in (${cs.join(', ')})`))
  if (field.kind === 'yes-no') return fc.oneof(answered, compared, listed, fc.constant(key))
  const alike = others.filter((o) => o.kind === field.kind || (isNumber(o.kind) && isNumber(field.kind)))
  const side = alike.length === 0 ? constant : fc.oneof(constant, fc.constantFrom(...alike.map((o) => o.key)))
  const ordered = fc
    .tuple(fc.constantFrom('<', '<=', '>', '>=', '=', '!='), side, fc.boolean())
    .map(([op, s, turned]) => (turned ? `${s} ${op} ${key}` : `${key} ${op} ${s}`))
  const spans = fc
    .tuple(constant, constant, fc.constantFrom('between', '[]', '(]', '[)', '()', '<'), constant)
    .map(([a, b, form, c]) => {
      const [low, high] = isNumber(field.kind)
        ? [a, b].toSorted((x, y) => Number(x) - Number(y))
        : [a, b].toSorted((x, y) => (x.slice(1, -1) < y.slice(1, -1) ? -1 : 1))
      if (form === 'between') return `${key} between ${low} and ${high}`
      if (form === '<') return `${key} in (< ${low}, ${c}, > ${high})`
      return `${key} in (${form.charAt(0)}${low}..${high}${form.charAt(1)}, ${c})`
    })
  return fc.oneof(answered, compared, listed, ordered, spans)
}

/** FEEL takes what follows `in` up to the end, so it goes in brackets before `and`. */
const closed = (atom: string) => (atom.includes(' in ') ? `(${atom})` : atom)

/** A FEEL condition over the given fields, from the part of FEEL that forms use and of matching types. */
export function conditionOver(fields: readonly FormField[]): fc.Arbitrary<string> {
  const atom = fc.oneof(...fields.map((f) => atomFor(f, fields)), fc.constantFrom('true', 'false'))
  return fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      atom,
      tie('tree').map((t) => `not(${t})`),
      fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => `(${a}) and (${b})`),
      fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => `(${a}) or (${b})`),
      fc.tuple(atom, atom, atom).map(([a, b, c]) => `${closed(a)} and ${closed(b)} or ${c}`),
    ),
  })).tree
}

/**
 * A form of three groups whose conditions wait for no one in a ring, with groups and fields in any order. One of the
 * groups may be filled in several times; then no other reads its fields.
 */
export const anyForm: fc.Arbitrary<FormDefinition> = fc
  .array(fc.tuple(fc.constantFrom(...KINDS), fc.boolean()), { minLength: 3, maxLength: 9 })
  .chain((kinds) => {
    const fields = kinds.map(([kind, required], i) => aField(`f${i}`, kind, { required }))
    const cuts = fc.subarray(
      fields.slice(1).map((_, i) => i + 1),
      { minLength: 2, maxLength: 2 },
    )
    const repeat = fc.option(
      fc.tuple(fc.constantFrom(0, 1, 2), fc.constantFrom({ min: 0, max: 2 }, { min: 1, max: 3 }, { min: 2, max: 2 })),
    )
    return fc.tuple(cuts, repeat).chain(([[first = 1, second = 2], repeats]) => {
      const groupOf = (i: number) => (i < first ? 0 : i < second ? 1 : 2)
      /** Conditions may read what stands before, in another group only where that has one answer. */
      const maybeOver = (count: number, of: number) => {
        const readable = fields.slice(0, count).filter((_, i) => groupOf(i) !== repeats?.[0] || groupOf(i) === of)
        return readable.length === 0 ? fc.constant(undefined) : fc.option(conditionOver(readable), { nil: undefined })
      }
      const conditions = fc.tuple(...fields.map((_, i) => maybeOver(i, groupOf(i))))
      return conditions.chain((feels) => {
        const placed = fields.map((field, i) => {
          const feel = feels[i]
          return feel === undefined ? field : { ...field, visibleWhen: feel }
        })
        const shuffled = <T>(part: T[]) => fc.shuffledSubarray(part, { minLength: part.length })
        return fc
          .tuple(
            shuffled(placed.slice(0, first)),
            shuffled(placed.slice(first, second)),
            shuffled(placed.slice(second)),
            maybeOver(first, -1),
            maybeOver(second, -1),
          )
          .chain(([one, two, three, overOne, overTwo]) =>
            shuffled(
              [aGroup('one', one), aGroup('two', two, overOne), aGroup('three', three, overTwo)].map((group, i) =>
                repeats?.[0] === i ? repeated(group, repeats[1]) : group,
              ),
            ),
          )
          .map((groups) => aForm(...groups))
      })
    })
  })

/** Answers to the fields of a form and up to four entries of a repeating group: of the right kind, or whatever. */
export function answersTo(
  definition: FormDefinition,
  answer: (field: FormField) => fc.Arbitrary<FieldAnswer> = answerFor,
): fc.Arbitrary<Record<string, FormAnswer>> {
  const record = (fields: readonly FormField[]) => fc.record(Object.fromEntries(fields.map((f) => [f.key, answer(f)])))
  const plain = record(definition.groups.filter((g) => !g.repeat).flatMap((g) => g.fields))
  const entries = definition.groups
    .filter((g) => g.repeat)
    .map((g): [string, fc.Arbitrary<FormAnswer>] => [g.key, fc.array(record(g.fields), { maxLength: 4 })])
  return fc.tuple(plain, fc.record(Object.fromEntries(entries))).map(([one, many]) => ({ ...one, ...many }))
}

/** A form and answers of the right kinds. */
export const formWithAnswers = anyForm.chain((definition) => fc.tuple(fc.constant(definition), answersTo(definition)))
/** A form and answers of any kind, with keys that are none of the form's. */
export const formWithAnything = anyForm.chain((definition) =>
  fc
    .tuple(
      answersTo(definition, () => anyAnswer),
      fc.dictionary(fc.constantFrom('zz', 'constructor', 'f99'), anyAnswer),
      // What is no list of entries where one is asked for, and entries with keys that they do not have.
      fc.option(fc.oneof(anyAnswer, fc.array(fc.dictionary(fc.constantFrom('f0', 'f5', 'zz'), anyAnswer)))),
    )
    .map(([answers, extra, entries]): [FormDefinition, Record<string, FormAnswer>] => {
      const repeating = definition.groups.find((group) => group.repeat)?.key
      const odd = repeating === undefined || entries === null ? {} : { [repeating]: entries }
      return [definition, { ...answers, ...extra, ...odd }]
    }),
)
