import { ItemContent } from '@tongban/contracts/catalogue/item'
import type { LocalElements } from '@tongban/contracts/catalogue/local'
import type { Audience } from '@tongban/contracts/shared'
import type { CompiledForm } from '@tongban/forms/compiled-form'
import { Value } from 'typebox/value'
import type { Tx } from '#platform/db'
import type { Problem } from '#platform/problems'
import { err, ok, type Result } from '#platform/result'
import { compiledFor } from '../../core/applicant-form.ts'
import { withLocal } from '../../core/local.ts'
import { decideMerge, mergeLocal } from '../../core/merge.ts'
import { problems } from '../../problems.ts'
import { findDirectoryContent, findLocal } from '../../store/item-store.ts'
import { findProposal } from '../../store/proposal-store.ts'

/** A change as cases are run over it; `code` where it is one office's own. */
export type Replay = {
  code: string | null
  /** The directory's as it stands. */
  before: ItemContent
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
  return ok({ code: proposal.code, before: current, after, forms })
}

/**
 * The change as the office with this implementing code would exercise it: with its own elements worked in, of those that
 * clash its own where they may stay.
 */
export async function replayedBy(tx: Tx, { code: own, before, after }: Replay, code: string): Promise<ItemContent> {
  const local: LocalElements | null = own === null ? await findLocal(tx, code) : null
  if (!local) return after
  const merged = mergeLocal(before, after, local)
  if ('local' in merged) return withLocal(after, merged.local)
  const take = Object.fromEntries(
    merged.conflicts.map(({ element, officeRefused }) => [
      element,
      officeRefused === null ? ('office' as const) : ('directory' as const),
    ]),
  )
  const decided = decideMerge(before, after, local, take)
  return decided.ok ? withLocal(after, decided.value) : after
}
