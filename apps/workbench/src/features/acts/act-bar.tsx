import type { CaseAction, OfficerCase } from '@tongban/contracts/cases/case'
import Button from 'antd/es/button'
import { useT } from '../../i18n.ts'
import { actionText } from '../../lib/words.ts'
import { isOfficerAction, type OfficerAction } from './send-act.ts'

type Props = { officerCase: OfficerCase; correcting: boolean; onStart: (action: CaseAction) => void }

/** The usual act of each stage is the filled button; those against the applicant are red-edged and come last. */
const order: readonly OfficerAction[] = [
  'accept',
  'pass-pre-review',
  'examine',
  'end-procedure',
  'grant',
  'ask-correction',
  'allow-second-notice',
  'start-procedure',
  'extend',
  'refuse',
  'deny',
  'terminate',
]
const against: readonly CaseAction[] = ['refuse', 'deny', 'terminate']

export function ActBar({ officerCase, correcting, onStart }: Props) {
  const t = useT()
  const open = order.filter((action) => officerCase.allowedActions.includes(action))
  const closed = officerCase.closedActions.filter((each) => isOfficerAction(each.action))
  return (
    <section className="tb-acts" aria-label={t('可以进行的操作', 'What you can do')}>
      {open.map((action, index) => (
        <Button
          key={action}
          type={index === 0 && !against.includes(action) ? 'primary' : 'default'}
          danger={against.includes(action)}
          disabled={action === 'ask-correction' && correcting}
          onClick={() => onStart(action)}
        >
          {t(...actionText[action])}
        </Button>
      ))}
      {open.length === 0 && (
        <span className="tb-quiet">{t('您现在没有可以进行的操作。', 'There is nothing for you to do now.')}</span>
      )}
      {closed.length > 0 && (
        <details className="tb-closed">
          <summary>{t('为什么没有其他操作', 'Why are other acts not here')}</summary>
          <ul>
            {closed.map((each) => (
              <li key={each.action}>
                <b>{t(...actionText[each.action])}</b>
                {t('：', ': ')}
                {t(each.why, each.whyEn)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
