import type { Hearing, Procedure } from '@tongban/contracts/cases/clock'
import type { Case } from './case.ts'
import { procedureWords } from './proceedings.ts'
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

/** Until when the office has promised to be done, and how that day comes about; nothing while the clock stands. */
const dueParagraphs = ({ clock }: Case, lead: string): string[] =>
  clock
    ? [
        `${lead}${inWords(clock.due)}前办结${clock.provisional ? '（暂定，年度放假安排公布后重新计算）' : ''}。期限这样计算：`,
        ...clock.explanation.map((sentence) => sentence.zh),
      ]
    : []

/** 受理通知书 (行政许可法 art. 32: stamped, dated, written), with the reason for the due date. */
export const acceptanceNotice = (c: Case, date: string): Notice => ({
  ...base(c, date),
  title: '受理通知书',
  titleEn: 'Notice of acceptance',
  paragraphs: [
    c.proceedings.bySilence
      ? `您（单位）提出的“${c.itemName}”申请，本机关自收到之日起五个工作日内没有告知需要补正的内容。${permitRule(c, '第三十二条第一款第四项')}自${inWords(c.proceedings.acceptedOn ?? date)}收到申请之日起即为受理。`
      : `您（单位）提出的“${c.itemName}”申请，材料齐全、符合法定形式，属于本机关职权范围。${permitRule(c, '第三十二条')}现予受理。`,
    ...dueParagraphs(c, '本机关承诺在'),
  ],
  table: head(c),
})

/** 特别程序告知书: the time it needs is not counted, and the person is told (行政许可法 art. 45). */
export const procedureNotice = (c: Case, procedure: Procedure, date: string): Notice => {
  const { zh, en } = procedureWords[procedure.kind]
  return {
    ...base(c, date),
    title: `特别程序告知书（${zh}）`,
    titleEn: `Notice of a special procedure (${en})`,
    paragraphs: [
      `您（单位）提出的“${c.itemName}”申请，需要依法进行${zh}。理由：${procedure.reason}`,
      `${zh}自${inWords(procedure.from)}起，预计${inWords(procedure.until)}前完成。${permitRule(c, '第四十五条')}所需时间不计算在办理期限内；完成后期限继续计算，并重新告知您到期日。`,
    ],
    table: head(c),
  }
}

/** 听证告知书: seven days before, with day, place and who leads it (行政许可法 art. 48). */
export const hearingNotice = (c: Case, procedure: Procedure & { hearing: Hearing }, date: string): Notice => ({
  ...base(c, date),
  title: '听证告知书',
  titleEn: 'Notice of a hearing',
  paragraphs: [
    `您（单位）提出的“${c.itemName}”申请，${permitRule(c, '第四十六条、第四十七条、第四十八条')}将举行听证。事由：${procedure.reason}`,
    `您可以亲自参加，也可以委托一至二人代理参加；认为主持人与本事项有直接利害关系的，有权申请回避。参加听证不收取费用。听证所需时间不计算在办理期限内。`,
  ],
  table: [
    ...head(c),
    { label: '听证日期', value: inWords(procedure.hearing.heldOn) },
    { label: '听证地点', value: procedure.hearing.place },
    { label: '主持人', value: procedure.hearing.host },
  ],
})

/** 延长办理期限告知书 (行政许可法 art. 42: the reasons are told). */
export const extensionNotice = (c: Case, extension: { days: number; reasons: string }, date: string): Notice => ({
  ...base(c, date),
  title: '延长办理期限告知书',
  titleEn: 'Notice of an extended limit',
  paragraphs: [
    `您（单位）提出的“${c.itemName}”申请，在规定期限内不能作出决定。${permitRule(c, '第四十二条第一款')}经本机关负责人批准，办理期限延长${extension.days}个工作日。理由：${extension.reasons}`,
    ...dueParagraphs(c, '延长后，本机关将在'),
  ],
  table: head(c),
})

/** 终止办理告知书, with reasons and ways to have it reviewed. */
export const terminationNotice = (c: Case, reasons: string, date: string): Notice => ({
  ...base(c, date),
  title: '终止办理告知书',
  titleEn: 'Notice of termination',
  paragraphs: [
    `您（单位）提出的“${c.itemName}”申请，现终止办理。理由：${reasons}`,
    '情况变化后，您可以重新提出申请；已经提交且仍然有效的材料不需要重复提交。',
  ],
  table: head(c),
  remedies: remedies(c),
})

/** 送达回证: what was handed over to whom, how and when. */
export const deliveryRecord = (c: Case, date: string): Notice => ({
  ...base(c, date),
  title: '送达回证',
  titleEn: 'Record of delivery',
  paragraphs: [`“${c.itemName}”的办理结果已于${inWords(date)}送达。`],
  table: [
    ...head(c),
    { label: '受送达人', value: c.actedBy ? `${c.applicantName}（经办人${c.actedBy}）` : c.applicantName },
    { label: '送达方式', value: '电子送达：本平台“我的办件”，可在线查看和下载' },
    { label: '送达日期', value: inWords(date) },
  ],
})

/** 补正告知书: everything that is missing, told once (行政许可法 art. 32 (4)). */
export const correctionNotice = (c: Case, date: string): Notice => ({
  ...base(c, date),
  title: '一次性告知书',
  titleEn: 'One-time notice of corrections',
  paragraphs: [
    `您（单位）提出的“${c.itemName}”申请，需要补正下列内容。${permitRule(c, '第三十二条第一款第四项')}现一次告知全部补正内容。补正提交后，本机关继续办理。`,
    ...(c.proceedings.correctBy
      ? [`请在${inWords(c.proceedings.correctBy)}前补正。逾期没有补正的，本机关可以终止办理，您可以重新申请。`]
      : []),
    ...(c.proceedings.secondNotice
      ? [`这是经本机关负责人批准的第二次告知，理由：${c.proceedings.secondNotice.reasons}`]
      : []),
  ],
  items: c.corrections,
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
