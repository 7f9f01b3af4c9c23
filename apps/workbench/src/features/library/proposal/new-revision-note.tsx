import { type Proposal, saveProposal } from '@tongban/contracts/catalogue/proposals'
import Button from 'antd/es/button'
import { api } from '../../../api.ts'
import { useT } from '../../../i18n.ts'
import { Failure } from '../../../parts/states.tsx'
import { keptOf } from '../core/draft-state.ts'
import { useProposalAct } from './use-proposal-act.ts'
import type { ProposalDraft } from './use-proposal-draft.ts'

/** Another revision came out while this was written: what it changed stands among the problems; here it is taken in. */
export function NewRevisionNote({ proposal, draft }: { proposal: Proposal; draft: ProposalDraft }) {
  const t = useT()
  const { id, currentRevisionIds } = proposal
  const { sending, failure, send } = useProposalAct(id, (fresh) =>
    draft.settle({ type: 'adopted', kept: keptOf(fresh) }),
  )
  const news = proposal.problems.filter(({ code }) => /^catalogue\.changed-(meanwhile|by-both)$/.test(code))
  if (news.length === 0) return null
  const takeIn = async () => {
    const kept = await draft.flush()
    if (!kept) return
    const body = { version: kept.version, baseRevisionIds: currentRevisionIds }
    await send({ id, body }, (idempotencyKey) => api.call(saveProposal, { params: { id }, idempotencyKey, body }))
  }
  return (
    <section className="tb-note tb-warn">
      <p>
        {t(
          '起草之后，这个事项发布了新版本。请看下面列出的不同，再并入；您写的内容都会保留。',
          'A new revision of the item came out after this was drafted. Read the differences below, then take it in; what you wrote stays.',
        )}
      </p>
      <Button loading={sending} onClick={() => void takeIn()}>
        {t('并入新版本', 'Take the new revision in')}
      </Button>
      {failure !== null && <Failure error={failure} />}
    </section>
  )
}
