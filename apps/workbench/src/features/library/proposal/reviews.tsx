import type { Proposal } from '@tongban/contracts/catalogue/proposals'
import { useLanguage, useT } from '../../../i18n.ts'
import { formatInstant } from '../../../lib/format.ts'
import { stageText } from '../words.ts'

/** Who has looked and what they said, and whose review is still to come. */
export function Reviews({ proposal }: { proposal: Proposal }) {
  const t = useT()
  const language = useLanguage()
  const { reviews, wanted, state } = proposal
  const waits = state === 'in-review' ? wanted : []
  if (reviews.length === 0 && waits.length === 0) return null
  return (
    <section className={state === 'returned' ? 'tb-note tb-bad' : 'tb-note'} aria-labelledby="reviews-title">
      <h2 id="reviews-title">
        {state === 'returned'
          ? t('已退回，请按意见修改后重新提交', 'Given back: mend it and hand it in again')
          : t('审核', 'Reviews')}
      </h2>
      <ul className="lib-reviews">
        {reviews.map((review) => (
          <li key={`${review.stage} ${review.at}`}>
            <b>{t(...stageText[review.stage])}</b>{' '}
            {review.verdict === 'pass' ? t('✓ 通过', '✓ Passed') : t('■ 退回', '■ Given back')}
            <small>
              {' '}
              {review.officerName} · {review.officeName} · {formatInstant(review.at, language)}
            </small>
            <span className="tb-long">{review.opinion}</span>
          </li>
        ))}
        {waits.map((stage) => (
          <li key={stage}>
            <b>{t(...stageText[stage])}</b> {t('○ 等待审核', '○ Waiting')}
          </li>
        ))}
      </ul>
    </section>
  )
}
