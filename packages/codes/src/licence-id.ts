import { parseCreditCode } from './credit-code.ts'
import { type Invalid, reasons } from './reason.ts'

export type LicenceIdFault = 'layout' | 'check-character' | 'type' | 'issuer'

/** The parts of an e-licence identifier (电子证照标识): type = 21 characters (defining organ 18 + serial 3), version 1 to 999. */
export type LicenceId = {
  valid: true
  value: string
  type: string
  issuer: string
  serial: string
  version: number
  check: string
}

const ROOT = '1.2.156.3005.2'
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const LAYOUT = /^1\.2\.156\.3005\.2\.([0-9A-Z]{18}\d{3})\.([0-9A-Z]+)\.([0-9A-Z]{1,64})\.(\d{3})\.([0-9A-Z])$/

const refuse = reasons<LicenceIdFault>({
  layout: [
    '电子证照标识应为“1.2.156.3005.2.证照类型21位.颁发机构18位.流水号.版本号3位.校验位”；请从证照文件完整复制',
    'An e-licence identifier reads 1.2.156.3005.2.type(21).issuer(18).serial.version(3).check; copy all of it from the licence file',
  ],
  'check-character': [
    '校验位不符，说明标识中有字符写错；请从证照文件重新复制，不要手工输入',
    'The check character does not fit the rest, so something was mistyped; copy the identifier again from the licence file',
  ],
  type: [
    '校验位正确，但证照类型代码的前18位不是统一社会信用代码；请向颁发机构核实后再使用',
    'The check character is right, but the type does not begin with a credit code; ask the issuing office before relying on it',
  ],
  issuer: [
    '校验位正确，但颁发机构代码不是统一社会信用代码；请向颁发机构核实后再使用',
    'The check character is right, but the issuer is not a credit code; ask the issuing office before relying on it',
  ],
})

/** ISO 7064 MOD 37,36 over type, issuer, serial and version joined without root and dots (GB/T 36904). */
export function licenceCheckCharacter(joined: string): string {
  let product = 36
  for (const character of joined) {
    product = (product + ALPHABET.indexOf(character)) % 36 || 36
    product = (product * 2) % 37
  }
  return ALPHABET.charAt((37 - product) % 36)
}

/**
 * Reads an e-licence identifier by GB/T 36904. The faults `type` and `issuer` mean that the check character is right
 * and only a part is no credit code, as in identifiers of some cities that put a region code for the issuer.
 */
export function parseLicenceId(text: string): LicenceId | Invalid<LicenceIdFault> {
  const value = text.toUpperCase()
  const [, type = '', issuer = '', serial = '', version = '', check] = LAYOUT.exec(value) ?? []
  if (check === undefined || version === '000') return refuse('layout')
  if (licenceCheckCharacter(type + issuer + serial + version) !== check) return refuse('check-character')
  if (!parseCreditCode(type.slice(0, 18)).valid) return refuse('type')
  if (!parseCreditCode(issuer).valid) return refuse('issuer')
  return { valid: true, value, type, issuer, serial, version: Number(version), check }
}

/** Makes an identifier with its check character; `version` counts from 1 and rises on re-issue. Throws RangeError when a part cannot be. */
export function makeLicenceId(type: string, issuer: string, serial: string, version: number): string {
  const version3 = String(version).padStart(3, '0')
  const check = licenceCheckCharacter(type + issuer + serial + version3)
  const made = `${ROOT}.${type}.${issuer}.${serial}.${version3}.${check}`
  const read = parseLicenceId(made)
  if (!read.valid || read.value !== made) {
    throw new RangeError(`${made}: ${read.valid ? 'capitals are wanted' : read.reason.en}`)
  }
  return made
}
