import type { TimelineEntry } from '@tongban/contracts/cases/case'
import type { Intent } from '../../lib/intent.ts'

/** One act on its way. What was typed lives in its draft, so no failure can lose it. */
export type ActState = {
  sending: boolean
  intent: Intent | null
  failure: unknown
  /** After a 412: what happened to the case since it was opened; null when it was not stale. */
  news: TimelineEntry[] | null
}

export type ActEvent =
  | { type: 'sent'; intent: Intent }
  | { type: 'done' }
  | { type: 'failed'; failure: unknown }
  | { type: 'stale'; news: TimelineEntry[] }

export const idle: ActState = { sending: false, intent: null, failure: null, news: null }

export function actReducer(state: ActState, event: ActEvent): ActState {
  switch (event.type) {
    case 'sent':
      return { ...state, sending: true, intent: event.intent, failure: null }
    case 'done':
      return idle
    case 'failed':
      // The intent stays: sent again unchanged it must count as the same act.
      return { ...state, sending: false, failure: event.failure }
    case 'stale':
      return { ...state, sending: false, failure: null, news: [...(state.news ?? []), ...event.news] }
  }
}
