import { parseCitizenNumber } from '@tongban/codes/citizen-number'
import { parseCreditCode } from '@tongban/codes/credit-code'

/** What to do about a text that is not what the field asks for, in Chinese and English. */
export type Advice = readonly [zh: string, en: string]

const CITIZEN_NUMBER: Advice = [
  '请填写18位公民身份号码，最后一位可以是X',
  'Enter the citizen number: 18 characters, the last may be X',
]
const CREDIT_CODE: Advice = [
  '请填写18位统一社会信用代码，只有数字和大写字母',
  'Enter the unified social credit code: 18 characters, digits and capital letters',
]

/** Whether a text is a day of the calendar as `YYYY-MM-DD`, from the year 1000 on. */
export function isRealDate(text: string): boolean {
  const parts = /^([1-9]\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.exec(text)
  return parts !== null && Number(parts[3]) <= daysInMonth(Number(parts[1]), Number(parts[2]))
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** 11 digits starting with 1, as the numbering plan of the mobile networks has them. */
export const isMobile = (text: string): boolean => /^1\d{10}$/.test(text)

/** An address that mail can reach: ASCII, one @, a domain with a dot, at most 254 characters (RFC 5321). */
export function isEmail(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]{0,61}[a-z\d]$/i.test(text)
  )
}

/** What is wrong with a citizen number (GB 11643); undefined when nothing is. With `today` a birth to come is refused. */
export function adviseCitizenNumber(text: string, today?: string): Advice | undefined {
  const read = parseCitizenNumber(text, today === undefined ? {} : { today })
  if (read.valid) return undefined
  const { code, zh, en } = read.reason
  return code === 'length' || code === 'characters' ? CITIZEN_NUMBER : [zh, en]
}

/** What is wrong with a unified social credit code (GB 32100); undefined when nothing is. */
export function adviseCreditCode(text: string): Advice | undefined {
  const read = parseCreditCode(text)
  if (read.valid) return undefined
  const { code, zh, en } = read.reason
  return code === 'length' ? CREDIT_CODE : [zh, en]
}

/** Control characters, halves of characters, and the marks that turn the direction of a line and so can forge what is read. */
const REFUSED = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u

/** Whether a text has characters that cannot be typed, stored or read safely; a textarea may have line breaks and tabs. */
export function hasRefusedCharacters(text: string, lines: boolean): boolean {
  return REFUSED.test(lines ? text.replace(/[\n\t]/g, '') : text)
}
