import type { Readable } from 'node:stream'
import { findCaseNumber } from '#modules/cases'
import { system } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { write } from '#platform/write'
import { type Making, makePackage } from '../jobs/make-package.ts'
import { findOfCase } from '../store/package-store.ts'

export type Exported =
  | { ok: true; caseNo: string; bytes: number; sm3: string; octets: Readable }
  | { ok: false; why: 'no-case' | 'open' | 'waiting' | 'destroyed' | 'failed'; told?: string }

/** The package of a case, by its number or id; made now where no event has made it (a case closed before archives were). */
export async function exportByOperator(deps: Deps, asked: string): Promise<Exported> {
  const actor = system('archive-export')
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(asked)
  const caseId = isId ? asked : await deps.db.read(actor, (tx) => findCaseNumber(tx, asked))
  if (!caseId) return { ok: false, why: 'no-case' }
  const making: Making = await makePackage(deps, caseId)
  const row = await write(deps.db, actor, undefined, async (tx) => {
    tx.audit('archive-exported', caseId)
    return findOfCase(tx, caseId)
  })
  if (!row) return { ok: false, why: making === 'waiting' ? 'waiting' : 'open' }
  if (row.state === 'failed') return { ok: false, why: 'failed', told: row.failure ?? '' }
  if (!row.fileId || row.bytes === null || row.sm3 === null) return { ok: false, why: 'destroyed' }
  return { ok: true, caseNo: row.caseNo, bytes: row.bytes, sm3: row.sm3, octets: deps.files.read(row.fileId) }
}
