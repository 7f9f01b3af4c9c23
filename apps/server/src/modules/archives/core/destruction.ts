import type { Destruction } from '@tongban/contracts/archives/archives'
import type { Problem } from '#platform/problems'
import { err, ok, type Result } from '#platform/result'
import { problems } from '../problems.ts'

/** Two who approve, and neither of them asked. */
const approvals = 2

type Open = Pick<Destruction, 'state' | 'version'> & {
  askedById: string
  answers: readonly { byId: string; approves: boolean }[]
}

export const mayAnswer = (d: Open, officerId: string): boolean =>
  d.state === 'asked' && d.askedById !== officerId && d.answers.every(({ byId }) => byId !== officerId)

/** Where the destruction stands after an answer. */
export function answer(
  d: Open,
  officerId: string,
  ask: { version: number; approves: boolean; note: string },
): Result<Destruction['state'], Problem> {
  if (d.state !== 'asked') return err(problems['archives.wrong-state']())
  if (!mayAnswer(d, officerId)) return err(problems['archives.same-person']())
  if (d.version !== ask.version) return err(problems['archives.stale-version']({ current: d.version }))
  if (!ask.approves) return ask.note.trim().length < 5 ? err(problems['archives.note-missing']()) : ok('rejected')
  return ok(d.answers.filter(({ approves }) => approves).length + 1 >= approvals ? 'approved' : 'asked')
}

type Kept = { caseNo: string; fileId: string | null; keepUntil: string | null; destructionId: string | null }

/** Whether packages may be asked for: their retention has ended, for ever is never, and nobody asked before. */
export function mayBeDestroyed(packages: readonly Kept[], today: string): Problem | undefined {
  for (const { caseNo, fileId, keepUntil, destructionId } of packages) {
    if (!fileId || destructionId) return problems['archives.wrong-state']()
    if (keepUntil === null || keepUntil >= today)
      return problems['archives.retention-runs']({ caseNo, until: keepUntil ?? '永久' })
  }
  return undefined
}
