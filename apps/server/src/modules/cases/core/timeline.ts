import type { CorrectionItem, TimelineEntry } from '@tongban/contracts/cases/case'
import type { ProcedureKind } from '@tongban/contracts/cases/clock'
import { procedureWords } from './proceedings.ts'
import { inWords } from './term.ts'

export type TimelineEvent = {
  seq: number
  type: string
  at: Date
  actor: string
  actorName: string
  data: Record<string, unknown>
}

/** What was added in words, if anything was. */
const after = (colon: string, added: unknown): string =>
  typeof added === 'string' && added !== '' ? colon + added : ''

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const procedureOf = ({ kind }: Record<string, unknown>) => procedureWords[kind as ProcedureKind]

const sentences: Record<string, (data: Record<string, unknown>) => [string, string]> = {
  'case-submitted': () => ['提交申请', 'Application submitted'],
  'pre-review-passed': (d) => [
    `预审通过，材料齐全${after('：', d['note'])}`,
    `Review passed, nothing is missing${after(': ', d['note'])}`,
  ],
  'correction-asked': (d) => {
    const items = (d['items'] ?? []) as CorrectionItem[]
    // The public is told that something was asked, not what.
    if (items.length === 0) return ['一次性告知补正内容', 'One-time notice of what to correct']
    return [
      `一次性告知补正${items.length}项：${items.map((i) => i.label).join('、')}`,
      `One-time notice: ${items.length} to correct: ${items.map((i) => i.label).join(', ')}`,
    ]
  },
  'case-corrected': () => ['已提交补正', 'Corrections handed in'],
  'case-accepted': (d) => {
    const due = typeof d['due'] === 'string' ? d['due'] : ''
    return [
      `受理，承诺${inWords(due)}前办结${d['provisional'] ? '（暂定）' : ''}`,
      `Accepted; promised by ${due}${d['provisional'] ? ' (provisional)' : ''}`,
    ]
  },
  'accepted-by-silence': (d) => {
    const [from, due] = [text(d['receivedOn']), text(d['due'])]
    return [
      `五个工作日内没有告知，自收到申请之日（${inWords(from)}）起视为受理，承诺${inWords(due)}前办结`,
      `Nothing was said in five working days: accepted by law from the day of receipt, ${from}; promised by ${due}`,
    ]
  },
  'second-notice-allowed': (d) => [
    `单位负责人批准第二次补正告知：${d['reasons']}`,
    `The head of the office allowed a second correction notice: ${d['reasons']}`,
  ],
  'procedure-started': (d) => {
    const { zh, en } = procedureOf(d)
    const until = text(d['until'])
    return [
      `开始${zh}，预计${inWords(until)}前完成，期间不计入办理期限`,
      `A special procedure began (${en}), expected to end by ${until}; its time is not counted`,
    ]
  },
  'procedure-ended': (d) => {
    const { zh, en } = procedureOf(d)
    const due = text(d['due'])
    return [`${zh}结束，期限继续计算，${inWords(due)}前办结`, `The ${en} ended and the limit runs on; due by ${due}`]
  },
  'limit-extended': (d) => {
    const due = text(d['due'])
    return [
      `办理期限延长${d['days']}个工作日${due ? `，${inWords(due)}前办结` : ''}。理由：${d['reasons']}`,
      `The limit was extended by ${d['days']} working days${due ? `, to ${due}` : ''}. Reasons: ${d['reasons']}`,
    ]
  },
  'due-recounted': (d) => {
    const [before, due] = [text(d['before']), text(d['after'])]
    return [
      `放假安排公布（${d['document']}），到期日由${inWords(before)}改为${inWords(due)}`,
      `Rest days were announced (${d['document']}): the due date moves from ${before} to ${due}`,
    ]
  },
  'case-terminated': (d) => [`终止办理：${d['reasons']}`, `Terminated: ${d['reasons']}`],
  'case-refused': (d) => [`不予受理：${d['reasons']}`, `Not accepted: ${d['reasons']}`],
  'opinion-given': () => ['完成审查，提出承办意见', 'Examined; the handler gave an opinion'],
  'case-granted': () => ['作出准予决定', 'Decision: granted'],
  'case-denied': (d) => [`作出不予许可决定：${d['reasons']}`, `Decision: denied: ${d['reasons']}`],
  'result-delivered': () => ['办理结果已送达，可在线下载', 'The result was handed over and can be downloaded'],
  'case-withdrawn': (d) => [
    `申请人撤回申请${after('：', d['reason'])}`,
    `Withdrawn by the applicant${after(': ', d['reason'])}`,
  ],
  'case-office-changed': (d) =>
    d['how'] === 'succeeded'
      ? [
          `因区划调整（${d['document']}），由${d['to']}继续办理，编号和期限不变`,
          `Divisions changed (${d['document']}): ${d['to']} goes on with the case; number and due date stay`,
        ]
      : d['how'] === 'moved'
        ? [
            `因区划调整（${d['document']}），${d['to']}现属${d['toRegion']}，继续办理`,
            `Divisions changed (${d['document']}): ${d['to']} now belongs to ${d['toRegion']} and goes on with the case`,
          ]
        : [
            `区划更名（${d['document']}）：${d['fromRegion']}现为${d['toRegion']}，办理不受影响`,
            `A division was renamed (${d['document']}): ${d['fromRegion']} is now ${d['toRegion']}; the case goes on`,
          ],
  'case-rated': (d) => [`申请人评价：${d['stars']}星`, `Rated by the applicant: ${d['stars']} of 5`],
}

/** The acts of a case. Each is the office's that had the case then: before it was taken over (区划变更), another's. */
export function presentTimeline(events: readonly TimelineEvent[], officeName: string): TimelineEntry[] {
  let office = officeName
  const entries: TimelineEntry[] = []
  for (const event of events.toReversed()) {
    entries.push(presentEvent(event, office))
    const { from } = event.data
    if (event.type === 'case-office-changed' && typeof from === 'string') office = from
  }
  return entries.reverse()
}

/** An act as people read it. Officers' names stay inside the office; the public sees the office. */
export function presentEvent(event: TimelineEvent, officeName: string): TimelineEntry {
  const [text, textEn] = sentences[event.type]?.(event.data) ?? [event.type, event.type]
  const [actor, actorEn] = event.actor.startsWith('person:')
    ? ['申请人', 'Applicant']
    : event.actor.startsWith('officer:')
      ? [officeName, officeName]
      : ['系统', 'Platform']
  const documentId = typeof event.data['documentId'] === 'string' ? event.data['documentId'] : null
  return { seq: event.seq, type: event.type, at: event.at.toISOString(), actor, actorEn, text, textEn, documentId }
}
