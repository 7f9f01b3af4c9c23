import { loadClosedCase } from '#modules/cases'
import { listDocumentFiles } from '#modules/licences'
import { getChecklist } from '#modules/materials'
import { system } from '#platform/actor'
import { legalDate } from '#platform/clock'
import type { Tx } from '#platform/db'
import type { Deps } from '#platform/deps'
import { newId } from '#platform/ids'
import type { Subscriber } from '#platform/jobs'
import { write } from '#platform/write'
import type { Archived } from '../core/closed-case.ts'
import { keepUntil, retentionOf, yearOf } from '../core/retention.ts'
import * as store from '../store/package-store.ts'
import { writePackage } from '../store/write-package.ts'
import { checkStored } from './check-stored.ts'

/** What may have been the last thing that a package waited for. */
const events = [
  ...['result-delivered', 'case-denied', 'case-refused', 'case-withdrawn', 'case-terminated'],
  'document-ready',
]

export const packageMaker = (deps: Deps): Subscriber[] =>
  events.map((event) => ({
    event,
    job: `archive-on-${event}`,
    run: async (payload) => void (await makePackage(deps, (payload as { caseId: string }).caseId)),
  }))

/** `open`: not closed; `waiting`: a document is not made yet, its `document-ready` comes. */
export type Making = 'made' | 'failed' | 'open' | 'waiting' | 'there'

/**
 * Archives a closed case (716号 art. 12). Only one run at a time has a case, its file has the case's id and equal cases give
 * equal octets, so a run that is repeated, or was killed, changes nothing.
 */
export const makePackage = (deps: Deps, caseId: string): Promise<Making> =>
  write(deps.db, system('archive'), undefined, async (tx) => {
    await store.holdCase(tx, caseId)
    const before = await store.findOfCase(tx, caseId)
    if (before && before.state !== 'failed') return 'there'
    const c = await loadClosedCase(tx, caseId)
    if (!c) return 'open'
    const { files: documents, allMade } = await listDocumentFiles(tx, caseId)
    if (!allMade) return 'waiting'
    return archive(tx, deps, { c, documents, materials: await getChecklist(tx, caseId) }, before?.id ?? newId())
  })

async function archive(tx: Tx, deps: Deps, archived: Archived, id: string): Promise<Making> {
  const { c } = archived
  const retention = retentionOf(await store.listRules(tx), c.itemType, c.status)
  const closedOn = legalDate(c.closedAt)
  const at = deps.clock.now()
  const made = await writePackage(deps.files, c.id, archived, retention)
  await store.recordPackage(tx, {
    ...{ id, caseId: c.id, caseNo: c.caseNo, itemName: c.itemName, itemNameEn: c.itemNameEn },
    ...{ applicantName: c.applicantName, officeId: c.officeId, officeName: c.officeName, regionCode: c.regionCode },
    ...{ subjectId: c.subjectId, year: yearOf(closedOn), closedOn, result: c.status },
    ...{ retention, keepUntil: keepUntil(closedOn, retention) },
    ...(made.ok
      ? { state: 'archived', fileId: c.id, bytes: made.bytes, sm3: made.sm3, files: made.files, archivedAt: at }
      : { state: 'failed', fileId: null, bytes: null, sm3: null, files: null, archivedAt: null }),
    ...(made.ok ? { failure: null, failureEn: null } : { failure: made.why, failureEn: made.whyEn }),
  })
  if (!made.ok) {
    deps.log(`archive of case ${c.id}: ${made.whyEn}`)
    return 'failed'
  }
  const { valid } = await checkStored(
    tx,
    deps,
    { id, caseId: c.id, officeId: c.officeId, fileId: c.id, sm3: made.sm3 },
    'made',
  )
  tx.audit('archived', c.id, { sm3: made.sm3, valid })
  return 'made'
}
