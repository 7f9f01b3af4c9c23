import { isProvince } from './area.ts'
import { type Invalid, reasons } from './reason.ts'

export type CreditCodeFault = 'length' | 'characters' | 'authority' | 'area' | 'organisation-code' | 'check-character'

/** The parts of a unified social credit code (统一社会信用代码): registering authority, kind of organisation, area, organisation code. */
export type CreditCode = {
  valid: true
  value: string
  authority: string
  category: string
  area: string
  organisationCode: string
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const AUTHORITIES = '123456789ANY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

const refuse = reasons<CreditCodeFault>({
  length: [
    '统一社会信用代码应为18位；请对照营业执照或登记证书核对',
    'A credit code has 18 characters; compare it with the business licence or certificate',
  ],
  characters: [
    '统一社会信用代码只用数字和大写字母，不含I、O、S、V、Z，第3至8位是数字；请检查是否把1、0、5、2写成了字母',
    'A credit code has digits and capitals without I, O, S, V, Z, and digits at 3 to 8; look for letters typed for 1, 0, 5 or 2',
  ],
  authority: [
    '第一位不是登记管理部门代码；请对照证书核对第一位',
    'The first character names no registering authority; compare it with the certificate',
  ],
  area: [
    '第3至4位不是省级行政区划代码；请对照证书核对第3至8位',
    'Characters 3 and 4 name no province; compare characters 3 to 8 with the certificate',
  ],
  'organisation-code': [
    '第9至17位组织机构代码的校验码不符；请对照证书逐位核对',
    'The organisation code at characters 9 to 17 fails its own check; compare it with the certificate',
  ],
  'check-character': [
    '最后一位校验码不符，说明有一位或几位写错；请对照证书逐位核对',
    'The last character does not fit the rest, so something was mistyped; compare every character with the certificate',
  ],
})

/** Check character of the first 17 characters, GB 32100-2015. */
export function creditCheckCharacter(body17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * ALPHABET.indexOf(body17.charAt(i)), 0)
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/** Check character of an 8-character organisation code body, GB 11714. */
export function organisationCheckCharacter(body8: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, i) => total + weight * parseInt(body8.charAt(i), 36), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

/**
 * Reads a credit code by GB 32100 with the organisation code inside it (GB 11714); lower case is accepted.
 * Old registers hold codes whose check character is wrong: on inbound legacy data treat `check-character` as a warning.
 */
export function parseCreditCode(text: string): CreditCode | Invalid<CreditCodeFault> {
  const value = text.toUpperCase()
  if (value.length !== 18) return refuse('length')
  if (!/^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/.test(value)) return refuse('characters')
  if (!AUTHORITIES.includes(value.charAt(0))) return refuse('authority')
  // 10 stands for the whole country: organs of the State Council are registered under 100000.
  if (value.slice(2, 4) !== '10' && !isProvince(value.slice(2, 4))) return refuse('area')
  if (creditCheckCharacter(value) !== value.charAt(17)) return refuse('check-character')
  const organisationCode = value.slice(8, 17)
  if (organisationCheckCharacter(organisationCode) !== organisationCode.charAt(8)) return refuse('organisation-code')
  return {
    valid: true,
    value,
    authority: value.charAt(0),
    category: value.charAt(1),
    area: value.slice(2, 8),
    organisationCode,
  }
}

/** Makes a code with both check characters right, for demonstration data. Throws RangeError when a part cannot be. */
export function makeCreditCode(prefix8: string, body8: string): string {
  if (prefix8.length !== 8 || body8.length !== 8) {
    throw new RangeError(`8 and 8 characters are wanted, not ${prefix8} and ${body8}`)
  }
  const body = prefix8 + body8 + organisationCheckCharacter(body8)
  const made = body + creditCheckCharacter(body)
  const read = parseCreditCode(made)
  if (!read.valid) throw new RangeError(`${made}: ${read.reason.en}`)
  return made
}
