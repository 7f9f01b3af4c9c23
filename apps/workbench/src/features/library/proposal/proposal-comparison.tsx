import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { DraftContent, Proposal } from '@tongban/contracts/catalogue/proposals'
import { useT } from '../../../i18n.ts'
import { Comparison } from '../comparison.tsx'
import { toEditable } from '../core/editable.ts'
import { localChanges } from '../core/local-elements.ts'
import { withNumbers } from '../core/rows.ts'
import { kindEffect } from '../words.ts'

type Props = { proposal: Proposal; contents: readonly DraftContent[] }

const itemOf = (value: unknown): ItemContent | null =>
  typeof value === 'object' && value !== null ? toEditable(value as DraftContent) : null

/** What a change makes of the items it is about, each beside what it was. */
export function ProposalComparison({ proposal, contents }: Props) {
  const t = useT()
  const { kind, before } = proposal
  if (proposal.scope === 'implementing') return <LocalComparison proposal={proposal} />
  if (contents.length === 0) return <p>{t(...kindEffect[kind])}</p>
  if (kind === 'split')
    return withNumbers(contents).map(({ row: content, number }) => (
      <section key={number}>
        <h3>{t(`拆出的第${number}个事项`, `Item ${number} of the split`)}</h3>
        <Comparison
          before={itemOf(before[0])}
          after={itemOf(content)}
          beforeTitle={t('原事项', 'The item now')}
          afterTitle={t(`第${number}个事项`, `Item ${number}`)}
        />
      </section>
    ))
  if (kind === 'merge')
    return withNumbers(before).map(({ row: each, number }) => (
      <section key={number}>
        <h3>{itemOf(each)?.name}</h3>
        <Comparison
          before={itemOf(each)}
          after={itemOf(contents[0])}
          beforeTitle={t('合并前', 'Before')}
          afterTitle={t('合并后', 'After')}
        />
      </section>
    ))
  return (
    <Comparison
      before={itemOf(before[0])}
      after={itemOf(contents[0])}
      beforeTitle={t('变更前', 'Before')}
      afterTitle={t('变更后', 'After')}
    />
  )
}

/** An office's own elements: only a few, so all that it says are shown. */
function LocalComparison({ proposal }: { proposal: Proposal }) {
  const t = useT()
  const rows = localChanges(proposal.localBefore ?? {}, proposal.local ?? {})
  if (rows.length === 0) return <p>{t(...kindEffect[proposal.kind])}</p>
  return (
    <table className="tb-table lib-sides">
      <caption className="tb-hidden">{t('地方要素对照', 'Elements of the office')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('要素', 'Element')}</th>
          <th scope="col">{t('变更前', 'Before')}</th>
          <th scope="col">{t('变更后', 'After')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, before, after }) => (
          <tr key={key}>
            <th scope="row">{t(...label)}</th>
            <td className="tb-long" data-label={t('变更前', 'Before')}>
              {before ? t(...before) : t('（同目录）', '(as the directory)')}
            </td>
            <td className="tb-long" data-label={t('变更后', 'After')}>
              {after ? t(...after) : t('（同目录）', '(as the directory)')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
