import { type CitizenNumber, parseCitizenNumber } from './citizen-number.ts'
import { type CreditCode, parseCreditCode } from './credit-code.ts'
import { type ItemCode, parseItemCode } from './item-code.ts'
import { type LicenceId, parseLicenceId } from './licence-id.ts'
import type { Invalid } from './reason.ts'

export {
  type CitizenNumber,
  type CitizenNumberFault,
  makeCitizenNumber,
  parseCitizenNumber,
} from './citizen-number.ts'
export { type CreditCode, type CreditCodeFault, makeCreditCode, parseCreditCode } from './credit-code.ts'
export {
  type BaseCode,
  type BusinessItemCode,
  type ImplementationCode,
  ITEM_TYPES,
  type ItemCode,
  type ItemCodeFault,
  makeBusinessItemCode,
  makeImplementationCode,
  parseItemCode,
} from './item-code.ts'
export { type LicenceId, type LicenceIdFault, makeLicenceId, parseLicenceId } from './licence-id.ts'
export { maskCitizenNumber, maskMobile, maskName } from './mask.ts'
export type { Invalid, Reason } from './reason.ts'

/** The kinds of code that `check` knows. */
export const CODE_KINDS = ['citizen-number', 'credit-code', 'licence-id', 'item-code'] as const
/** One of `CODE_KINDS`. */
export type CodeKind = (typeof CODE_KINDS)[number]

/** Answer of `check`: `reason` is a stable code, empty when valid; `message` says to people what to do. */
export type Checked = { valid: boolean; reason: string; message: { zh: string; en: string } }

const parsers: Record<CodeKind, (value: string) => CitizenNumber | CreditCode | LicenceId | ItemCode | Invalid> = {
  'citizen-number': (value) => parseCitizenNumber(value),
  'credit-code': parseCreditCode,
  'licence-id': parseLicenceId,
  'item-code': parseItemCode,
}

/** Whether a text is one of the kinds of code that `check` knows. */
export const isCodeKind = (kind: string): kind is CodeKind => (CODE_KINDS as readonly string[]).includes(kind)

/** Checks a code of the given kind. To store a code, take `value` of the parse function: it is in capitals. */
export function check(kind: CodeKind, value: string): Checked {
  const read = parsers[kind](value)
  if (read.valid) return { valid: true, reason: '', message: { zh: '编码有效', en: 'The code is valid' } }
  const { code, zh, en } = read.reason
  return { valid: false, reason: code, message: { zh, en } }
}
