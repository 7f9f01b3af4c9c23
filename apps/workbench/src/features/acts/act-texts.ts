import type { OfficerCase } from '@tongban/contracts/cases/case'
import { formatLimit } from '@tongban/ui/format'
import type { Text } from '../../i18n.ts'
import type { OfficerAction } from './send-act.ts'

export type DialogAction = Exclude<OfficerAction, 'ask-correction'>

/** What an officer writes with an act. */
export const writes: Record<DialogAction, 'note' | 'reasons' | 'opinion' | 'outcome' | 'nothing'> = {
  'pass-pre-review': 'note',
  accept: 'note',
  refuse: 'reasons',
  examine: 'opinion',
  'allow-second-notice': 'reasons',
  'start-procedure': 'reasons',
  'end-procedure': 'outcome',
  extend: 'reasons',
  grant: 'nothing',
  deny: 'reasons',
  terminate: 'reasons',
}

export const confirmText: Record<DialogAction, Text> = {
  'pass-pre-review': ['确认预审通过', 'Pass the pre-review'],
  accept: ['确认受理', 'Accept the case'],
  refuse: ['确认不予受理', 'Refuse to accept'],
  examine: ['提交审查意见', 'Give this opinion'],
  grant: ['确认准予', 'Grant'],
  deny: ['确认不予许可', 'Deny'],
  'allow-second-notice': ['批准', 'Allow'],
  'start-procedure': ['发出告知书并停止计时', 'Send the notice and stop the clock'],
  'end-procedure': ['结束并恢复计时', 'End it; the clock runs on'],
  extend: ['批准延长', 'Extend'],
  terminate: ['确认终止办理', 'Terminate'],
}

/** 行政许可法 art. 38 with 行政复议法 and 行政诉讼法: the periods every adverse document names. */
export const remedies: Text = [
  '如不服本决定，可以自收到决定书之日起六十日内申请行政复议，或者自收到决定书之日起六个月内提起行政诉讼。',
  'Against this decision an application for administrative reconsideration may be made within sixty days of receiving it, or an administrative action brought within six months.',
]

/** What happens, and whom it reaches, sentence by sentence, before an act is confirmed. */
export function effectsOf(action: DialogAction, officerCase: OfficerCase): Text[] {
  const { applicant, promisedDays: days } = officerCase
  const who = `${applicant.name}（${applicant.maskedMobile}）`
  const whoEn = `${applicant.name} (${applicant.maskedMobile})`
  const told = (zh: string, en: string): Text => [
    `${zh}和短信将送达申请人 ${who}。`,
    `${en} and a text message go to the applicant, ${whoEn}.`,
  ]
  switch (action) {
    case 'pass-pre-review':
      return [
        [
          '办件转为“预审通过”，仍在“预审受理”中等待正式受理。',
          'The case stays in intake and waits for formal acceptance.',
        ],
        [
          `短信告知申请人 ${who}：材料齐全，没有需要补充的内容。`,
          `A text message tells the applicant, ${whoEn}, that nothing is missing.`,
        ],
      ]
    case 'accept':
      return [
        ['生成受理通知书，编号在受理时产生。', 'An acceptance notice is made; it gets its number now.'],
        [
          `办理时限自受理次日起算，承诺${formatLimit('zh', days)}；到期日和每一步理由在受理后显示。`,
          `The clock starts the day after acceptance. Promised: ${formatLimit('en', days)}. The due date and its reasons are shown once it is accepted.`,
        ],
        [
          '受理后不能再要求补正，也不能改为不予受理。',
          'After this no corrections can be asked for, and acceptance cannot be refused.',
        ],
        told('受理通知书', 'The acceptance notice'),
      ]
    case 'refuse':
      return [
        [
          '生成不予受理决定书，写明理由。本件就此结束，不能恢复。',
          'A decision with your reasons is made. The case ends and cannot be reopened.',
        ],
        [`决定书载明救济途径：${remedies[0]}`, `The decision names the remedies: ${remedies[1]}`],
        told('决定书', 'The decision'),
      ]
    case 'allow-second-notice':
      return [
        [
          '受理岗位可以再发一次补正告知；这件事连同理由记入监察。',
          'Intake may send one more correction notice; this goes on record for supervision, with its reasons.',
        ],
      ]
    case 'start-procedure':
      return [
        [
          '生成告知书。自今天起停止计算承诺期限和法定期限，到特别程序结束为止。',
          'A notice is made. From today neither the promised nor the statutory limit runs until the procedure ends.',
        ],
        [
          '本件转到“特别程序”，按告知的完成日期排列。',
          'The case moves to Special procedures, by the day the notice names.',
        ],
        told('告知书', 'The notice'),
      ]
    case 'end-procedure':
      return [
        [
          '期限从明天起继续计算，新的到期日和理由随后显示，并短信告知申请人。',
          'The limit runs on from tomorrow. The new due date and its reasons are shown then; the applicant is told by text message.',
        ],
        ['本件回到“审查”。', 'The case goes back to Examination.'],
      ]
    case 'extend':
      return [
        [
          '承诺期限和法定期限都延长同样天数。只能延长一次。',
          'The promised and the statutory limit both move by these days. This can be done once.',
        ],
        told('延期告知书', 'The notice'),
      ]
    case 'terminate':
      return [
        [
          '生成终止办理告知书，写明理由。本件就此结束，不能恢复；申请人可以重新申请。',
          'A notice with your reasons is made. The case ends and cannot be reopened; the applicant may apply again.',
        ],
        [`告知书载明救济途径：${remedies[0]}`, `The notice names the remedies: ${remedies[1]}`],
        told('告知书', 'The notice'),
      ]
    case 'examine':
      return [
        ['意见和您的姓名记入本件，提交后不能修改。', 'The opinion and your name go on record and cannot be changed.'],
        ['本件转到“决定”，由另一名工作人员决定。', 'The case moves to Decision; another officer decides it.'],
      ]
    case 'grant':
      return [
        [
          '生成准予决定书，并制作结果文书或证照，不能撤回。',
          'A decision and the result document or licence are made; this cannot be taken back.',
        ],
        told('决定书、结果文书', 'The decision, the result'),
      ]
    case 'deny':
      return [
        [
          '生成不予许可决定书，写明理由。本件就此结束，不能恢复。',
          'A decision with your reasons is made. The case ends and cannot be reopened.',
        ],
        [`决定书载明救济途径：${remedies[0]}`, `The decision names the remedies: ${remedies[1]}`],
        told('决定书', 'The decision'),
      ]
  }
}
