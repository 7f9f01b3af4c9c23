import { type Language, t } from '@tongban/ui/language'

/** 办件经过 as a proof names it. */
const eventWords: Record<string, [zh: string, en: string]> = {
  'case-submitted': ['提交申请', 'Application submitted'],
  'pre-review-passed': ['预审通过', 'Review passed'],
  'correction-asked': ['一次性告知补正', 'One-time notice of what to correct'],
  'case-corrected': ['已提交补正', 'Corrections handed in'],
  'case-accepted': ['受理', 'Accepted'],
  'accepted-by-silence': ['视为受理', 'Accepted by silence'],
  'second-notice-allowed': ['批准第二次补正告知', 'Second notice allowed'],
  'procedure-started': ['开始特别程序', 'Special procedure begun'],
  'procedure-ended': ['特别程序结束', 'Special procedure ended'],
  'limit-extended': ['延长办理期限', 'Limit extended'],
  'case-terminated': ['终止办理', 'Terminated'],
  'case-refused': ['不予受理', 'Not accepted'],
  'opinion-given': ['提出承办意见', 'Opinion of the handler'],
  'case-granted': ['作出准予决定', 'Decision: granted'],
  'case-denied': ['作出不予许可决定', 'Decision: denied'],
  'result-delivered': ['结果已送达', 'Result handed over'],
  'case-withdrawn': ['申请人撤回申请', 'Withdrawn by the applicant'],
  'case-office-changed': ['办理单位因区划调整变更', 'Office changed with the divisions'],
  'case-rated': ['申请人评价', 'Rated by the applicant'],
}

/** What an event is called; one that is not known here keeps the name it has. */
export function eventName(lang: Language, type: string): string {
  const words = eventWords[type]
  return words ? t(lang, ...words) : type
}
