import { system } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { ProblemError } from '#platform/problems'
import { write } from '#platform/write'
import { isDue } from '../core/proposal.ts'
import type { CataloguePorts } from '../ports.ts'
import { holdProposal, listDue, updateProposal } from '../store/proposal-store.ts'
import { publishProposal } from './publish-proposal.ts'

/**
 * Brings out what waited for its day, each change in a transaction of its own: one that cannot come out does not keep
 * the others back. It goes back to its office, which sees what is wrong. Repeating finds nothing left to do.
 */
export async function publishDue(
  deps: Pick<Deps, 'db' | 'clock' | 'log'>,
  ports: CataloguePorts,
): Promise<{ published: number; returned: number }> {
  const by = system('publish-due')
  const done = { published: 0, returned: 0 }
  const today = deps.clock.today()
  for (const id of await deps.db.read(by, (tx) => listDue(tx, today))) {
    try {
      const came = await write(deps.db, by, undefined, async (tx) => {
        const p = await holdProposal(tx, id)
        if (p?.state !== 'approved' || !isDue(p, today)) return false
        await publishProposal(tx, ports, p, { now: deps.clock.now(), today })
        return true
      })
      if (came) done.published++
    } catch (error) {
      if (!(error instanceof ProblemError)) {
        deps.log(`publish-due ${id}: ${error instanceof Error ? error.message : String(error)}`)
        continue
      }
      await write(deps.db, by, undefined, async (tx) => {
        const p = await holdProposal(tx, id)
        if (p?.state !== 'approved') return
        await updateProposal(tx, { ...p, state: 'returned', version: p.version + 1 })
        tx.audit('proposal-not-published', id, { code: error.problem.code })
        done.returned++
      })
    }
  }
  return done
}
