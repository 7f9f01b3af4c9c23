import { useQuery } from '@tanstack/react-query'
import { type ReplayOutcome, replayProposal } from '@tongban/contracts/cases/replay'
import type { Proposal } from '@tongban/contracts/catalogue/proposals'
import Button from 'antd/es/button'
import { useState } from 'react'
import { api, unwrap } from '../../../api.ts'
import { type Text, useT } from '../../../i18n.ts'
import { Failure, Loading } from '../../../parts/states.tsx'

const outcomes: Record<ReplayOutcome, { shape: string; words: Text }> = {
  stuck: { shape: '■', words: ['办不下去', 'Would not come to an end'] },
  elsewhere: { shape: '▲', words: ['去向不同', 'Would end elsewhere'] },
  later: { shape: '▲', words: ['更晚', 'Later'] },
  sooner: { shape: '●', words: ['更早', 'Sooner'] },
  same: { shape: '●', words: ['不变', 'The same'] },
}

/** 试跑: the draft over the last cases of the item. Nothing is written, and nobody's answers are shown. */
export function ReplayPanel({ proposal }: { proposal: Proposal }) {
  const t = useT()
  const [asked, setAsked] = useState(0)
  const replay = useQuery({
    queryKey: ['library', 'replay', proposal.id, proposal.version, asked],
    queryFn: () => unwrap(api.call(replayProposal, { params: { id: proposal.id } })),
    enabled: asked > 0,
  })
  return (
    <>
      <p>
        {t(
          '用最近办过的办件试跑这份草稿，看哪些会办不下去、去向不同或更晚。不改动任何办件，也不显示申请人填写的内容。',
          'Runs this draft over the last cases and shows which would not end, end elsewhere or later. No case is changed and no answers are shown.',
        )}
      </p>
      <Button loading={replay.isFetching} onClick={() => setAsked(asked + 1)}>
        {t('试跑', 'Run it')}
      </Button>
      {replay.isFetching && <Loading />}
      {replay.isError && <Failure error={replay.error} />}
      {replay.data && !replay.isFetching && (
        <>
          <p role="status" className="tb-note">
            {replay.data.cases === 0
              ? t('这个事项还没有办件，没有可以试跑的。', 'This item has no cases yet, so there is nothing to run.')
              : t(`试跑了${replay.data.cases}件：`, `${replay.data.cases} cases: `) +
                replay.data.counts
                  .filter(({ count }) => count > 0)
                  .map(({ outcome, count }) => `${outcomes[outcome].shape} ${t(...outcomes[outcome].words)} ${count}`)
                  .join(t('，', ', '))}
          </p>
          {replay.data.rows.length > 0 && (
            <table className="tb-table tb-stack">
              <caption className="tb-hidden">{t('试跑结果', 'What came out')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('办件', 'Case')}</th>
                  <th scope="col">{t('办理单位', 'Office')}</th>
                  <th scope="col">{t('结果', 'Outcome')}</th>
                  <th scope="col">{t('原因', 'Why')}</th>
                </tr>
              </thead>
              <tbody>
                {replay.data.rows.map((row) => (
                  <tr key={row.caseNo}>
                    <td data-label={t('办件', 'Case')}>…{row.caseNo.slice(-12)}</td>
                    <td data-label={t('办理单位', 'Office')}>{row.officeName}</td>
                    <td data-label={t('结果', 'Outcome')}>
                      <span aria-hidden="true">{outcomes[row.outcome].shape} </span>
                      {t(...outcomes[row.outcome].words)}
                    </td>
                    <td data-label={t('原因', 'Why')}>{row.why.map(({ zh, en }) => t(zh, en)).join(t('；', '; '))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </>
  )
}
