import { useQuery } from '@tanstack/react-query'
import type { Impact, Proposal } from '@tongban/contracts/catalogue/proposals'
import { useT } from '../../../i18n.ts'
import { levelText } from '../../../lib/words.ts'
import { Failure, Loading } from '../../../parts/states.tsx'
import { impactOptions } from '../library-data.ts'

/** What a change touches, before anybody decides on it: offices, cases, licences, and the matters it is part of. */
export function ImpactPanel({ proposal }: { proposal: Proposal }) {
  const impact = useQuery(impactOptions(proposal.id, proposal.version))
  if (impact.isError) return <Failure error={impact.error} onRetry={() => void impact.refetch()} />
  return impact.data ? <ImpactPicture impact={impact.data} /> : <Loading />
}

function ImpactPicture({ impact }: { impact: Impact }) {
  const t = useT()
  const offices = impact.implementing.reduce((sum, { count }) => sum + count, 0)
  const most = Math.max(1, ...impact.implementing.map(({ count }) => count))
  const licences = impact.licences.reduce((sum, { valid }) => sum + valid, 0)
  return (
    <div className="lib-impact">
      <dl className="tb-figures">
        <Figure label={t('办理单位', 'Offices')} count={offices} />
        <Figure label={t('要合并的单位', 'Offices that must merge')} count={impact.toMerge} />
        <Figure label={t('在办件', 'Open cases')} count={impact.runningCases} />
        <Figure label={t('填写中的申请', 'Applications being filled in')} count={impact.openApplications} />
        <Figure label={t('有效证照', 'Valid licences')} count={licences} />
      </dl>
      {impact.implementing.length > 0 && (
        <table className="tb-table lib-bars">
          <caption>{t('哪些层级的单位跟随', 'Offices that follow, by level')}</caption>
          <thead className="tb-hidden">
            <tr>
              <th scope="col">{t('层级', 'Level')}</th>
              <th scope="col">{t('办理单位', 'Offices')}</th>
            </tr>
          </thead>
          <tbody>
            {impact.implementing.map(({ level, count }) => (
              <tr key={level}>
                <th scope="row">{t(...levelText[level])}</th>
                <td>
                  <span className="lib-bar-line" style={{ width: `${Math.max(1, (count / most) * 70)}%` }} />
                  {count.toLocaleString('en-US')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ul className="tb-effects">
        <li>
          {impact.runningCases > 0
            ? t(
                `${impact.runningCases} 件在办件按原版本办完，不受影响。`,
                `${impact.runningCases} open cases are finished under their own revision.`,
              )
            : t('没有在办件。', 'No case is open.')}
        </li>
        {impact.openApplications > 0 && (
          <li>
            {t(
              `${impact.openApplications} 份填写中的申请在提交时按新版本核对。`,
              `${impact.openApplications} applications being filled in are checked against the new revision when handed in.`,
            )}
          </li>
        )}
        {impact.toMerge > 0 && (
          <li>
            {t(
              `${impact.toMerge} 个单位改过同一要素，会收到并排对照，自行决定。`,
              `${impact.toMerge} offices changed the same element; each decides, seeing both side by side.`,
            )}
          </li>
        )}
        {impact.licences.map(({ typeCode, name, nameEn, valid }) => (
          <li key={typeCode}>
            {t(
              `有效的《${name}》${valid} 份，继续有效。`,
              `${valid} valid licences of kind ${nameEn || name} stay valid.`,
            )}
          </li>
        ))}
        {impact.bundles.map((name) => (
          <li key={name}>{t(`“一件事”《${name}》包含这个事项。`, `It is part of the bundle ${name}.`)}</li>
        ))}
      </ul>
    </div>
  )
}

function Figure({ label, count }: { label: string; count: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{count.toLocaleString('en-US')}</dd>
    </div>
  )
}
