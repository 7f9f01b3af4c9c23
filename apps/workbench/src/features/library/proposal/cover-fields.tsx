import type { Proposal } from '@tongban/contracts/catalogue/proposals'
import Input from 'antd/es/input'
import { useT } from '../../../i18n.ts'
import { controlId } from '../core/path.ts'
import { kindEffect } from '../words.ts'
import { ProblemNotes } from './problem-list.tsx'
import type { ProposalDraft } from './use-proposal-draft.ts'

/** Why, and from when: what every kind of change has. */
export function CoverFields({ proposal, draft }: { proposal: Proposal; draft: ProposalDraft }) {
  const t = useT()
  const { mine } = draft.state
  const at = (path: string) => proposal.problems.filter((problem) => problem.path.startsWith(path))
  const [reasons, dates] = [at('/reason'), at('/effectiveOn')]
  return (
    <section
      className="lib-cover"
      aria-label={t('理由和生效日期', 'Reason and effective date')}
      id={controlId('/itemIds')}
      tabIndex={-1}
    >
      <p className="tb-quiet">{t(...kindEffect[proposal.kind])}</p>
      <ProblemNotes problems={[...at('/contents'), ...at('/itemIds')]} />
      <div className={reasons.length > 0 ? 'lib-field lib-field-wrong' : 'lib-field'}>
        <label htmlFor={controlId('/reason')}>{t('变更理由', 'Reason')}</label>
        <small className="lib-block">
          {t('审核人员和公众都会看到', 'Read by those who review it and by the public')}
        </small>
        <Input.TextArea
          id={controlId('/reason')}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={2000}
          aria-invalid={reasons.length > 0}
          value={mine.reason}
          onChange={(event) => draft.change({ reason: event.target.value })}
        />
        <ProblemNotes problems={reasons} />
      </div>
      <div className={dates.length > 0 ? 'lib-field lib-field-wrong' : 'lib-field'}>
        <label htmlFor={controlId('/effectiveOn')}>{t('生效日期', 'Effective date')}</label>
        <small className="lib-block">
          {t('留空则审核通过后立即生效', 'Left empty it takes effect as soon as all reviews pass')}
        </small>
        <Input
          id={controlId('/effectiveOn')}
          type="date"
          className="lib-date"
          aria-invalid={dates.length > 0}
          value={mine.effectiveOn ?? ''}
          onChange={(event) => draft.change({ effectiveOn: event.target.value === '' ? null : event.target.value })}
        />
        <ProblemNotes problems={dates} />
      </div>
    </section>
  )
}
