import { isProvince } from './area.ts'
import { parseCreditCode } from './credit-code.ts'
import { type Invalid, reasons } from './reason.ts'

export type ItemCodeFault = 'layout' | 'setter' | 'type' | 'credit-code' | 'level' | 'serial'

/** Basic code (基本编码), 12: setter `00` the nation or a province, type, department, main and sub item. */
export type BaseCode = {
  scheme: 'base-12'
  setter: string
  type: string
  department: string
  main: string
  sub: string
}

/** Code of before 2019 (DB52/T 1264, GB/T 39046 an..10): type of two letters or digits, main item 5, sub item 3. */
export type LegacyCode = { scheme: 'legacy-10'; type: string; main: string; sub: string }

/** Implementation code (实施编码), 31: credit code of the implementing organ, level of exercise 1 to 7, basic code. */
export type ImplementationCode = { scheme: 'implementation-31'; creditCode: string; level: string; base: BaseCode }

/** Business item code (业务办理项编码), 33: implementation code and a serial 01 to 99. */
export type BusinessItemCode = { scheme: 'business-item-33'; implementation: ImplementationCode; serial: string }

/** Sichuan's own implementation code, with its catalogue code of 12 or 14. */
export type SichuanCode = {
  scheme: 'sichuan-implementation'
  catalogue: string
  area: string
  creditCode: string
  serial: string
}

/** Hunan's code of a one-matter service (一件事). Its parts are not published: only the shape of one known code is compared. */
export type HunanCode = { scheme: 'hunan-one-matter' }

export type ItemCode = { valid: true; value: string } & (
  | BaseCode
  | LegacyCode
  | ImplementationCode
  | BusinessItemCode
  | SichuanCode
  | HunanCode
)

/** Task types (GB/T 39046 A.1). 11 to 19 and 21 upwards are extensions: they are read, but have no name here. */
export const ITEM_TYPES: Readonly<Record<string, string>> = {
  '01': '行政许可',
  '02': '行政处罚',
  '03': '行政强制',
  '04': '行政征收',
  '05': '行政给付',
  '06': '行政检查',
  '07': '行政确认',
  '08': '行政奖励',
  '09': '行政裁决',
  '10': '其他行政权力',
  '20': '公共服务',
}

const refuse = reasons<ItemCodeFault>({
  layout: [
    '事项编码应为基本编码12位、实施编码31位、业务办理项编码33位或旧编码10位；请从事项清单完整复制',
    'An item code has 12 (basic), 31 (implementation), 33 (business item) or 10 (old) characters; copy all of it from the item list',
  ],
  setter: [
    '基本编码前两位应为00（国家）或省级代码；请核对基本编码',
    'A basic code begins with 00 (the nation) or a province; compare the basic code',
  ],
  type: [
    '基本编码第3至4位不是事项类型代码（01至10、20及扩展）；请核对基本编码',
    'Characters 3 and 4 of the basic code name no item type (01 to 10, 20 and extensions); compare the basic code',
  ],
  'credit-code': [
    '实施编码前18位不是有效的统一社会信用代码；请核对实施主体的信用代码',
    'The first 18 characters are no valid credit code; compare the credit code of the implementing organ',
  ],
  level: [
    '实施编码第19位行使层级应为1至7；请核对行使层级',
    'Character 19, the level of exercise, is 1 to 7; compare the level',
  ],
  serial: [
    '业务办理项编码最后两位应为01至99；请核对办理项序号',
    'The last two characters of a business item code are 01 to 99; compare the serial',
  ],
})

const SICHUAN = /^(51[0-9A-Z]{10}(?:[0-9A-Z]{2})?)-(51\d{10})-\d{3}-([0-9A-Z]{18})-\d-(\d{2})$/
const HUNAN = /^43[A-Z]{3}\d{7}[A-Z]\d{4}$/

/** Reads an item code (GB/T 39554.1 as found in live records); the scheme follows from length and shape. Lower case is accepted. */
export function parseItemCode(text: string): ItemCode | Invalid<ItemCodeFault> {
  const value = text.toUpperCase()
  const read = readScheme(value)
  return 'valid' in read ? read : { valid: true, value, ...read }
}

type Read<Code> = Code | Invalid<ItemCodeFault>

function readScheme(
  value: string,
): Read<BaseCode | LegacyCode | ImplementationCode | BusinessItemCode | SichuanCode | HunanCode> {
  if (value.includes('-')) return readSichuan(value)
  switch (value.length) {
    case 10:
      return readLegacy(value)
    case 12:
      return readBase(value)
    case 31:
      return readImplementation(value)
    case 33:
      return readBusinessItem(value)
    default:
      return HUNAN.test(value) ? { scheme: 'hunan-one-matter' } : refuse('layout')
  }
}

function readBase(value: string): Read<BaseCode> {
  // A province may put letters into its own sub items; the national catalogue has digits only.
  const [, setter, type = '', department = '', main = '', sub = ''] =
    /^(\d\d)(\d\d)(\d\d)(\d{3})([0-9A-Z]{3})$/.exec(value) ?? []
  if (setter === undefined || (setter === '00' && !/^\d{3}$/.test(sub))) return refuse('layout')
  if (setter !== '00' && !isProvince(setter)) return refuse('setter')
  // 00 is the heading over all powers (行政权力), never the type of one item.
  if (type === '00') return refuse('type')
  return { scheme: 'base-12', setter, type, department, main, sub }
}

function readLegacy(value: string): Read<LegacyCode> {
  const [, type, main = '', sub = ''] = /^([A-Z]{2}|\d\d)(\d{5})(\d{3})$/.exec(value) ?? []
  if (type === undefined) return refuse('layout')
  return type === '00' ? refuse('type') : { scheme: 'legacy-10', type, main, sub }
}

function readImplementation(value: string): Read<ImplementationCode> {
  const creditCode = value.slice(0, 18)
  if (!parseCreditCode(creditCode).valid) return refuse('credit-code')
  const level = value.charAt(18)
  if (!/^[1-7]$/.test(level)) return refuse('level')
  const base = readBase(value.slice(19))
  return 'valid' in base ? base : { scheme: 'implementation-31', creditCode, level, base }
}

function readBusinessItem(value: string): Read<BusinessItemCode> {
  const implementation = readImplementation(value.slice(0, 31))
  if ('valid' in implementation) return implementation
  const serial = value.slice(31)
  if (!/^\d\d$/.test(serial) || serial === '00') return refuse('serial')
  return { scheme: 'business-item-33', implementation, serial }
}

function readSichuan(value: string): Read<SichuanCode> {
  const [, catalogue, area = '', creditCode = '', serial = ''] = SICHUAN.exec(value) ?? []
  if (catalogue === undefined) return refuse('layout')
  if (!parseCreditCode(creditCode).valid) return refuse('credit-code')
  return { scheme: 'sichuan-implementation', catalogue, area, creditCode, serial }
}

/** Makes an implementation code of 31 from credit code, level of exercise (1 nation … 6 village, 7 graded) and basic code. Throws RangeError when a part cannot be. */
export function makeImplementationCode(creditCode: string, level: number, base: string): string {
  return made(`${creditCode}${level}${base}`, 'implementation-31')
}

/** Makes a business item code of 33 from an implementation code and a serial 1 to 99. Throws RangeError when a part cannot be. */
export function makeBusinessItemCode(implementation: string, serial: number): string {
  return made(implementation + String(serial).padStart(2, '0'), 'business-item-33')
}

function made(code: string, scheme: ItemCode['scheme']): string {
  const read = parseItemCode(code)
  if (!read.valid) throw new RangeError(`${code}: ${read.reason.en}`)
  if (read.scheme !== scheme || read.value !== code) throw new RangeError(`${code} is no ${scheme} in capitals`)
  return code
}
