import { ItemContent } from '@tongban/contracts/catalogue/item'
import type { Audience } from '@tongban/contracts/shared'
import type { CompiledForm } from '@tongban/forms/compiled-form'
import { Value } from 'typebox/value'
import type { Tx } from '#platform/db'
import type { Problem } from '#platform/problems'
import { err, ok, type Result } from '#platform/result'
import { compiledFor } from '../../core/applicant-form.ts'
import { withLocal } from '../../core/local.ts'
import { problems } from '../../problems.ts'
import { findDirectoryContent } from '../../store/item-store.ts'
import { findProposal } from '../../store/proposal-store.ts'

/** A change as cases are run over it; `code` where it is one office's own. */
export type Replay = {
  code: string | null
  after: ItemContent
  /** Undefined for a kind of applicant that the item is not for. */
  forms: Partial<Record<Audience, CompiledForm>>
}

/**
 * The content that a proposal would publish, ready to be run. A draft that is no item yet, or whose form is not whole,
 * cannot be.
 */
export async function findReplay(tx: Tx, proposalId: string): Promise<Result<Replay, Problem>> {
  const proposal = await findProposal(tx, proposalId)
  if (!proposal) return err(problems['catalogue.proposal-not-found']())
  const current = await findDirectoryContent(tx, proposal.itemIds[0] ?? '')
  const after = proposal.code ? current && withLocal(current, proposal.local ?? {}) : (proposal.contents[0] ?? current)
  if (!current || !Value.Check(ItemContent, after)) return err(problems['catalogue.replay-not-possible']())
  const forms: Replay['forms'] = {}
  for (const audience of after.audience) {
    const form = compiledFor(after, audience)
    if (!form) return err(problems['catalogue.replay-not-possible']())
    forms[audience] = form
  }
  return ok({ code: proposal.code, after, forms })
}
