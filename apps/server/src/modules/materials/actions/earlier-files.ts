import type { ChecklistEntry, EarlierFile } from '@tongban/contracts/materials/uploads'
import { legalDate } from '#platform/clock'
import type { Tx } from '#platform/db'
import { earliestReuse, latestOfEach } from '../core/reuse.ts'
import type { ApplicationGate } from '../ports.ts'
import { type EarlierRow, listEarlier } from '../store/earlier-store.ts'

/** What may be offered again: not what an office has asked to be corrected and still waits for. */
export async function findEarlier(
  tx: Tx,
  gate: ApplicationGate,
  applicationId: string,
  now: Date,
  materialKey: string | null = null,
): Promise<EarlierRow[]> {
  const rows = await listEarlier(tx, applicationId, earliestReuse(now), materialKey)
  const standing: EarlierRow[] = []
  for (const row of rows)
    if ((await gate.check(tx, row.from.applicationId, row.from.materialKey)) === 'closed') standing.push(row)
  return latestOfEach(standing)
}

/** The checklist with what its subject gave for the same materials before; nothing of it is used by itself. */
export async function withEarlierFiles(
  tx: Tx,
  gate: ApplicationGate,
  applicationId: string,
  checklist: readonly ChecklistEntry[],
  now: Date,
): Promise<ChecklistEntry[]> {
  const rows = await findEarlier(tx, gate, applicationId, now)
  return checklist.map((entry) => {
    const of = rows.filter(({ materialKey }) => materialKey === entry.materialKey)
    return of.length === 0 || entry.files.length > 0 ? entry : { ...entry, earlier: of.map(presentEarlier) }
  })
}

const presentEarlier = ({ id, name, kind, bytes, sha256, handedAt }: EarlierRow): EarlierFile => ({
  id,
  name,
  kind,
  bytes,
  sha256,
  givenOn: legalDate(handedAt),
})
