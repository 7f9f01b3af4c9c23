import { saveProposal as op } from '@tongban/contracts/catalogue/proposals'
import type { BodyOf } from '@tongban/contracts/operation'
import type { FastifyInstance } from 'fastify'
import type { Tx } from '#platform/db'
import { inTransaction, route } from '#platform/http'
import { fail } from '#platform/problems'
import { takeIn } from '../../core/element-diff.ts'
import { carriesContents, type ProposalRow } from '../../core/proposal.ts'
import type { LibraryDeps } from '../../ports.ts'
import { problems } from '../../problems.ts'
import { findItems, loadRevisions } from '../../store/directory-store.ts'
import { updateProposal } from '../../store/proposal-store.ts'
import { viewProposal } from './load-proposal.ts'
import { takeProposal } from './write-proposal.ts'

export const saveProposal = (app: FastifyInstance, deps: LibraryDeps) =>
  route(app, op, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { actor, body, params } = call
      const { p } = await takeProposal(tx, params.id, 'save', actor, body.version)
      const written = await withWhatIsCurrent(tx, write(p, body), body.baseRevisionIds)
      const next: ProposalRow = {
        ...written,
        version: p.version + 1,
        // The state says that reviews have looked at another text.
        state: 'draft',
        editors: [...new Set([...p.editors, actor.officerId])],
        savedAt: deps.clock.now(),
      }
      await updateProposal(tx, next)
      tx.audit('proposal-saved', p.id, { version: next.version })
      return viewProposal(tx, deps, next, actor)
    }),
  )

/** What is given replaces what was there; a kind that carries no text keeps none, and a roll-back has that of its revision. */
function write(p: ProposalRow, body: BodyOf<typeof op>): ProposalRow {
  const contents = carriesContents(p.kind) && p.kind !== 'roll-back' ? body.contents : undefined
  const name = contents?.[0]?.['name']
  return {
    ...p,
    contents: contents ?? p.contents,
    local: p.scope === 'implementing' ? (body.local ?? p.local) : null,
    itemName: p.itemIds.length === 0 && typeof name === 'string' ? name.slice(0, 200) : p.itemName,
    reason: body.reason ?? p.reason,
    effectiveOn: body.effectiveOn === undefined ? p.effectiveOn : body.effectiveOn,
  }
}

/** Takes in what came out since the drafting, when the officer has seen just that. */
async function withWhatIsCurrent(tx: Tx, p: ProposalRow, seen: readonly string[] | undefined): Promise<ProposalRow> {
  if (!seen) return p
  const current = (await findItems(tx, p.itemIds)).map(({ revisionId }) => revisionId)
  if (current.join() !== seen.join()) fail(problems['catalogue.changed-meanwhile']())
  const revisions = await loadRevisions(tx, [...p.baseRevisions, ...current])
  const [base, now] = [p.baseRevisions[0], current[0]].map((id) => revisions.get(id ?? '')?.content)
  const [mine] = p.contents
  return {
    ...p,
    baseRevisions: current,
    baseRevisionId: current[0] ?? null,
    contents: p.kind === 'change' && base && now && mine ? [takeIn(base, now, mine)] : p.contents,
  }
}
