import type { Tx } from '#platform/db'
import { fail } from '#platform/problems'
import type { ApplicationGate } from './ports.ts'
import { problems } from './problems.ts'

/** Fails unless the material may be given now. */
export async function admit(gate: ApplicationGate, tx: Tx, applicationId: string, materialKey: string): Promise<void> {
  const answer = await gate.check(tx, applicationId, materialKey)
  if (answer === 'not-found') fail(problems['materials.not-found']())
  if (answer === 'closed') fail(problems['materials.closed']())
}
