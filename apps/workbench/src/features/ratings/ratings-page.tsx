import { useQuery } from '@tanstack/react-query'
import { listIndicators, listOfficeRatings } from '@tongban/contracts/interaction/rating'
import { Link } from 'wouter'
import { api, unwrap } from '../../api.ts'
import { type Text, useLanguage, useT } from '../../i18n.ts'
import { formatInstant } from '../../lib/format.ts'
import { usePage } from '../../lib/page.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Empty, Failure, Loading } from '../../parts/states.tsx'

const starText: Record<number, Text> = {
  5: ['非常满意', 'Very satisfied'],
  4: ['满意', 'Satisfied'],
  3: ['基本满意', 'Fairly satisfied'],
  2: ['不满意', 'Dissatisfied'],
  1: ['非常不满意', 'Very dissatisfied'],
}

export default function RatingsPage() {
  const t = useT()
  const language = useLanguage()
  const title = t('评价', 'Ratings')
  const heading = usePage(title)
  const ratings = useQuery({ queryKey: ['ratings'], queryFn: () => unwrap(api.call(listOfficeRatings, {})) })
  const indicators = useQuery({
    queryKey: ['indicators'],
    queryFn: () => unwrap(api.call(listIndicators, {})),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const indicatorText = (code: string) => {
    const known = indicators.data?.indicators.find((each) => each.code === code)
    return known ? t(known.text, known.textEn) : code
  }
  const data = ratings.data
  return (
    <>
      <PageHead title={title} heading={heading}>
        <p className="tb-quiet">
          {t('本单位办件的“好差评”，最新的在前', 'Ratings of your office’s cases, newest first')}
        </p>
      </PageHead>
      {ratings.isPending && <Loading />}
      {ratings.isError && <Failure error={ratings.error} onRetry={() => void ratings.refetch()} />}
      {data && data.count > 0 && (
        <dl className="tb-figures">
          <div>
            <dt>{t('平均分（满分5分）', 'Average (of 5)')}</dt>
            <dd>{data.average.toFixed(2)}</dd>
          </div>
          <div>
            <dt>{t('评价数', 'Ratings')}</dt>
            <dd>{data.count.toLocaleString('en-US')}</dd>
          </div>
        </dl>
      )}
      {data && data.ratings.length === 0 && (
        <Empty title={t('还没有评价', 'No ratings yet')}>
          <p className="tb-quiet">
            {t('办结后，申请人可以评价一次。', 'The applicant may rate a case once, after it is completed.')}
          </p>
        </Empty>
      )}
      {data && data.ratings.length > 0 && (
        <table className="tb-table tb-stack">
          <caption className="tb-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('评价', 'Rating')}</th>
              <th scope="col">{t('办件', 'Case')}</th>
              <th scope="col">{t('说了什么', 'What was said')}</th>
              <th scope="col">{t('时间', 'When')}</th>
            </tr>
          </thead>
          <tbody>
            {data.ratings.map((rating) => (
              <tr key={`${rating.caseNo} ${rating.at}`}>
                <td className="tb-nowrap">
                  <span aria-hidden="true" className="tb-stars">
                    {'★'.repeat(rating.stars)}
                    {'☆'.repeat(5 - rating.stars)}
                  </span>{' '}
                  {t(...(starText[rating.stars] ?? ['', '']))}
                </td>
                <td>
                  {rating.itemName}
                  <br />
                  <Link href={`/search?q=${encodeURIComponent(rating.caseNo)}`} className="tb-number">
                    {rating.caseNo}
                  </Link>
                </td>
                <td>
                  {rating.indicators.map(indicatorText).join(t('；', '; '))}
                  {rating.comment !== '' && <p className="tb-quote">{rating.comment}</p>}
                </td>
                <td>{formatInstant(rating.at, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
