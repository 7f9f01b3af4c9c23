import type { ArchiveReport } from '@tongban/contracts/archives/package'
import { verifyChain } from '#modules/cases'
import type { Tx } from '#platform/db'
import type { Deps } from '#platform/deps'
import { newId } from '#platform/ids'
import { checkPackage } from '../core/check.ts'
import { storedSource } from '../store/package-file.ts'
import { type Check, recordCheck } from '../store/package-store.ts'

type Stored = { id: string; caseId: string; officeId: string; fileId: string | null; sm3: string | null }

/** The four checks of a stored package, against the SM3 that it had when it was made; what they find is kept. */
export async function checkStored(
  tx: Tx,
  deps: Pick<Deps, 'files' | 'clock'>,
  row: Stored,
  occasion: Check['occasion'],
): Promise<ArchiveReport> {
  const source = await storedSource(deps.files, row.fileId ?? row.caseId)
  const report = await checkPackage(source, { verifyChain, sm3: row.sm3 ?? undefined })
  const { id: packageId, officeId } = row
  await recordCheck(tx, { id: newId(), packageId, officeId, at: deps.clock.now(), occasion }, report)
  return report
}
