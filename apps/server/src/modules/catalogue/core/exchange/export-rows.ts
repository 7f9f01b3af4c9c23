import { ITEM_TYPES } from '@tongban/codes/item-code'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { ItemState } from '@tongban/contracts/catalogue/library'
import type { Level } from '@tongban/contracts/shared'
import { channelWords } from './channels.ts'
import { elementsOfKind, fieldOf, headOf } from './columns.ts'

export type ExportedItem = { content: ItemContent; state: ItemState; effectiveOn: string }
export type ExportedImplementation = {
  code: string
  level: Level
  state: string
  creditCode: string
  officeName: string
  address: string
  hours: string
  consultPhone: string
  complaintPhone: string
  content: Pick<ItemContent, 'baseCode' | 'name' | 'type' | 'promisedDays' | 'visits' | 'onlineDepth'>
}
type Kind = 'directory' | 'implementing' | 'materials'
type Words = 'people' | 'national'

/** The head of a file: in Chinese for people, in the fields of the national exchange tables. */
export const headsOf = (kind: Kind, words: Words): string[] =>
  elementsOfKind(kind).map((element) => (words === 'people' ? headOf(kind, element) : fieldOf(kind, element)))

const levels: Record<Level, readonly [string, string]> = {
  province: ['2', '省级'],
  city: ['3', '市级'],
  county: ['4', '县级'],
  township: ['5', '乡级'],
  village: ['6', '村级'],
}
const states: Readonly<Record<string, readonly [string, string]>> = {
  'in-force': ['1', '在用'],
  published: ['1', '在用'],
  'to-merge': ['1', '在用'],
  suspended: ['2', '暂停'],
  cancelled: ['3', '取消'],
}
const say = ([code, word]: readonly [string, string], words: Words) => (words === 'people' ? word : code)
const yes = (is: boolean, words: Words) => say(is ? ['1', '是'] : ['0', '否'], words)
const units = { workday: ['1', '工作日'], day: ['2', '日'], month: ['3', '月'] } as const

/** A row in the order of `headsOf('directory')`; read again, it changes nothing. */
export function directoryRow({ content, state, effectiveOn }: ExportedItem, words: Words): string[] {
  const { fee, theme } = content
  const cells: Record<string, string> = {
    baseCode: content.baseCode,
    name: content.name,
    nameEn: content.nameEn,
    type: say([content.type, ITEM_TYPES[content.type] ?? content.type], words),
    department: content.department,
    levels:
      words === 'people'
        ? content.levels.map((l) => levels[l][1]).join('、')
        : content.levels.map((l) => levels[l][0]).join(''),
    basis: content.legalBasis.map(({ law, article }) => `《${law}》${article}`).join('；'),
    summary: content.summary,
    summaryEn: content.summaryEn,
    audience: content.audience
      .map((a) => say(a === 'natural' ? ['1', '自然人'] : ['2', '法人'], words))
      .join(words === 'people' ? '、' : ''),
    themeNatural: (theme.natural ?? []).join(','),
    themeLegal: (theme.legal ?? []).join(','),
    handleType: say(content.handleType === '1' ? ['1', '即办件'] : ['2', '承诺件'], words),
    statutoryDays: String(content.statutory.days),
    statutoryUnit: say(units[content.statutory.unit], words),
    promisedDays: String(content.promisedDays),
    conditions: content.conditions.join('\n'),
    charged: yes(fee.charged, words),
    feeText: fee.text ?? '',
    feeBasis: fee.basis ?? '',
    resultName: content.result.name,
    visits: String(content.visits),
    onSiteReason: content.onSiteReason ?? '',
    onlineDepth: content.onlineDepth,
    channels: (content.channels ?? [])
      .map((channel) => say(channelWords[channel], words))
      .join(words === 'people' ? '、' : ','),
    state: say(states[state] ?? ['1', '在用'], words),
    effectiveOn,
  }
  return elementsOfKind('directory').map((element) => cells[element] ?? '')
}

export function implementingRow(row: ExportedImplementation, words: Words): string[] {
  const { content } = row
  const cells: Record<string, string> = {
    code: row.code,
    baseCode: content.baseCode,
    name: content.name,
    type: say([content.type, ITEM_TYPES[content.type] ?? content.type], words),
    level: say(levels[row.level], words),
    creditCode: row.creditCode,
    officeName: row.officeName,
    promisedDays: String(content.promisedDays),
    visits: String(content.visits),
    onlineDepth: content.onlineDepth,
    address: row.address,
    hours: row.hours,
    consultPhone: row.consultPhone,
    complaintPhone: row.complaintPhone,
    state: say(states[row.state] ?? ['1', '在用'], words),
  }
  return elementsOfKind('implementing').map((element) => cells[element] ?? '')
}

const sources = {
  applicant: ['10', '申请人自备'],
  government: ['20', '政府部门核发'],
  generated: ['99', '其他'],
} as const
const materialKinds: Readonly<Record<string, string>> = { '1': '证件证书证明', '2': '申请表格文书', '3': '其他' }

export const materialRows = ({ content }: ExportedItem, words: Words): string[][] =>
  content.materials.map((material) => {
    const cells: Record<string, string> = {
      baseCode: content.baseCode,
      materialName: material.name,
      materialNameEn: material.nameEn,
      kind: say([material.kind, materialKinds[material.kind] ?? ''], words),
      need: say(material.required ? ['1', '必要'] : ['2', '非必要'], words),
      circumstance: material.circumstance ?? '',
      circumstanceEn: material.circumstanceEn ?? '',
      source: say(sources[material.source], words),
      form: material.form,
      basis: material.basis ? `《${material.basis.law}》${material.basis.article}` : '',
      standard: material.standard ?? '',
    }
    return elementsOfKind('materials').map((element) => cells[element] ?? '')
  })
