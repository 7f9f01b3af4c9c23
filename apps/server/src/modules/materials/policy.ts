import type { Tx } from '#platform/db'
import { fail } from '#platform/problems'
import { problems } from './problems.ts'

/**
 * Whether a material of an application may be given now; filled by the module that knows drafts and cases.
 * `open`: a draft, or a case with a correction asked for this material. It is called while the line is held.
 */
export type ApplicationGate = {
  check(tx: Tx, applicationId: string, materialKey: string): Promise<'open' | 'closed' | 'not-found'>
}

export async function admit(gate: ApplicationGate, tx: Tx, applicationId: string, materialKey: string): Promise<void> {
  const answer = await gate.check(tx, applicationId, materialKey)
  if (answer === 'not-found') fail(problems['materials.not-found']())
  if (answer === 'closed') fail(problems['materials.closed']())
}
