import type { Tx } from '#platform/db'

/**
 * Whether a material of an application may be given now; filled by the module that knows drafts and cases.
 * `open`: a draft, or a case with a correction asked for this material. It is called while the line is held, so it
 * reads and never locks.
 */
export type ApplicationGate = {
  check(tx: Tx, applicationId: string, materialKey: string): Promise<'open' | 'closed' | 'not-found'>
}
