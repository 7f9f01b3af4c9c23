import { ITEM_TYPES } from '@tongban/codes/item-code'
import type { Retention } from '@tongban/contracts/archives/archives'
import type { Archived } from './closed-case.ts'
import { keepUntil, retentionWords, yearOf } from './retention.ts'
import { childText, type Element, element } from './xml.ts'

const outcomes: Record<string, string> = {
  delivered: '准予',
  denied: '不予许可',
  refused: '不予受理',
  withdrawn: '申请人撤回',
  terminated: '终止办理',
}

/** Eight hours ahead of the instant: the day of the law. */
export const dayOf = (at: Date): string => new Date(at.getTime() + 8 * 3600_000).toISOString().slice(0, 10)

/**
 * 基本信息描述: the metadata of DA/T 85-2019 and GB/T 42727-2023. The fonds number is the archives' to give; until then
 * the credit code of the office stands for it. `包类型`: 单件; 一件事 is kept for nested packages.
 */
export function describe({ c, materials }: Archived, retention: Retention): Element {
  const closedOn = dayOf(c.closedAt)
  const creditCode = c.itemCode.slice(0, 18)
  const facts: (readonly [name: string, value: string])[] = [
    ['包类型', '单件'],
    ['全宗号', creditCode],
    ['年度', String(yearOf(closedOn))],
    ['保管期限', retentionWords[retention]],
    ['保管期限届满日', keepUntil(closedOn, retention) ?? '永久'],
    ['立档单位', c.officeName],
    ['立档单位代码', creditCode],
    ['责任部门', c.officeName],
    ['行政区划', c.regionName],
    ['行政区划代码', c.regionCode],
    ['事项名称', c.itemName],
    ['事项编码', c.itemCode],
    ['事项类型', ITEM_TYPES[c.itemType] ?? c.itemType],
    ['办件编号', c.caseNo],
    ['办件标识', c.id],
    ['申请人', c.applicantName],
    ['申请人类型', c.audience === 'legal' ? '法人或其他组织' : '自然人'],
    ['申请人证件号码', c.maskedIdentifier],
    ['经办人', c.actedBy ?? c.applicantName],
    ['申请时间', c.submittedAt.toISOString()],
    ['受理日期', c.acceptedOn ?? '未受理'],
    ['办结时间', c.closedAt.toISOString()],
    ['承诺工作日', String(c.promisedDays)],
    ['办理结果', outcomes[c.status] ?? c.status],
    ['结果理由', c.reasons ?? '无'],
    ['密级', '非密'],
    ['开放', '控制使用（含个人信息）'],
  ]
  const list = materials.map(({ name, source, trust, files }) =>
    element('材料', {
      名称: name,
      来源: source,
      ...(trust ? { 可信等级: trust } : {}),
      文件数: files.length,
    }),
  )
  return element('基本信息描述', { 版本: 1, 标准: 'DA/T 85-2019, GB/T 42727-2023' }, [
    ...facts.map(([name, value]) => element(name, {}, value)),
    element('材料清单', {}, list),
  ])
}

const required = [
  ...['包类型', '全宗号', '年度', '保管期限', '立档单位', '责任部门', '事项名称', '事项编码', '办件编号', '办件标识'],
  ...['申请人', '申请时间', '办结时间', '办理结果', '密级', '开放'],
]

export const missingFacts = (root: Element): string[] => required.filter((name) => childText(root, name).trim() === '')
