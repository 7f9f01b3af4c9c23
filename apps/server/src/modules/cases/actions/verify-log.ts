import { system } from '#platform/actor'
import type { Database } from '#platform/db'
import { type Break, verifyChain } from '../core/chain.ts'
import { listChains, listOrphans } from '../store/chain-store.ts'

export type LogReport = { cases: number; events: number; breaks: Break[] }

/** Checks the chain of every case, a batch at a time; `log verify` of the command line. */
export async function verifyLog(db: Database, onProgress: (cases: number) => void = () => {}): Promise<LogReport> {
  const report: LogReport = { cases: 0, events: 0, breaks: [] }
  let after: string | undefined
  do {
    const chains = await db.read(system('log-verify'), (tx) => listChains(tx, after, 500))
    for (const chain of chains) {
      const broken = verifyChain(chain.caseId, { seq: chain.headSeq, hash: chain.headHash }, chain.events)
      if (broken) report.breaks.push(broken)
      report.cases++
      report.events += chain.events.length
    }
    after = chains.at(-1)?.caseId
    onProgress(report.cases)
  } while (after)
  const orphans = await db.read(system('log-verify'), listOrphans)
  report.breaks.push(...orphans.map((orphan) => ({ ...orphan, why: 'no-case' as const })))
  return report
}
