import { digest } from '@tongban/gm/sm3'
import canonicalize from 'canonicalize'

/** One act of a case as it is chained: everything but its own hash. Instants in ISO 8601 with milliseconds. */
export type ChainedEvent = {
  caseId: string
  seq: number
  type: string
  at: string
  actor: string
  data: unknown
  previous: string
}

/** What stands before the first event. */
export const genesis = '0'.repeat(64)

/** SM3 over the canonical JSON (RFC 8785) of the event with the hash of the one before. */
export function hashEvent(event: ChainedEvent): string {
  const text = canonicalize(event)
  if (text === undefined) throw new Error('an event must be JSON')
  return digest(text).toString('hex')
}

export type Link = ChainedEvent & { hash: string }
export type Break = {
  caseId: string
  seq: number
  why: 'changed' | 'missing' | 'added' | 'moved' | 'tail-missing' | 'no-events' | 'no-case'
}

/**
 * Checks the events of one case, in order of `seq`, against the head kept on its row; names the first row that was
 * changed, added, taken out or moved.
 */
export function verifyChain(
  caseId: string,
  head: { seq: number; hash: string },
  events: readonly Link[],
): Break | undefined {
  if (events.length === 0) return { caseId, seq: 1, why: 'no-events' }
  let previous = genesis
  for (const [index, { hash, ...event }] of events.entries()) {
    if (index >= head.seq) return { caseId, seq: event.seq, why: 'added' }
    if (event.seq !== index + 1) return { caseId, seq: index + 1, why: 'missing' }
    if (event.previous !== previous) return { caseId, seq: event.seq, why: 'moved' }
    if (hashEvent(event) !== hash) return { caseId, seq: event.seq, why: 'changed' }
    previous = hash
  }
  if (events.length < head.seq) return { caseId, seq: head.seq, why: 'tail-missing' }
  return previous === head.hash ? undefined : { caseId, seq: head.seq, why: 'changed' }
}
