import type { OfficerCase } from '@tongban/contracts/cases/case'
import { type Text, useLanguage, useT } from '../../i18n.ts'
import { formatDate, formatInstant } from '../../lib/format.ts'
import { labelOf } from './case-data.ts'

type Props = { officerCase: OfficerCase }

/** The handler's opinion, before the eyes of whoever decides; reasons once they are given. */
export function OpinionBox({ officerCase }: Props) {
  const t = useT()
  const language = useLanguage()
  const { opinion, reasons } = officerCase
  if (!opinion && !reasons) return null
  const proposal =
    opinion?.proposal === 'deny' ? t('建议不予许可', 'Proposes to deny') : t('建议准予', 'Proposes to grant')
  return (
    <section className="tb-note" aria-label={t('意见和理由', 'Opinion and reasons')}>
      {opinion && (
        <p>
          <b>{t(`承办意见：${proposal}`, `Handler’s opinion: ${proposal}`)}</b>{' '}
          <small>
            {opinion.officerName} · {formatInstant(opinion.at, language)}
          </small>
          <span className="tb-long">{opinion.text}</span>
        </p>
      )}
      {reasons && (
        <p>
          <b>{t('理由', 'Reasons')}</b>
          <span className="tb-long">{reasons}</span>
        </p>
      )}
    </section>
  )
}

const countChanges = (officerCase: OfficerCase) => officerCase.changes.length + officerCase.changedMaterials.length

/** What the person changed since the notice, before and after side by side. */
export function ChangesBox({ officerCase }: Props) {
  const t = useT()
  const count = countChanges(officerCase)
  if (count === 0) return null
  return (
    <section className="tb-note tb-changed" aria-labelledby="changes-title">
      <h2 id="changes-title">{t(`申请人补正了 ${count} 处`, `The applicant corrected ${count} things`)}</h2>
      <ul>
        {officerCase.changes.map((change) => {
          const label = labelOf(officerCase, 'field', change.key)
          return (
            <li key={change.key}>
              <b>{t(label?.zh ?? change.label, label?.en ?? change.label)}</b>
              {t('：', ': ')}
              <del>
                <span className="tb-hidden">{t('补正前 ', 'before ')}</span>
                {change.before}
              </del>
              <span aria-hidden="true"> → </span>
              <ins>
                <span className="tb-hidden">{t('补正后 ', 'after ')}</span>
                {change.after}
              </ins>
            </li>
          )
        })}
        {officerCase.changedMaterials.map((name) => {
          const label = labelOf(officerCase, 'material', name)
          return (
            <li key={name}>
              <b>{t(label?.zh ?? name, label?.en ?? name)}</b>
              {t('：文件已更换', ': new file')}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The notice that was sent. */
export function CorrectionsBox({ officerCase }: Props) {
  const t = useT()
  const { corrections } = officerCase
  if (corrections.length === 0) return null
  return (
    <details className="tb-note" open={officerCase.status === 'correction-asked'}>
      <summary>
        {t(
          `已发出的一次性补正告知（${corrections.length} 项）`,
          `The correction notice sent (${corrections.length} items)`,
        )}
      </summary>
      <ol>
        {corrections.map((item) => {
          const label = labelOf(officerCase, item.target, item.key)
          return (
            <li key={`${item.target} ${item.key}`}>
              <b>{t(label?.zh ?? item.label, label?.en ?? item.label)}</b>
              {t('：', ': ')}
              {item.request}
            </li>
          )
        })}
      </ol>
    </details>
  )
}

const sinceThen: Record<OfficerCase['itemVersion']['now'], Text | null> = {
  same: null,
  changed: ['事项在这之后有变更', 'The item has changed since'],
  suspended: ['事项现已暂停', 'The item is suspended now'],
  cancelled: ['事项现已取消', 'The item is cancelled now'],
}

/** Said only where the item is no longer what the case was made under. */
export function ItemVersionNote({ officerCase: { itemVersion } }: Props) {
  const t = useT()
  const language = useLanguage()
  const then = sinceThen[itemVersion.now]
  if (!then) return null
  const since = formatDate(itemVersion.since, language)
  return (
    <p className="tb-note">
      <b>{t(...then)}</b>
      {t(
        `，本办件不受影响：条件、材料、流程和时限仍按申请时的版本（${since}起施行）办完，不能要求补交新版本才要的材料。`,
        `. This case is not affected: conditions, materials, flow and limit stay those of the version it was made under (in force since ${since}); what only the newer version asks for may not be demanded.`,
      )}
    </p>
  )
}
