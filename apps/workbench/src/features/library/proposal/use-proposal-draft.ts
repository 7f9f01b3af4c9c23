import { type Proposal, saveProposal } from '@tongban/contracts/catalogue/proposals'
import { useCallback, useEffect, useReducer, useRef } from 'react'
import { api, isSignedOut, ProblemError } from '../../../api.ts'
import { draftKey, dropDraft, readDraft, writeDraft } from '../../../lib/drafts.ts'
import { intentFor } from '../../../lib/intent.ts'
import { noteFailure, queryClient } from '../../../query-client.ts'
import { useOfficer } from '../../session/use-me.ts'
import {
  beginDraft,
  type DraftState,
  draftReducer,
  isUnsaved,
  type Kept,
  keptOf,
  type Written,
} from '../core/draft-state.ts'
import { proposalKey, readProposal } from '../library-data.ts'

/** Saved this long after the last key; a line that is down is tried again after the longer time. */
const quietMs = 800
const againMs = 10_000

type Stored = { kept: Kept | null; mine: Written | null }

/** A draft that saves itself while it is written. What was not sent outlives a reload and a signing in. */
export function useProposalDraft(proposal: Proposal) {
  const officer = useOfficer()
  const key = draftKey(officer.id, proposal.id, 'proposal')
  const [state, dispatch] = useReducer(draftReducer, proposal, (first) => {
    const { kept, mine } = readDraft<Stored>(key, { kept: null, mine: null })
    return beginDraft(first, kept && mine ? { kept, mine } : null)
  })
  const latest = useRef(state)
  latest.current = state
  const running = useRef<Promise<Kept | undefined> | null>(null)
  const id = proposal.id

  const send = useCallback(async (): Promise<Kept | undefined> => {
    const { kept, mine, intent } = latest.current
    const next = intentFor(intent, { id, version: kept.version, mine }, () => crypto.randomUUID())
    dispatch({ type: 'sent', written: mine, intent: next })
    try {
      const answer = await api.call(saveProposal, {
        params: { id },
        idempotencyKey: next.key,
        body: {
          version: kept.version,
          ...(proposal.contents.length > 0 && { contents: mine.contents }),
          reason: mine.reason,
          effectiveOn: mine.effectiveOn,
        },
      })
      if (answer.ok) {
        const saved = { ...mine, version: answer.value.version, savedAt: answer.value.savedAt }
        dispatch({ type: 'saved', kept: saved })
        queryClient.setQueryData(proposalKey(id), answer.value)
        return saved
      }
      const failure = new ProblemError(answer.status, answer.problem)
      if (isSignedOut(failure)) noteFailure(failure)
      if (answer.status === 412) {
        const fresh = await readProposal(id)
        queryClient.setQueryData(proposalKey(id), fresh)
        dispatch({ type: 'stale', theirs: keptOf(fresh) })
        return undefined
      }
      dispatch({ type: 'failed', failure })
    } catch (failure) {
      dispatch({ type: 'failed', failure })
    }
    return undefined
  }, [id, proposal.contents.length])

  /** Saves what is unsaved, one at a time; answers what the server has, nothing when it could not be saved. */
  const flush = useCallback(async (): Promise<Kept | undefined> => {
    for (let tries = 0; tries < 5; tries++) {
      if (running.current) await running.current
      if (latest.current.theirs) return undefined
      if (!isUnsaved(latest.current)) return latest.current.kept
      running.current = send().finally(() => {
        running.current = null
      })
      const saved = await running.current
      // The state of what was typed meanwhile comes with the next rendering.
      await new Promise((resolve) => setTimeout(resolve))
      if (!saved && !latest.current.theirs && latest.current.failure) return undefined
    }
    return isUnsaved(latest.current) ? undefined : latest.current.kept
  }, [send])

  const unsaved = isUnsaved(state)
  const waits = unsaved && !state.sending && !state.theirs
  const failed = state.failure !== null
  useEffect(() => {
    if (!unsaved) dropDraft(key)
    else writeDraft(key, { kept: state.kept, mine: state.mine })
  }, [key, unsaved, state.kept, state.mine])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each key begins the wait anew
  useEffect(() => {
    if (!waits) return
    const timer = setTimeout(() => void flush(), failed ? againMs : quietMs)
    return () => clearTimeout(timer)
  }, [waits, failed, flush, state.mine])
  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [unsaved])

  const change = useCallback((next: Partial<Written>) => dispatch({ type: 'typed', change: next }), [])
  return { state, unsaved, change, flush, settle: dispatch }
}

export type ProposalDraft = ReturnType<typeof useProposalDraft>
export type { DraftState }
