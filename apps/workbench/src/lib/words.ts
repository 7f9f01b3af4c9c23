import type { CaseAction, CaseStatus } from '@tongban/contracts/cases/case'
import type { ProcedureKind } from '@tongban/contracts/cases/clock'
import type { QueueName, QueueRow } from '@tongban/contracts/cases/office-work'
import type { Text } from '../i18n.ts'

export const statusText: Record<CaseStatus, Text> = {
  submitted: ['已提交，待预审', 'Submitted, to be pre-reviewed'],
  'pre-reviewed': ['预审通过，待受理', 'Pre-reviewed, to be accepted'],
  'correction-asked': ['待补正', 'Waiting for corrections'],
  accepted: ['已受理，审查中', 'Accepted, under examination'],
  'special-procedure': ['特别程序中', 'Special procedure'],
  examined: ['已审查，待决定', 'Examined, to be decided'],
  granted: ['准予，制作结果中', 'Granted, result being made'],
  denied: ['不予许可', 'Denied'],
  delivered: ['已办结', 'Completed'],
  refused: ['不予受理', 'Not accepted'],
  withdrawn: ['已撤回', 'Withdrawn'],
  terminated: ['已终止办理', 'Terminated'],
}

export const queueText: Record<QueueName, Text> = {
  intake: ['预审受理', 'Intake'],
  waiting: ['待补正', 'Waiting for applicant'],
  examination: ['审查', 'Examination'],
  procedure: ['特别程序', 'Special procedures'],
  decision: ['决定', 'Decision'],
}
export const queueNames = [
  'intake',
  'waiting',
  'examination',
  'procedure',
  'decision',
] as const satisfies readonly QueueName[]
export const isQueueName = (name: string): name is QueueName => (queueNames as readonly string[]).includes(name)

export const actionText: Record<CaseAction, Text> = {
  'pass-pre-review': ['预审通过', 'Pass pre-review'],
  'ask-correction': ['要求补正', 'Ask for corrections'],
  correct: ['提交补正', 'Hand in corrections'],
  'allow-second-notice': ['批准第二次补正告知', 'Allow a second notice'],
  accept: ['受理', 'Accept'],
  'accept-by-silence': ['视为受理', 'Accepted by silence'],
  refuse: ['不予受理', 'Refuse to accept'],
  'start-procedure': ['启动特别程序', 'Start a special procedure'],
  'end-procedure': ['结束特别程序', 'End the special procedure'],
  extend: ['延长期限', 'Extend the limit'],
  examine: ['提出审查意见', 'Give an opinion'],
  grant: ['准予', 'Grant'],
  deny: ['不予许可', 'Deny'],
  deliver: ['送达', 'Deliver'],
  withdraw: ['撤回', 'Withdraw'],
  terminate: ['终止办理', 'Terminate'],
}

/** The eight of 行政许可法 art. 45, in its order. */
export const procedureText: Record<ProcedureKind, Text> = {
  hearing: ['听证', 'Hearing'],
  tender: ['招标', 'Tender'],
  auction: ['拍卖', 'Auction'],
  inspection: ['检验', 'Inspection'],
  testing: ['检测', 'Testing'],
  quarantine: ['检疫', 'Quarantine'],
  appraisal: ['鉴定', 'Appraisal'],
  'expert-review': ['专家评审', 'Expert review'],
}
export const procedureKinds = Object.keys(procedureText) as ProcedureKind[]

export { levelText } from '@tongban/ui/office-words'

export type LightName = QueueRow['light']
/** A light is a shape, a word and a colour; the colour never stands alone. */
export const lights: Record<LightName, { shape: string; text: Text; tone: 'good' | 'warn' | 'bad' }> = {
  normal: { shape: '●', text: ['正常', 'On time'], tone: 'good' },
  soon: { shape: '▲', text: ['临期', 'Due soon'], tone: 'warn' },
  overdue: { shape: '■', text: ['超期', 'Overdue'], tone: 'bad' },
}

const openStatuses: readonly CaseStatus[] = [
  'submitted',
  'pre-reviewed',
  'correction-asked',
  'accepted',
  'special-procedure',
  'examined',
]
/** Whether the office still owes an act or a decision, so that a limit is running. */
export const isOpen = (status: CaseStatus): boolean => openStatuses.includes(status)

/** The queue in which a case of this status stands; undefined once it is closed. */
export function queueOf(status: CaseStatus): QueueName | undefined {
  if (status === 'submitted' || status === 'pre-reviewed') return 'intake'
  if (status === 'correction-asked') return 'waiting'
  if (status === 'accepted') return 'examination'
  if (status === 'special-procedure') return 'procedure'
  return status === 'examined' ? 'decision' : undefined
}

/** The queue in which an officer does this act. */
export const queueOfAction: Partial<Record<CaseAction, QueueName>> = {
  'pass-pre-review': 'intake',
  'ask-correction': 'intake',
  accept: 'intake',
  refuse: 'intake',
  'start-procedure': 'examination',
  'end-procedure': 'procedure',
  examine: 'examination',
  grant: 'decision',
  deny: 'decision',
}
