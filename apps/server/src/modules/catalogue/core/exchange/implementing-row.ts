import { parseItemCode } from '@tongban/codes/item-code'
import { stageKey } from '@tongban/contracts/catalogue/flow-graph'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { ItemState } from '@tongban/contracts/catalogue/library'
import type { LocalElements } from '@tongban/contracts/catalogue/local'
import type { Level } from '@tongban/contracts/shared'
import { checkLocal } from '../check-local.ts'
import { equal } from '../equal.ts'
import { elementsOf, pickElements } from '../local.ts'
import { baseCodeOf, readState } from './directory-row.ts'
import { type Row, wholeNumber } from './row.ts'

export type OfficeFacts = {
  id: string
  creditCode: string
  name: string
  level: Level
  regionCode: string
  departmentKeys: readonly string[]
  address: string
  hours: string
  consultPhone: string
  complaintPhone: string
  /** It ended by a change of divisions: who took it over. */
  successor: { name: string; creditCode: string; on: string } | null
}

export type ImplementingFacts = {
  /** Items of the directory by base code, those of the same file among them. */
  item(baseCode: string): { content: ItemContent } | undefined
  office(creditCode: string): OfficeFacts | undefined
  /** The implementation as it stands. */
  implementation(code: string): { local: LocalElements | null; state: ItemState } | undefined
}

export type ImplementingEntry = {
  code: string
  itemId: string
  office: OfficeFacts
  local: LocalElements
  state: ItemState
  how: 'added' | 'changed' | 'unchanged'
}

const levelDigit: Record<Level, string> = { province: '2', city: '3', county: '4', township: '5', village: '6' }

/** Reads a row as an implementing item and tells everything wrong with it; undefined when item or office is not known. */
export function readImplementingRow(row: Row, facts: ImplementingFacts): ImplementingEntry | undefined {
  const place = readCode(row)
  const state = readState(row)
  const numbers = readNumbers(row)
  const content = findItem(row, place, facts)
  const office = findOffice(row, place, facts)
  if (content) checkName(row, content)
  if (!content || !office) return
  checkSame(row, content, office, place)
  const code = `${office.creditCode}${levelDigit[office.level]}${content.baseCode}`
  const before = facts.implementation(code)
  const local = readLocal(row, { content, office, numbers, before: before?.local ?? {} })
  for (const { path, message, messageEn } of checkLocal(content, local, office))
    row.say(elementAt(path), 'local-not-allowed', message, messageEn)
  const entry = { code, itemId: content.id, office, local, state: state ?? before?.state ?? 'in-force' } as const
  const isAsBefore = before && before.state === entry.state && equal(before.local ?? {}, local)
  return { ...entry, how: before ? (isAsBefore ? 'unchanged' : 'changed') : 'added' }
}

/** The element that a problem of what an office has of its own is about; days of stages are made of the promise. */
const elementAt = (path: string): string => (path.split('/')[1] ?? '').replace('stageDays', 'promisedDays')

function findItem(row: Row, { baseCode }: Place, facts: ImplementingFacts): ItemContent | undefined {
  const found = baseCode ? facts.item(baseCode) : undefined
  if (baseCode && !found)
    row.say(
      'baseCode',
      'not-in-directory',
      `目录清单中没有基本编码${baseCode}；请先导入或新增目录事项，再导入实施清单`,
      `The directory has no item ${baseCode}; import or propose it first, then the implementing list`,
    )
  return found?.content
}

function findOffice(row: Row, { creditCode }: Place, facts: ImplementingFacts): OfficeFacts | undefined {
  const office = creditCode ? facts.office(creditCode) : undefined
  if (creditCode && !office)
    row.say(
      'creditCode',
      'office-unknown',
      `没有统一社会信用代码为${creditCode}的实施机构；请核对代码或先登记机构`,
      `There is no office with the credit code ${creditCode}; compare it, or register the office first`,
    )
  if (office?.successor) {
    const { name, creditCode: now, on } = office.successor
    row.say(
      'creditCode',
      'office-ended',
      `${office.name}已因区划调整于${on}由${name}承接；请改用它的统一社会信用代码${now}（实施编码前18位）`,
      `${office.name} ended with a change of divisions on ${on}; ${name} took it over: use its credit code ${now} (the first 18 of the implementing code)`,
    )
  }
  return office
}

type Place = { creditCode?: string | undefined; baseCode?: string | undefined; level?: string | undefined }

/** Which item of which office: by the implementing code, or by credit code and base code, as far as they can be read. */
function readCode(row: Row): Place {
  const text = (row.get('code') ?? '').toUpperCase()
  /** What the columns beside a wrong code say, for looking at the rest of the row. */
  const beside = {
    creditCode: row.get('creditCode')?.toUpperCase() || undefined,
    baseCode: row.get('baseCode')?.toUpperCase() || undefined,
  }
  if (text === '') {
    const baseCode = baseCodeOf(row)
    const creditCode = (row.get('creditCode') ?? '').toUpperCase()
    if (creditCode === '')
      row.say(
        'creditCode',
        'code-missing',
        '没有实施编码，也没有实施主体编码；请填写31位实施编码',
        'There is neither an implementing code nor the credit code of the office; give the code of 31 characters',
      )
    return { creditCode: beside.creditCode, baseCode }
  }
  if (text.length === 24) {
    row.say(
      'code',
      'code-old',
      `“${text}”是24位的旧实施编码，已不再使用；请换成31位实施编码`,
      `“${text}” is an old implementing code of 24 characters, no longer in use; give the one of 31`,
    )
    return beside
  }
  const read = parseItemCode(text)
  if (!read.valid) {
    row.say('code', `code-${read.reason.code}`, read.reason.zh, read.reason.en)
    return beside
  }
  if (read.scheme !== 'implementation-31') {
    row.say(
      'code',
      'code-scheme',
      `“${text}”不是31位的实施编码；请从实施清单复制`,
      `“${text}” is no implementing code of 31 characters; copy it from the implementing list`,
    )
    return beside
  }
  const given = (row.get('baseCode') ?? '').toUpperCase()
  const baseCode = text.slice(19)
  if (given && given !== baseCode)
    row.say(
      'baseCode',
      'crossed',
      `基本编码“${given}”与实施编码最后12位“${baseCode}”不是同一事项；请核对其中一个`,
      `The base code “${given}” is not that of the implementing code (“${baseCode}”); correct one of them`,
    )
  const creditCode = (row.get('creditCode') ?? '').toUpperCase()
  if (creditCode && creditCode !== read.creditCode)
    row.say(
      'creditCode',
      'crossed',
      `实施主体编码“${creditCode}”与实施编码前18位“${read.creditCode}”不是同一机构；请核对其中一个`,
      `The office “${creditCode}” is not that of the implementing code (“${read.creditCode}”); correct one of them`,
    )
  return { creditCode: read.creditCode, baseCode, level: read.level }
}

/** 同一事项、同一标准、同一编码: what must be the same everywhere is compared, not taken over. */
function checkName(row: Row, content: ItemContent): void {
  const name = row.get('name')
  if (name && name !== content.name)
    row.say(
      'name',
      'not-the-same',
      `事项名称应与目录一致，为“${content.name}”；请改正，或在目录中提出变更`,
      `The name must be the directory's, “${content.name}”; correct it, or propose a change of the directory`,
    )
}

function checkSame(row: Row, content: ItemContent, office: OfficeFacts, place: Place): void {
  if (!content.levels.includes(office.level))
    row.say(
      'level',
      'level-not-allowed',
      `“${content.name}”不由${levelNames[office.level]}行使；请核对实施机构`,
      `“${content.name}” is not exercised at the level of this office`,
    )
  if (place.level && place.level !== levelDigit[office.level])
    row.say(
      'code',
      'crossed',
      `实施编码第19位行使层级“${place.level}”与机构层级“${levelDigit[office.level]}”不一致；请核对编码`,
      `Character 19 of the code, level “${place.level}”, is not that of the office (“${levelDigit[office.level]}”)`,
    )
  if (!office.departmentKeys.includes('*') && !office.departmentKeys.includes(content.departmentKey))
    row.say(
      'officeName',
      'not-its-department',
      `“${content.name}”属于${content.department}，不由${office.name}实施；请核对实施机构`,
      `“${content.name}” belongs to another department than ${office.name}`,
    )
}

const levelNames: Record<Level, string> = {
  province: '省级',
  city: '市级',
  county: '县级',
  township: '乡镇（街道）',
  village: '村（社区）',
}

type Numbers = Partial<Record<'promisedDays' | 'visits', number>>

function readNumbers(row: Row): Numbers {
  const numbers: Numbers = {}
  for (const element of ['promisedDays', 'visits'] as const) {
    const given = row.get(element)
    const value = given ? wholeNumber(given) : undefined
    if (value !== undefined) numbers[element] = value
    else if (given)
      row.say(element, 'number', `“${given}”不是整数；请只填数字`, `“${given}” is no whole number; give digits only`)
  }
  return numbers
}

type LocalFacts = { content: ItemContent; office: OfficeFacts; numbers: Numbers; before: LocalElements }

/** Elements in which the row differs from directory and office; what no column gives stays as it was. */
function readLocal(row: Row, { content, office, numbers, before }: LocalFacts): LocalElements {
  const untold = elementsOf(before).filter((element) => !row.get(element === 'stageDays' ? 'promisedDays' : element))
  const local = pickElements(before, untold)
  for (const element of ['address', 'hours', 'consultPhone', 'complaintPhone'] as const) {
    const given = row.get(element)
    if (given && given !== office[element]) local[element] = given
  }
  for (const element of ['promisedDays', 'visits'] as const) {
    const value = numbers[element]
    if (value !== undefined && value !== content[element]) local[element] = value
  }
  const depth = row.get('onlineDepth')
  if (depth && depth !== content.onlineDepth) local.onlineDepth = depth
  if (local.promisedDays !== undefined) {
    const days = shorter(content, local.promisedDays)
    if (days) local.stageDays = days
  }
  return local
}

/** Days of the stages for a shorter promise: taken from the longest stage first, so that they add up to the promise. */
function shorter(content: ItemContent, promised: number): Record<string, number> | undefined {
  const counted = content.flow.flatMap((stage, i) =>
    stage.stage === 'pre-review' || stage.stage === 'special-procedure'
      ? []
      : [{ key: stageKey(stage, i), days: stage.days }],
  )
  let over = counted.reduce((sum, { days }) => sum + days, 0) - promised
  if (over <= 0) return
  const changed: Record<string, number> = {}
  for (const { key, days } of counted.toSorted((a, b) => b.days - a.days)) {
    if (over <= 0) break
    const less = Math.min(days, over)
    changed[key] = days - less
    over -= less
  }
  return changed
}
