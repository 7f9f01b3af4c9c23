import type { ProvenEvent } from '@tongban/contracts/cases/log'
import type { ChainedEvent } from './chain.ts'

/** What a person reads of an event on the case page word for word; of any other kind a proof has the hash alone. */
const shownWhole: ReadonlySet<string> = new Set([
  'case-submitted',
  'pre-review-passed',
  'correction-asked',
  'case-corrected',
  'case-accepted',
  'accepted-by-silence',
  'second-notice-allowed',
  'procedure-started',
  'procedure-ended',
  'limit-extended',
  'case-terminated',
  'case-refused',
  'case-granted',
  'case-denied',
  'result-delivered',
  'case-withdrawn',
  'case-office-changed',
  'case-rated',
])

type Standing = Omit<ProvenEvent, 'seq' | 'type' | 'at' | 'content'>

/** An event as its applicant may carry it away. */
export const presentProven = (event: ChainedEvent, standing: Standing): ProvenEvent => ({
  seq: event.seq,
  type: event.type,
  at: event.at,
  content: shownWhole.has(event.type) ? event : null,
  ...standing,
})
