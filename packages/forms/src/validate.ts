import type { EntryAnswers, FieldProblem, FormAnswer, FormAnswers, FormField } from '@tongban/contracts/catalogue/form'
import {
  type Advice,
  adviseCitizenNumber,
  adviseCreditCode,
  hasRefusedCharacters,
  isEmail,
  isMobile,
  isRealDate,
} from './checks.ts'
import { answerOf, cleanValue } from './clean-value.ts'
import { type CompiledForm, fieldsOf, isRepeating, type RepeatingGroup, repeatingGroupsOf } from './compiled-form.ts'
import { areEntries, entryKey } from './entries.ts'
import { entryName } from './present.ts'
import { evaluateVisibility } from './visibility.ts'

/** Codes are public: one is added or retired, never renamed. */
export type FieldProblemCode =
  | 'forms.required'
  | 'forms.unknown-field'
  | 'forms.not-text'
  | 'forms.too-long'
  | 'forms.control-character'
  | 'forms.not-a-date'
  | 'forms.not-a-citizen-number'
  | 'forms.not-a-credit-code'
  | 'forms.not-a-mobile'
  | 'forms.not-an-email'
  | 'forms.not-an-integer'
  | 'forms.not-a-number'
  | 'forms.not-money'
  | 'forms.too-small'
  | 'forms.too-large'
  | 'forms.not-an-option'
  | 'forms.not-yes-no'
  | 'forms.not-entries'
  | 'forms.too-few-entries'
  | 'forms.too-many-entries'
  | 'forms.entry-empty'

/**
 * `partial`: a draft, what is missing is no problem. `groupKey`: only the fields of this group.
 * `today` (YYYY-MM-DD): refuse citizen numbers of people yet to be born.
 */
export type ValidateOptions = { partial?: boolean; groupKey?: string; today?: string }

/** 10^12 fen, ten thousand million yuan. */
export const MAX_MONEY = 1_000_000_000_000

/** How many characters an answer may have where the field does not say. */
export const DEFAULT_LENGTHS = { text: 200, textarea: 2000 } as const

type Fault = { code: FieldProblemCode; advice: Advice }

/**
 * What is wrong with the answers, in the order of the form. Judged is what `cleanAnswers` would keep: hidden fields are
 * not asked, and a full-width digit is a digit. Throws RangeError when the form has no group of that key.
 */
export function validateAnswers(
  form: CompiledForm,
  answers: FormAnswers,
  options: ValidateOptions = {},
): FieldProblem[] {
  if (options.groupKey !== undefined && !form.groups.some((g) => g.key === options.groupKey)) {
    throw new RangeError(`the form has no group “${options.groupKey}”`)
  }
  const shown = evaluateVisibility(form, answers)
  const problems: FieldProblem[] = []
  for (const group of form.groups) {
    if (!shown.groups.has(group.key) || (options.groupKey !== undefined && group.key !== options.groupKey)) continue
    if (isRepeating(group)) {
      problems.push(...entriesProblems(group, answerOf(answers, group.key), shown.fields, options))
      continue
    }
    for (const field of group.fields) {
      const fault = shown.fields.has(field.key) ? answerFault(field, answers, options) : undefined
      if (fault) problems.push(problem(field.key, fault))
    }
  }
  const [fields, repeating] = [fieldsOf(form), repeatingGroupsOf(form)]
  for (const key of Object.keys(answers))
    if (!fields.has(key) && !repeating.has(key)) problems.push(problem(key, unknown(key)))
  return problems
}

function answerFault(field: FormField, answers: FormAnswers, options: ValidateOptions): Fault | undefined {
  const value = cleanValue(field, answerOf(answers, field.key))
  return value === undefined ? missing(field, options) : faultOf(field, value, options)
}

/** How many entries there are, then each of them. */
function* entriesProblems(
  group: RepeatingGroup,
  answer: FormAnswer | undefined,
  shown: ReadonlySet<string>,
  options: ValidateOptions,
): Generator<FieldProblem> {
  const { min, max, itemName, itemNameEn } = group.repeat
  const entries = areEntries(answer) ? answer : []
  const none =
    answer === undefined || answer === null || answer === '' || (Array.isArray(answer) && answer.length === 0)
  if (!none && entries.length === 0) {
    yield problem(
      group.key,
      fault('forms.not-entries', `请逐项填写“${group.title}”`, `Enter “${group.titleEn}” one by one`),
    )
    return
  }
  if (entries.length < min && !options.partial) {
    yield problem(
      group.key,
      fault(
        'forms.too-few-entries',
        `“${group.title}”至少要填${min}项（${itemName}），现在有${entries.length}项，请添加`,
        `“${group.titleEn}” needs ${min} entries or more (${itemNameEn}) and has ${entries.length}; add what is missing`,
      ),
    )
  }
  if (entries.length > max) {
    yield problem(
      group.key,
      fault(
        'forms.too-many-entries',
        `“${group.title}”最多填${max}项（${itemName}），现在有${entries.length}项，请删去多出的`,
        `“${group.titleEn}” takes ${max} entries at most (${itemNameEn}) and has ${entries.length}; remove some`,
      ),
    )
  }
  for (const [index, entry] of entries.entries()) yield* entryProblems(group, index, entry, shown, options)
}

function* entryProblems(
  group: RepeatingGroup,
  index: number,
  entry: EntryAnswers,
  shown: ReadonlySet<string>,
  options: ValidateOptions,
): Generator<FieldProblem> {
  // Beside the field the sentence stands in its entry; in the summary of a page it must say which one it is.
  const named = ({ code, advice: [zh, en] }: Fault): Fault => ({
    code,
    advice: [`${entryName(group, index, 'zh')}：${zh}`, `${entryName(group, index, 'en')}: ${en}`],
  })
  let wrong = false
  let answered = false
  for (const field of group.fields) {
    const key = entryKey(group.key, index, field.key)
    if (!shown.has(key)) continue
    answered ||= cleanValue(field, answerOf(entry, field.key)) !== undefined
    const found = answerFault(field, entry, options)
    if (found) yield problem(key, named(found))
    wrong ||= found !== undefined
  }
  for (const key of Object.keys(entry)) {
    if (group.fields.some((field) => field.key === key)) continue
    yield problem(entryKey(group.key, index, key), named(unknown(key)))
  }
  if (!answered && !wrong && !options.partial) {
    yield problem(
      entryKey(group.key, index),
      named(fault('forms.entry-empty', '还没有填写，请填写或删去', 'nothing is entered; fill it in or remove it')),
    )
  }
}

/** What is wrong with one cleaned answer of a field, wherever the field stands; undefined when nothing is. */
export function validateValue(field: FormField, value: FormAnswer, today?: string): FieldProblem | undefined {
  const fault = faultOf(field, value, today === undefined ? {} : { today })
  return fault && problem(field.key, fault)
}

const problem = (key: string, { code, advice: [message, messageEn] }: Fault): FieldProblem => ({
  key,
  code,
  message,
  messageEn,
})

const fault = (code: FieldProblemCode, zh: string, en: string): Fault => ({ code, advice: [zh, en] })

function missing(field: FormField, options: ValidateOptions): Fault | undefined {
  if (!field.required || options.partial) return undefined
  const chosen = field.kind === 'choice' || field.kind === 'choices' || field.kind === 'yes-no'
  return fault(
    'forms.required',
    `请${chosen ? '选择' : '填写'}“${field.label}”`,
    `${chosen ? 'Select' : 'Enter'} “${field.labelEn}”`,
  )
}

function unknown(key: string): Fault {
  const named = key.length > 40 ? `${key.slice(0, 40)}…` : key
  return fault('forms.unknown-field', `表单里没有“${named}”这一项，请删去`, `The form has no “${named}”; leave it out`)
}

function faultOf(field: FormField, value: FormAnswer, options: ValidateOptions): Fault | undefined {
  switch (field.kind) {
    case 'integer':
    case 'decimal':
    case 'money':
      return numberFault(field, value)
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : fault('forms.not-yes-no', '请选择“是”或“否”', 'Select yes or no')
    case 'choice':
      return typeof value === 'string' && isOption(field, value) ? undefined : notAnOption
    case 'choices':
      return Array.isArray(value) && value.every((v) => typeof v === 'string' && isOption(field, v))
        ? undefined
        : notAnOption
    default:
      return textFault(field, value, options)
  }
}

const notAnOption = fault('forms.not-an-option', '请从列出的选项中选择', 'Select from the options that are listed')
const isOption = (field: FormField, value: string) => field.options?.some((o) => o.value === value) ?? false

function textFault(field: FormField, value: FormAnswer, options: ValidateOptions): Fault | undefined {
  if (typeof value !== 'string') return fault('forms.not-text', `请用文字填写“${field.label}”`, 'Enter this as text')
  const lines = field.kind === 'textarea'
  if (hasRefusedCharacters(value, lines)) {
    return fault(
      'forms.control-character',
      lines ? '内容里有不可见的控制字符，请删去后重新输入' : '内容里有换行或不可见的控制字符，请删去后重新输入',
      'There are line breaks or hidden control characters in this; type it again without them',
    )
  }
  const kindFault = textKindFault(field, value, options)
  if (kindFault) return kindFault
  const limit = field.maxLength ?? DEFAULT_LENGTHS[lines ? 'textarea' : 'text']
  const length = value.length > limit ? Array.from(value).length : value.length
  if (length <= limit) return undefined
  return fault(
    'forms.too-long',
    `“${field.label}”最多${limit}个字，现在有${length}个字，请删减`,
    `“${field.labelEn}” may have ${limit} characters and has ${length}; shorten it`,
  )
}

function textKindFault(field: FormField, value: string, options: ValidateOptions): Fault | undefined {
  switch (field.kind) {
    case 'date':
      if (isRealDate(value)) return undefined
      return fault(
        'forms.not-a-date',
        '请填写真实的日期，按年-月-日，例如2026-03-02',
        'Enter a real date as year-month-day, for example 2026-03-02',
      )
    case 'citizen-number': {
      const advice = adviseCitizenNumber(value, options.today)
      return advice && { code: 'forms.not-a-citizen-number', advice }
    }
    case 'credit-code': {
      const advice = adviseCreditCode(value)
      return advice && { code: 'forms.not-a-credit-code', advice }
    }
    case 'mobile':
      if (isMobile(value)) return undefined
      return fault(
        'forms.not-a-mobile',
        '请填写11位手机号码，以1开头',
        'Enter the mobile number: 11 digits starting with 1',
      )
    case 'email':
      if (isEmail(value)) return undefined
      return fault(
        'forms.not-an-email',
        '请填写电子邮箱地址，例如zhang@example.cn',
        'Enter an e-mail address, for example zhang@example.cn',
      )
    default:
      return undefined
  }
}

function numberFault(field: FormField, value: FormAnswer): Fault | undefined {
  const money = field.kind === 'money'
  if (typeof value !== 'number' || !(field.kind === 'decimal' ? Number.isFinite(value) : Number.isSafeInteger(value))) {
    return money ? notMoney : field.kind === 'decimal' ? notANumber : notAnInteger
  }
  const minimum = money ? Math.max(field.minimum ?? 0, 0) : field.minimum
  const maximum = money ? Math.min(field.maximum ?? MAX_MONEY, MAX_MONEY) : field.maximum
  if (minimum !== undefined && value < minimum) {
    const least = money ? yuan(minimum) : String(minimum)
    return fault('forms.too-small', `“${field.label}”不能小于${least}`, `“${field.labelEn}” must be ${least} or more`)
  }
  if (maximum !== undefined && value > maximum) {
    const most = money ? yuan(maximum) : String(maximum)
    return fault('forms.too-large', `“${field.label}”不能大于${most}`, `“${field.labelEn}” must be ${most} or less`)
  }
  return undefined
}

const notMoney = fault(
  'forms.not-money',
  '请填写金额，单位是元，最多两位小数，例如12.50',
  'Enter an amount in yuan with at most two decimals, for example 12.50',
)
const notANumber = fault('forms.not-a-number', '请填写数字，例如12.5', 'Enter a number, for example 12.5')
const notAnInteger = fault('forms.not-an-integer', '请填写整数，例如12', 'Enter a whole number, for example 12')

const yuan = (fen: number) => `¥${(fen / 100).toFixed(2)}`
