import { maskCitizenNumber } from '@tongban/codes/mask'
import type { EntryAnswers, FormAnswer, FormField } from '@tongban/contracts/catalogue/form'
import { isRealDate } from './checks.ts'
import { answerOf, cleanValue } from './clean-value.ts'
import type { RepeatingGroup } from './compiled-form.ts'
import { areEntries } from './entries.ts'

export type Language = 'zh' | 'en'
/** `mask`: citizen numbers as 110***********1234. */
export type PresentOptions = { language?: Language; mask?: boolean }

/** An answer as a person reads it: ¥1,234.00, 2026年3月2日（周一）, the labels of options; 未填写 when there is none. */
export function presentAnswer(field: FormField, answer: FormAnswer | undefined, options: PresentOptions = {}): string {
  const language = options.language ?? 'zh'
  const value = cleanValue(field, answer)
  if (value === undefined || value === null) return language === 'zh' ? '未填写' : 'Not answered'
  if (typeof value === 'boolean') return language === 'zh' ? (value ? '是' : '否') : value ? 'Yes' : 'No'
  if (typeof value === 'number') return field.kind === 'money' ? presentMoney(value) : presentNumber(value)
  if (Array.isArray(value))
    return value
      .flatMap((v) => (typeof v === 'string' ? optionLabel(field, v, language) : []))
      .join(language === 'zh' ? '、' : ', ')
  if (field.kind === 'date') return presentDate(value, language)
  if (field.kind === 'choice') return optionLabel(field, value, language)
  return field.kind === 'citizen-number' && options.mask ? maskCitizenNumber(value) : value
}

/** What the third entry of a group is called: 成员3, Member 3. */
export const entryName = ({ repeat }: RepeatingGroup, index: number, language: Language): string =>
  language === 'zh' ? `${repeat.itemName}${index + 1}` : `${repeat.itemNameEn} ${index + 1}`

/** An entry in one line: 姓名：张三；出资额：¥100.00. Only what was answered. */
export function presentEntry(group: RepeatingGroup, entry: EntryAnswers, options: PresentOptions = {}): string {
  const zh = (options.language ?? 'zh') === 'zh'
  const parts = group.fields.flatMap((field) => {
    const answer = answerOf(entry, field.key)
    if (cleanValue(field, answer) === undefined) return []
    const text = presentAnswer(field, answer, options)
    return zh ? `${field.label}：${text}` : `${field.labelEn}: ${text}`
  })
  return parts.length === 0 ? (zh ? '未填写' : 'Not answered') : parts.join(zh ? '；' : '; ')
}

/** All entries of a group as one text, a line for each. */
export const presentEntries = (group: RepeatingGroup, answer: FormAnswer | undefined, options: PresentOptions = {}) =>
  areEntries(answer)
    ? answer
        .map((entry, i) => `${entryName(group, i, options.language ?? 'zh')} · ${presentEntry(group, entry, options)}`)
        .join('\n')
    : (options.language ?? 'zh') === 'zh'
      ? '未填写'
      : 'Not answered'

/** Fen as yuan: ¥1,234.50. */
export function presentMoney(fen: number): string {
  const all = Math.abs(fen)
  const [yuan, cents] = [Math.floor(all / 100), Math.round(all % 100)]
  return `${fen < 0 ? '-' : ''}¥${grouped(String(yuan))}.${String(cents).padStart(2, '0')}`
}

/** 2026-03-02 as 2026年3月2日（周一） or Mon 2 March 2026; what is no date stays as it is. */
export function presentDate(date: string, language: Language): string {
  if (!isRealDate(date)) return date
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  if (language === 'zh') return `${year}年${month}月${day}日（周${'日一二三四五六'.charAt(weekday)}）`
  return `${WEEKDAYS[weekday]} ${day} ${MONTHS[month - 1]} ${year}`
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** Four digits stay together: a year is entered as a number too. */
function presentNumber(value: number): string {
  const [whole = '', ...decimals] = String(value).split('.')
  return [/^-?\d{5,}$/.test(whole) ? grouped(whole) : whole, ...decimals].join('.')
}

const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ',')

function optionLabel(field: FormField, value: string, language: Language): string {
  const option = field.options?.find((o) => o.value === value)
  return option ? (language === 'zh' ? option.label : option.labelEn) : value
}
