import type { OfficerCase } from '@tongban/contracts/cases/case'
import type { Limit, Procedure } from '@tongban/contracts/cases/clock'
import { formatLimit } from '@tongban/ui/format'
import { useLanguage, useT } from '../../i18n.ts'
import { formatDate } from '../../lib/format.ts'
import { procedureText } from '../../lib/words.ts'
import { Light } from '../../parts/light.tsx'

type Props = { officerCase: OfficerCase }

/** Step, promise and law side by side, each with the sentences that explain its date; then what stopped or moved them. */
export function LimitsPanel({ officerCase }: Props) {
  const t = useT()
  const { limits, proceedings, promisedDays } = officerCase
  const { procedures, extension, secondNotice } = proceedings
  return (
    <>
      {proceedings.acceptedOn === null && (
        <p>
          {t(
            `承诺办理时限：${formatLimit('zh', promisedDays)}，自受理次日起算。`,
            `Promised: ${formatLimit('en', promisedDays)}, from the day after acceptance.`,
          )}
        </p>
      )}
      {limits.length === 0 && <p className="tb-quiet">{t('没有正在计算的期限。', 'No limit is running.')}</p>}
      <div className="tb-limits">
        {limits.map((limit) => (
          <OneLimit key={limit.kind} limit={limit} />
        ))}
      </div>
      {proceedings.bySilence && (
        <p className="tb-note tb-warn">
          {t(
            '五个工作日内没有告知，由平台依法视为受理（行政许可法第三十二条），期限自收到申请之日的次日起算。',
            'Nothing was said within five working days: the platform accepted the case by law (Administrative Licensing Law, art. 32); its limits run from the day after receipt.',
          )}
        </p>
      )}
      {procedures.length > 0 && <Procedures procedures={procedures} />}
      {extension && (
        <p className="tb-note">
          <b>{t(`期限已延长 ${extension.days} 个工作日`, `Extended by ${extension.days} working days`)}</b>{' '}
          {extension.by} · {extension.noticeNo}
          <span className="tb-long">{extension.reasons}</span>
        </p>
      )}
      {secondNotice && (
        <p className="tb-note">
          <b>{t('已批准第二次补正告知', 'A second correction notice was allowed')}</b> {secondNotice.by}
          <span className="tb-long">{secondNotice.reasons}</span>
        </p>
      )}
    </>
  )
}

function OneLimit({ limit }: { limit: Limit }) {
  const t = useT()
  const language = useLanguage()
  const { clock, standsSince, workingDaysLeft: left } = limit
  return (
    <section className="tb-limit">
      <h3>{t(limit.name.zh, limit.name.en)}</h3>
      {clock ? (
        <>
          <p className="tb-figure">{formatDate(clock.due, language)}</p>
          <p>
            {limit.light !== 'standing' && <Light light={limit.light} />}{' '}
            {left !== null && t(leftWords(left)[0], leftWords(left)[1])}
            {clock.provisional && t('（暂定：那一年的放假安排还没有公布）', ' (provisional)')}
          </p>
          {/* Of the limit by which the queue is ordered the reasons are read most. */}
          <details open={limit.kind !== 'step' && limit.kind !== 'statutory'}>
            <summary>{t('为什么是这一天', 'Why this day')}</summary>
            <ol className="tb-reasons">
              {clock.explanation.map((sentence) => (
                <li key={sentence.zh}>{t(sentence.zh, sentence.en)}</li>
              ))}
            </ol>
          </details>
        </>
      ) : (
        <p className="tb-figure">
          {t('停止计算', 'Stands still')}
          {standsSince && (
            <small>
              {t(`（自${formatDate(standsSince, language)}起）`, ` (since ${formatDate(standsSince, language)})`)}
            </small>
          )}
        </p>
      )}
    </section>
  )
}

const leftWords = (left: number): [string, string] => {
  if (left === 0) return ['今天到期', 'Due today']
  if (left < 0) return [`已超过${-left}个工作日`, `${-left} working days over`]
  return [`还有${left}个工作日`, `${left} working days left`]
}

function Procedures({ procedures }: { procedures: readonly Procedure[] }) {
  const t = useT()
  const language = useLanguage()
  return (
    <>
      <h3>{t('特别程序', 'Special procedures')}</h3>
      <ul className="tb-reasons">
        {procedures.map((one) => (
          <li key={one.noticeNo}>
            <b>{t(...procedureText[one.kind])}</b> {formatDate(one.from, language)} –{' '}
            {one.to ? formatDate(one.to, language) : t('进行中', 'going on')} · {one.noticeNo}
            <p>{one.reason}</p>
            {one.hearing && (
              <p>
                {t('听证：', 'Hearing: ')}
                {formatDate(one.hearing.heldOn, language)} · {one.hearing.place} · {t('主持人', 'led by')}{' '}
                {one.hearing.host}
              </p>
            )}
            {one.outcome && (
              <p>
                {t('结果：', 'Outcome: ')}
                {one.outcome}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
