import type { DueDate } from '@tongban/contracts/cases/case'
import type { Case } from './case.ts'
import { inWords } from './term.ts'

/** What a document of a case says; the licences module numbers, seals and prints it. */
export type Notice = {
  title: string
  titleEn: string
  office: string
  addressee: string
  paragraphs: string[]
  table?: { label: string; value: string }[]
  items?: { label: string; request: string }[]
  remedies?: string[]
  date: string
}

/** 行政复议法 art. 24: the people's government of the same level; of a township's own acts, the one above. */
const reviewer = (c: Case) =>
  c.level === 'township' || c.level === 'village' ? '上一级人民政府' : `${c.regionName}人民政府`

const remedies = (c: Case) => [
  `如不服本决定，可以自收到本决定书之日起六十日内，向${reviewer(c)}申请行政复议；`,
  '也可以自收到本决定书之日起六个月内，依法向人民法院提起行政诉讼。',
]

/** 行政许可 by the item's type, two digits of the base code in its own (GB/T 39554); the law on permits binds only those. */
const isPermit = (c: Case) => c.itemCode.slice(21, 23) === '01'
const permitRule = (c: Case, article: string) =>
  isPermit(c) ? `根据《中华人民共和国行政许可法》${article}的规定，` : ''

const head = (c: Case) => [
  { label: '办件编号', value: c.caseNo },
  { label: '事项名称', value: c.itemName },
  { label: '申请人', value: c.applicantName },
]

const base = (c: Case, date: string) => ({ office: c.officeName, addressee: c.applicantName, date })

/** 受理通知书 (行政许可法 art. 32: stamped, dated, written), with the reason for the due date. */
export const acceptanceNotice = (c: Case, clock: DueDate, date: string): Notice => ({
  ...base(c, date),
  title: '受理通知书',
  titleEn: 'Notice of acceptance',
  paragraphs: [
    `您（单位）提出的“${c.itemName}”申请，材料齐全、符合法定形式，属于本机关职权范围。${permitRule(c, '第三十二条')}现予受理。`,
    `本机关承诺在${inWords(clock.due)}前办结${clock.provisional ? '（暂定，年度放假安排公布后重新计算）' : ''}。期限这样计算：`,
    ...clock.explanation.map((sentence) => sentence.zh),
  ],
  table: head(c),
})

/** 补正告知书: everything that is missing, told once (行政许可法 art. 32 (4)). */
export const correctionNotice = (c: Case, items: { label: string; request: string }[], date: string): Notice => ({
  ...base(c, date),
  title: '一次性告知书',
  titleEn: 'One-time notice of corrections',
  paragraphs: [
    `您（单位）提出的“${c.itemName}”申请，需要补正下列内容。${permitRule(c, '第三十二条第一款第四项')}现一次告知全部补正内容。补正提交后，本机关继续办理。`,
  ],
  items,
  table: head(c),
})

export const refusalNotice = (c: Case, reasons: string, date: string): Notice => ({
  ...base(c, date),
  title: '不予受理决定书',
  titleEn: 'Decision not to accept',
  paragraphs: [`您（单位）提出的“${c.itemName}”申请，经审查，决定不予受理。理由：${reasons}`],
  table: head(c),
  remedies: remedies(c),
})

export const decisionNotice = (c: Case, granted: boolean, reasons: string | null, date: string): Notice => ({
  ...base(c, date),
  title: granted ? '准予决定书' : isPermit(c) ? '不予许可决定书' : '不予办理决定书',
  titleEn: granted ? 'Decision to grant' : 'Decision to deny',
  paragraphs: [
    granted
      ? `您（单位）提出的“${c.itemName}”申请，经审查，符合法定条件、标准。${permitRule(c, '第三十八条第一款')}决定准予。`
      : `您（单位）提出的“${c.itemName}”申请，经审查，决定${isPermit(c) ? '不予许可' : '不予办理'}。理由：${reasons ?? ''}`,
  ],
  table: head(c),
  ...(granted ? {} : { remedies: remedies(c) }),
})

/** The result that is not a licence: a certificate or reply that says what was granted. */
export const resultDocument = (c: Case, name: string, nameEn: string, date: string): Notice => ({
  ...base(c, date),
  title: name,
  titleEn: nameEn,
  paragraphs: [`兹证明${c.applicantName}申请的“${c.itemName}”已经${c.officeName}审查办结。`],
  table: head(c),
})
