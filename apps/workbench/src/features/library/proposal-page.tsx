import './library.css'
import { useQuery } from '@tanstack/react-query'
import type { Proposal, ProposalAct, ReviewStage } from '@tongban/contracts/catalogue/proposals'
import { useLanguage, useT } from '../../i18n.ts'
import { formatDate, formatInstant } from '../../lib/format.ts'
import { usePage } from '../../lib/page.ts'
import { Failure, Loading } from '../../parts/states.tsx'
import { LocalProposal } from '../implementing/local-proposal.tsx'
import { noteProposal, proposalOptions } from './library-data.ts'
import { ProposalStateMark } from './parts.tsx'
import { ImpactPanel } from './proposal/impact-panel.tsx'
import { ProposalComparison } from './proposal/proposal-comparison.tsx'
import { ProposalEditor } from './proposal/proposal-editor.tsx'
import { ReplayPanel } from './proposal/replay-panel.tsx'
import { ReviewBox } from './proposal/review-box.tsx'
import { Reviews } from './proposal/reviews.tsx'
import { WithdrawButton } from './proposal/withdraw-button.tsx'
import { kindText } from './words.ts'

export default function ProposalPage({ id }: { id: string }) {
  const proposal = useQuery(proposalOptions(id))
  if (proposal.data) return <OneProposal proposal={proposal.data} />
  return proposal.isError ? <Failure error={proposal.error} onRetry={() => void proposal.refetch()} /> : <Loading />
}

const stageOfAct = (act: ProposalAct): ReviewStage | undefined =>
  act.startsWith('review-') ? (act.slice('review-'.length) as ReviewStage) : undefined

function OneProposal({ proposal }: { proposal: Proposal }) {
  const t = useT()
  const kind = t(...kindText[proposal.kind])
  const name =
    t(proposal.itemName, proposal.itemNameEn || proposal.itemName) ||
    t('还没有名称的事项', 'an item without a name yet')
  const title = t(`${kind}：${name}`, `${kind}: ${name}`)
  const heading = usePage(title)
  const editing = proposal.allowedActs.includes('save')
  const stages = proposal.allowedActs.map(stageOfAct).filter((stage) => stage !== undefined)
  return (
    <article className="lib-proposal">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <Facts proposal={proposal} />
      <Reviews proposal={proposal} />
      {editing && proposal.scope === 'implementing' && (
        <>
          <LocalProposal key={proposal.id} proposal={proposal} onProposal={noteProposal} />
          <p className="tb-section">
            <WithdrawButton proposal={proposal} version={proposal.version} />
          </p>
        </>
      )}
      {editing && proposal.scope === 'directory' && <ProposalEditor key={proposal.id} proposal={proposal} />}
      {!editing && (
        <>
          {proposal.allowedActs.includes('withdraw') && (
            <p className="tb-acts">
              <WithdrawButton proposal={proposal} version={proposal.version} />
            </p>
          )}
          <h2>{t('变更理由', 'Reason')}</h2>
          <p className="tb-long">{proposal.reason || t('（没有填写）', '(none given)')}</p>
          <h2>{t('变更前后对照', 'Before and after')}</h2>
          <ProposalComparison proposal={proposal} contents={proposal.contents} />
          <h2>{t('这项变更影响什么', 'What this change touches')}</h2>
          <ImpactPanel proposal={proposal} />
          <details className="lib-fold">
            <summary>{t('用以往办件试跑', 'Run it over past cases')}</summary>
            <ReplayPanel proposal={proposal} />
          </details>
          {stages.map((stage) => (
            <ReviewBox key={stage} proposal={proposal} stage={stage} />
          ))}
        </>
      )}
    </article>
  )
}

function Facts({ proposal }: { proposal: Proposal }) {
  const t = useT()
  const language = useLanguage()
  const { effectiveOn, state, listVersion } = proposal
  return (
    <dl className="tb-facts lib-facts">
      <div>
        <dt>{t('状态', 'State')}</dt>
        <dd>
          <ProposalStateMark state={state} />
        </dd>
      </div>
      <div>
        <dt>{t('提出', 'Proposed by')}</dt>
        <dd>
          {proposal.proposerName}
          <small>{proposal.officeName}</small>
        </dd>
      </div>
      <div>
        <dt>{t('生效日期', 'Effective')}</dt>
        <dd>{effectiveOn ? formatDate(effectiveOn, language) : t('审核通过即生效', 'once all reviews pass')}</dd>
      </div>
      {proposal.submittedAt && (
        <div>
          <dt>{t('提交时间', 'Handed in')}</dt>
          <dd>{formatInstant(proposal.submittedAt, language)}</dd>
        </div>
      )}
      {proposal.publishedAt && (
        <div>
          <dt>{t('发布', 'Published')}</dt>
          <dd>
            {formatInstant(proposal.publishedAt, language)}
            {listVersion !== null && <small>{t(`清单第${listVersion}版`, `list version ${listVersion}`)}</small>}
          </dd>
        </div>
      )}
    </dl>
  )
}
