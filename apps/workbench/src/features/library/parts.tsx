import type { ItemState } from '@tongban/contracts/catalogue/library'
import type { ProposalState } from '@tongban/contracts/catalogue/proposals'
import { useT } from '../../i18n.ts'
import { itemStates, proposalStates } from './words.ts'

export function ItemStateMark({ state }: { state: ItemState }) {
  return <Mark {...itemStates[state]} />
}

export function ProposalStateMark({ state }: { state: ProposalState }) {
  return <Mark {...proposalStates[state]} />
}

function Mark({ shape, text, tone }: (typeof itemStates)[ItemState]) {
  const t = useT()
  return (
    <span className={`tb-light lib-tone-${tone}`}>
      <span aria-hidden="true">{shape}</span> {t(...text)}
    </span>
  )
}
