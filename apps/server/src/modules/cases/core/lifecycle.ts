import type { CaseAction, CaseStatus } from '@tongban/contracts/cases/case'
import type { QueueName } from '@tongban/contracts/cases/office-work'

/**
 * Which status allows which action, and where it leads (国办函〔2016〕108号 process; 行政许可法 arts. 32, 34, 38, 42, 44, 45).
 * A case's `allowedActions` come from it, so no screen ever guesses. `by`: who may; `to` `same`: it stays where it is.
 */
export const transitions = {
  'pass-pre-review': { from: ['submitted'], to: 'pre-reviewed', by: 'cases.accept' },
  'ask-correction': { from: ['submitted', 'pre-reviewed'], to: 'correction-asked', by: 'cases.accept' },
  correct: { from: ['correction-asked'], to: 'submitted', by: 'applicant' },
  'allow-second-notice': { from: ['submitted', 'pre-reviewed'], to: 'same', by: 'cases.lead' },
  accept: { from: ['submitted', 'pre-reviewed'], to: 'accepted', by: 'cases.accept' },
  'accept-by-silence': { from: ['submitted', 'pre-reviewed'], to: 'accepted', by: 'system' },
  refuse: { from: ['submitted', 'pre-reviewed', 'correction-asked'], to: 'refused', by: 'cases.accept' },
  'start-procedure': { from: ['accepted'], to: 'special-procedure', by: 'cases.examine' },
  'end-procedure': { from: ['special-procedure'], to: 'accepted', by: 'cases.examine' },
  extend: { from: ['accepted', 'special-procedure', 'examined'], to: 'same', by: 'cases.lead' },
  examine: { from: ['accepted'], to: 'examined', by: 'cases.examine' },
  grant: { from: ['examined'], to: 'granted', by: 'cases.decide' },
  deny: { from: ['examined'], to: 'denied', by: 'cases.decide' },
  deliver: { from: ['granted'], to: 'delivered', by: 'system' },
  withdraw: {
    from: ['submitted', 'pre-reviewed', 'correction-asked', 'accepted', 'special-procedure', 'examined'],
    to: 'withdrawn',
    by: 'applicant',
  },
  terminate: {
    from: ['correction-asked', 'accepted', 'special-procedure', 'examined'],
    to: 'terminated',
    by: 'cases.decide',
  },
} as const satisfies Record<CaseAction, { from: readonly CaseStatus[]; to: CaseStatus | 'same'; by: string }>

export const allows = (action: CaseAction, status: CaseStatus): boolean =>
  (transitions[action].from as readonly CaseStatus[]).includes(status)

/** The act of an officer or of the applicant that a status allows, whoever asks. */
export const actionsFrom = (status: CaseStatus, by: (who: string) => boolean): CaseAction[] =>
  (Object.keys(transitions) as CaseAction[]).filter((action) => allows(action, status) && by(transitions[action].by))

/** In which queue of the office a case waits; none when it is closed. */
export function queueOf(status: CaseStatus): QueueName | undefined {
  switch (status) {
    case 'submitted':
    case 'pre-reviewed':
      return 'intake'
    case 'correction-asked':
      return 'waiting'
    case 'accepted':
      return 'examination'
    case 'special-procedure':
      return 'procedure'
    case 'examined':
      return 'decision'
    default:
      return undefined
  }
}

/** Closed with a result: the case can be rated. */
export const rateable: readonly CaseStatus[] = ['delivered', 'denied', 'refused', 'terminated']

export const statusWords: Record<CaseStatus, { zh: string; en: string }> = {
  submitted: { zh: '已提交，待预审', en: 'submitted, waiting for review' },
  'pre-reviewed': { zh: '预审通过，待受理', en: 'review passed, waiting for acceptance' },
  'correction-asked': { zh: '待补正', en: 'corrections asked' },
  accepted: { zh: '已受理，审查中', en: 'accepted, under examination' },
  'special-procedure': { zh: '特别程序中，期限停止计算', en: 'special procedure, the limit stands still' },
  examined: { zh: '已审查，待决定', en: 'examined, waiting for the decision' },
  granted: { zh: '准予，正在制证', en: 'granted, the document is being made' },
  denied: { zh: '不予许可', en: 'denied' },
  delivered: { zh: '已办结', en: 'finished' },
  refused: { zh: '不予受理', en: 'not accepted' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  terminated: { zh: '已终止办理', en: 'terminated' },
}
