import { system } from '#platform/actor'
import type { Database } from '#platform/db'
import { verifyChain } from '../core/chain.ts'
import { checkRecord, DayCheck, type KeptLeaf } from '../core/check-day.ts'
import { LogFindings } from '../core/log-findings.ts'
import { type Chain, countCases, listChains, listOrphans } from '../store/chain-store.ts'
import { type ClosedDay, listDaysOn } from '../store/day-store.ts'
import { findLastLeafDay, listLeaves } from '../store/leaf-store.ts'

export type LogReport = {
  cases: number
  events: number
  /** Closed days, and the events that have a place in one; the others wait for their day to be over. */
  days: number
  sealed: number
} & Pick<LogFindings, 'breaks' | 'dayBreaks' | 'found'>

export type VerifyOptions = {
  /** Roots by day, as somebody else kept them. */
  published?: ReadonlyMap<string, string>
  onProgress?: (what: 'cases' | 'sealed', done: number, whole: number) => void
}

const verifier = system('log-verify')
const chainsAtOnce = 500
const leavesAtOnce = 5000

/**
 * Checks the chain of every case and then the log of every closed day, a batch at a time; `log verify` of the command
 * line. A chain rewritten together with its head is whole in itself: the day it was sealed on tells.
 */
export async function verifyLog(db: Database, options: VerifyOptions = {}): Promise<LogReport> {
  const findings = new LogFindings()
  const ofCases = await verifyChains(db, findings, options)
  const ofDays = await verifyDays(db, findings, options, ofCases.events)
  const { breaks, dayBreaks, found } = findings
  return { ...ofCases, ...ofDays, breaks, dayBreaks, found }
}

async function verifyChains(db: Database, findings: LogFindings, { onProgress = () => {} }: VerifyOptions) {
  const whole = await db.read(verifier, countCases)
  const done = { cases: 0, events: 0 }
  for await (const { caseId, headSeq, headHash, events, unplaced } of chains(db)) {
    findings.note(verifyChain(caseId, { seq: headSeq, hash: headHash }, events))
    for (const seq of unplaced) findings.note({ caseId, seq, why: 'added' })
    done.cases++
    done.events += events.length
    if (done.cases % chainsAtOnce === 0) onProgress('cases', done.cases, Math.max(whole, done.cases))
  }
  for (const orphan of await db.read(verifier, listOrphans)) findings.note({ ...orphan, why: 'no-case' })
  return done
}

async function verifyDays(
  db: Database,
  findings: LogFindings,
  { published = new Map(), onProgress = () => {} }: VerifyOptions,
  events: number,
) {
  const done = { days: 0, sealed: 0 }
  const seen = new Set<string>()
  let before: ClosedDay | undefined
  for await (const day of days(db)) {
    for (const broken of checkRecord(day, before, published)) findings.noteDay(broken)
    const check = new DayCheck()
    for await (const leaf of leaves(db, day.day)) {
      findings.note(check.add(leaf))
      done.sealed++
      if (done.sealed % leavesAtOnce === 0) onProgress('sealed', done.sealed, Math.max(events, done.sealed))
    }
    if (!check.isRootOf(day)) findings.noteDay({ day: day.day, why: 'root' })
    seen.add(day.day)
    done.days++
    before = day
  }
  // A day whose row was taken out is known from its events, or from who kept its root.
  const lastLeafDay = await db.read(verifier, findLastLeafDay)
  const named = new Set([...published.keys(), ...(lastLeafDay === null ? [] : [lastLeafDay])])
  for (const day of named) if (!seen.has(day)) findings.noteDay({ day, why: 'missing' })
  return done
}

async function* allOf<T>(list: (after: T | undefined) => Promise<T[]>): AsyncGenerator<T> {
  for (let after: T | undefined; ; ) {
    const batch = await list(after)
    yield* batch
    after = batch.at(-1)
    if (after === undefined) return
  }
}

const chains = (db: Database) =>
  allOf<Chain>((after) => db.read(verifier, (tx) => listChains(tx, after?.caseId, chainsAtOnce)))
const days = (db: Database) =>
  allOf<ClosedDay>((after) => db.read(verifier, (tx) => listDaysOn(tx, after?.day, chainsAtOnce)))
const leaves = (db: Database, day: string) =>
  allOf<KeptLeaf>((after) => db.read(verifier, (tx) => listLeaves(tx, day, after, leavesAtOnce)))
