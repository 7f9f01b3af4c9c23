import type { DraftContent, Proposal } from '@tongban/contracts/catalogue/proposals'
import type { Intent } from '../../../lib/intent.ts'
import { type Choice, mergeDrafts, same } from './merge-drafts.ts'

/** What a proposer writes. */
export type Written = { contents: DraftContent[]; reason: string; effectiveOn: string | null }
/** What the server has, as far as this page knows. */
export type Kept = Written & { version: number; savedAt: string }

export type DraftState = {
  kept: Kept
  mine: Written
  /** What is on its way to the server. */
  sending: Written | null
  intent: Intent | null
  failure: unknown
  /** A newer version by somebody else, to be brought together with mine. */
  theirs: Kept | null
}

export type DraftEvent =
  | { type: 'typed'; change: Partial<Written> }
  | { type: 'sent'; written: Written; intent: Intent }
  | { type: 'saved'; kept: Kept }
  | { type: 'failed'; failure: unknown }
  | { type: 'stale'; theirs: Kept }
  /** The server wrote in it: what came out meanwhile was taken in. */
  | { type: 'adopted'; kept: Kept }
  | { type: 'settled'; choices: Readonly<Record<string, Choice>> }

export const writtenOf = ({ contents, reason, effectiveOn }: Written): Written => ({ contents, reason, effectiveOn })
export const keptOf = (proposal: Proposal): Kept => ({
  ...writtenOf(proposal),
  version: proposal.version,
  savedAt: proposal.savedAt,
})

/** Begins with what the server has, or with what this tab kept of a draft that was never sent. */
export function beginDraft(proposal: Proposal, stored?: { kept: Kept; mine: Written } | null): DraftState {
  const kept = keptOf(proposal)
  const fresh: DraftState = { kept, mine: writtenOf(kept), sending: null, intent: null, failure: null, theirs: null }
  if (!stored || same(stored.mine, writtenOf(kept))) return fresh
  const typed = { ...fresh, kept: stored.kept, mine: stored.mine }
  return stored.kept.version === kept.version ? typed : draftReducer(typed, { type: 'stale', theirs: kept })
}

/** Whether something was typed that the server does not have. */
export const isUnsaved = ({ kept, mine }: DraftState): boolean => !same(mine, writtenOf(kept))

/** Contents by number, so that each is merged with its own. */
type Numbered = Omit<Written, 'contents'> & { contents: Record<string, DraftContent> }
const numbered = ({ contents, reason, effectiveOn }: Written): Numbered => ({
  contents: Object.fromEntries(contents.entries()),
  reason,
  effectiveOn,
})

export function clashesOf({ kept, mine, theirs }: DraftState, choices: Readonly<Record<string, Choice>> = {}) {
  const { value, clashes } = mergeDrafts(numbered(kept), numbered(mine), numbered(theirs ?? kept), choices)
  const { contents, reason, effectiveOn } = value as Numbered
  return { written: { contents: Object.values(contents), reason, effectiveOn }, clashes }
}

export function draftReducer(state: DraftState, event: DraftEvent): DraftState {
  switch (event.type) {
    case 'typed':
      return { ...state, mine: { ...state.mine, ...event.change } }
    case 'sent':
      return { ...state, sending: event.written, intent: event.intent, failure: null }
    case 'saved':
      // What was typed meanwhile stays, and is sent next.
      return { ...state, kept: event.kept, sending: null, intent: null, failure: null }
    case 'failed':
      // The intent stays: sent again unchanged it counts once.
      return { ...state, sending: null, failure: event.failure }
    case 'stale': {
      const stale = { ...state, sending: null, intent: null, failure: null, theirs: event.theirs }
      return clashesOf(stale).clashes.length === 0 ? settle(stale, {}) : stale
    }
    case 'adopted':
      return { ...state, kept: event.kept, mine: writtenOf(event.kept), sending: null, intent: null, failure: null }
    case 'settled':
      return settle(state, event.choices)
  }
}

function settle(state: DraftState, choices: Readonly<Record<string, Choice>>): DraftState {
  if (!state.theirs) return state
  return { ...state, kept: state.theirs, mine: clashesOf(state, choices).written, theirs: null }
}
