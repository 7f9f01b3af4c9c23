import type { CaseAction, OfficerCase } from '@tongban/contracts/cases/case'
import { ProblemError } from '../../api.ts'
import { useLanguage, useT } from '../../i18n.ts'
import { formatInstant } from '../../lib/format.ts'
import { Failure } from '../../parts/states.tsx'
import type { ActState } from './act-state.ts'

type Props = { officerCase: OfficerCase; action: CaseAction; state: ActState }

/** Above the form of an act: what kept it from going through, and what changed meanwhile. */
export function ActNews({ officerCase, action, state }: Props) {
  const t = useT()
  const language = useLanguage()
  const allowed = officerCase.allowedActions.includes(action)
  const closed = officerCase.closedActions.find((each) => each.action === action)
  const fields = state.failure instanceof ProblemError ? (state.failure.problem.fields ?? []) : []
  return (
    <>
      {state.news && (
        <div className="tb-note tb-warn" role="alert">
          <p>
            <span aria-hidden="true">▲ </span>
            <b>{t('您打开后，本件有了变化。', 'This case changed after you opened it.')}</b>{' '}
            {t(
              '没有提交。页面已更新，您填写的内容还在，请核对后再提交。',
              'Nothing was sent. The page is up to date and what you typed is kept; check it and send again.',
            )}
          </p>
          <ul>
            {state.news.map((entry) => (
              <li key={entry.seq}>
                {formatInstant(entry.at, language)} · {t(entry.actor, entry.actorEn)}
                {t('：', ': ')}
                {t(entry.text, entry.textEn)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {state.failure !== null && <Failure error={state.failure} />}
      {fields.length > 0 && (
        <ul>
          {fields.map((field) => (
            <li key={`${field.key} ${field.code}`}>{t(field.message, field.messageEn)}</li>
          ))}
        </ul>
      )}
      {!allowed && !state.sending && (
        <p className="tb-note tb-bad" role="alert">
          <span aria-hidden="true">■ </span>
          {closed
            ? t(closed.why, closed.whyEn)
            : t('本件现在的状态已不能进行这项操作。', 'The case is no longer at a stage for this act.')}
        </p>
      )}
    </>
  )
}
