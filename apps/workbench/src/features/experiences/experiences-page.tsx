import { useMutation, useQuery } from '@tanstack/react-query'
import {
  type Experience,
  type ExperienceState,
  listOfficeExperiences,
  reviewExperience,
} from '@tongban/contracts/interaction/experiences'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useId, useState } from 'react'
import { api, unwrap } from '../../api.ts'
import { type Text, useLanguage, useT } from '../../i18n.ts'
import { formatInstant } from '../../lib/format.ts'
import { usePage } from '../../lib/page.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Empty, Failure, Loading } from '../../parts/states.tsx'
import { queryClient } from '../../query-client.ts'

const key = ['experiences']
const stateText: Record<ExperienceState, Text> = {
  waiting: ['▲ 待审核', '▲ To be looked at'],
  shown: ['● 已公开', '● Public'],
  'kept-back': ['– 未公开', '– Kept back'],
}

/** What people tell of the office's cases: shown on the guide, or kept back with a reason. */
export default function ExperiencesPage() {
  const t = useT()
  const title = t('办事经验', 'Experiences')
  const heading = usePage(title)
  const list = useQuery({ queryKey: key, queryFn: () => unwrap(api.call(listOfficeExperiences, {})) })
  const rows = list.data?.experiences ?? []
  return (
    <>
      <PageHead title={title} heading={heading}>
        <p className="tb-quiet">
          {t(
            '公开后显示在办事指南里，不显示作者。只有点名他人、辱骂或与办事无关的才不公开。',
            'Public ones stand on the guide without their author. Only what names people, is abusive or off the matter is kept back.',
          )}
        </p>
      </PageHead>
      {list.isPending && <Loading />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <Empty title={t('还没有人写办事经验', 'Nobody has told anything yet')} />}
      {rows.map((row) => (
        <Row key={`${row.id} ${row.version}`} row={row} />
      ))}
    </>
  )
}

function Row({ row }: { row: Experience & { itemName: string } }) {
  const t = useT()
  const language = useLanguage()
  const id = useId()
  const [reason, setReason] = useState('')
  const review = useMutation({
    mutationFn: (show: boolean) =>
      unwrap(
        api.call(reviewExperience, {
          params: { id: row.id },
          body: { version: row.version, show, ...(show ? {} : { reason: reason.trim() }) },
        }),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: key }),
  })
  return (
    <section className="tb-section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {row.itemName} <small>{formatInstant(row.at, language)}</small>
      </h2>
      <p className="tb-long">{row.text}</p>
      <p>
        {t(...stateText[row.state])}
        {row.reason && `：${row.reason}`}
      </p>
      <p className="tb-row">
        {row.state !== 'shown' && (
          <Button type="primary" loading={review.isPending} onClick={() => review.mutate(true)}>
            {t('公开', 'Show it')}
          </Button>
        )}
        {row.state !== 'kept-back' && (
          <>
            <label htmlFor={id}>{t('不公开的理由', 'Reason to keep it back')}</label>
            <Input
              id={id}
              style={{ maxWidth: 320 }}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
            <Button disabled={reason.trim().length < 5} loading={review.isPending} onClick={() => review.mutate(false)}>
              {t('不公开', 'Keep back')}
            </Button>
          </>
        )}
      </p>
      {review.isError && <Failure error={review.error} />}
    </section>
  )
}
