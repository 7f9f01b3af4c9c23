import { digest } from '@tongban/gm/sm3'
import canonicalize from 'canonicalize'
import { leafOf } from './merkle.ts'

/** What an event has beside what it is chained with; sealed with it, and shown to nobody outside. */
export type Beside = { salt: string; actorName: string; officeId: string; subjectId: string }

/** One closed day of the log, as it is published. Hashes are SM3 in hexadecimal. */
export type DayRecord = { day: string; leaves: number; root: string; previous: string }

export const hashJson = (value: unknown): Buffer => {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('only JSON can be sealed')
  return digest(text)
}

/**
 * Names and offices of an event as one hash. The salt keeps others from trying names until one fits: a proof that a
 * person hands on carries this hash and nothing more.
 */
export const besideHash = ({ salt, actorName, officeId, subjectId }: Beside): Buffer =>
  hashJson({ salt, actorName, officeId, subjectId })

/** The leaf of an event: its own hash, which covers what happened and the event before, and the hash of the rest. */
export const leafOfEvent = (eventHash: string, beside: Buffer): Buffer =>
  leafOf(Buffer.concat([Buffer.from(eventHash, 'hex'), beside]))

/** SM3 over the canonical JSON of a day; the next day carries it, so no day can be changed or left out later. */
export const hashRecord = ({ day, leaves, root, previous }: DayRecord): string =>
  hashJson({ day, leaves, root, previous }).toString('hex')

const oneDay = 86_400_000
const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * oneDay).toISOString().slice(0, 10)

/** Whether the calendar has it: 2026-02-30 looks like a day and is none. */
export const isDay = (text: string): boolean =>
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && plusDays(text, 0) === text

export const dayAfter = (day: string): string => plusDays(day, 1)
export const dayBefore = (day: string): string => plusDays(day, -1)

/** The instant at which a legal day is over. */
export const endOf = (day: string): Date => new Date(`${dayAfter(day)}T00:00:00+08:00`)

/** The day whose log an event of the legal day `own` goes into: that one, or the first still open when it came late. */
export const dayFor = (own: string, lastClosed: string | undefined): string =>
  lastClosed !== undefined && own <= lastClosed ? dayAfter(lastClosed) : own
