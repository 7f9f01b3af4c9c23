import { isProvince } from './area.ts'
import { type Invalid, reasons } from './reason.ts'

export type CitizenNumberFault =
  | 'characters'
  | 'first-generation'
  | 'length'
  | 'area'
  | 'birth-date'
  | 'birth-in-future'
  | 'check-character'

/** What a citizen number (公民身份号码) says of its holder; `value` is the number as it must be stored, `X` upper case. */
export type CitizenNumber = {
  valid: true
  value: string
  area: string
  birthDate: string
  sex: 'male' | 'female'
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'

const refuse = reasons<CitizenNumberFault>({
  characters: [
    '公民身份号码只能有数字，最后一位可以是X；请检查是否有空格或把0写成了字母O',
    'A citizen number has digits only, and may end in X; look for spaces or a letter O typed for 0',
  ],
  'first-generation': [
    '15位的第一代号码已于2013年停用；请填写现在身份证上的18位号码',
    'First-generation numbers of 15 digits ended in 2013; enter the 18 characters on the current identity card',
  ],
  length: [
    '公民身份号码应为18位；请对照身份证补全或删去多余的字符',
    'A citizen number has 18 characters; compare it with the identity card',
  ],
  area: [
    '前两位不是省级行政区划代码；请对照身份证检查前六位',
    'The first two digits name no province; compare the first six with the identity card',
  ],
  'birth-date': [
    '第7至14位不是真实的日期；请对照身份证检查出生日期',
    'Characters 7 to 14 are no real date; compare the date of birth with the identity card',
  ],
  'birth-in-future': [
    '出生日期晚于今天；请对照身份证检查第7至14位',
    'The date of birth is later than today; compare characters 7 to 14 with the identity card',
  ],
  'check-character': [
    '最后一位校验码不符，说明有一位或几位写错；请对照身份证逐位核对',
    'The last character does not fit the rest, so something was mistyped; compare every digit with the identity card',
  ],
})

/** Check character (校验码) of the first 17 digits: ISO 7064 MOD 11-2, GB 11643. */
export function citizenCheckCharacter(body17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * (body17.charCodeAt(i) - 48), 0)
  return CHECK_CHARACTERS.charAt(sum % 11)
}

/** Reads a citizen number by GB 11643; lower-case `x` is accepted. Give `today` (YYYY-MM-DD) to refuse births that are still to come. */
export function parseCitizenNumber(
  text: string,
  options: { today?: string } = {},
): CitizenNumber | Invalid<CitizenNumberFault> {
  const value = text.toUpperCase()
  if (!/^\d*X?$/.test(value)) return refuse('characters')
  if (/^\d{15}$/.test(value)) return refuse('first-generation')
  if (value.length !== 18) return refuse('length')
  if (!isProvince(value.slice(0, 2))) return refuse('area')
  const birthDate = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`
  if (!isRealDate(birthDate)) return refuse('birth-date')
  if (citizenCheckCharacter(value) !== value.charAt(17)) return refuse('check-character')
  if (options.today !== undefined && birthDate > options.today) return refuse('birth-in-future')
  const sex = Number(value.charAt(16)) % 2 === 1 ? 'male' : 'female'
  return { valid: true, value, area: value.slice(0, 6), birthDate, sex }
}

/** Makes a number with a right check character, for demonstration data; births before 1900 name nobody alive. Throws RangeError when a part cannot be. */
export function makeCitizenNumber(area6: string, birthYYYYMMDD: string, seq3: string): string {
  const body = `${area6}${birthYYYYMMDD}${seq3}`
  if (!/^\d{17}$/.test(body) || area6.length !== 6 || seq3.length !== 3) {
    throw new RangeError(`area of 6, birth date of 8 and sequence of 3 digits are wanted, not ${body}`)
  }
  const made = body + citizenCheckCharacter(body)
  const read = parseCitizenNumber(made)
  if (!read.valid) throw new RangeError(`${made}: ${read.reason.en}`)
  return made
}

/** No living holder was born before 1800, and a year such as 0990 is a slip of the finger. */
function isRealDate(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) && date >= '1800'
}
