import type { ImportReport } from '@tongban/contracts/catalogue/exchange'
import { system } from '#platform/actor'
import type { Database } from '#platform/db'
import { newId } from '#platform/ids'
import { write } from '#platform/write'
import { recordImportRun, recordImportState } from '../../store/import-store.ts'
import { endOf, type GivenColumns, planList, reportOf, type Told, takeOver } from './import-list.ts'

type List = { bytes: Uint8Array; name: string; given: GivenColumns; now: Date; opinion?: string }

/** Whoever runs the command line of an installation answers for what is published by it. */
const operator = '系统管理员（命令行）'
const answersFor = '由系统管理员导入，保密和准确性由其负责'

/** A list from the command line: checked, and taken over whole when nothing is wrong and it is no dry run. */
export async function importByOperator(
  db: Database,
  { bytes, name, given, now, opinion = answersFor }: List,
  { dryRun, told }: { dryRun: boolean; told: Told },
): Promise<ImportReport> {
  if (dryRun) return reportOf(await planList(db, bytes, name, { given, told }))
  return write(db, system('import'), undefined, async (tx) => {
    const id = newId()
    await recordImportRun(tx, {
      id,
      name: name.replace(/^.*[\\/]/, ''),
      state: 'importing',
      fileId: null,
      officerId: null,
      byName: operator,
      startedAt: now,
    })
    const today = chinaDate(now)
    const coming = { today, now, reason: `清单导入：${name.replace(/^.*[\\/]/, '')}`, importId: id }
    const plan = await takeOver(tx, bytes, name, coming, { given, told })
    const report = reportOf(plan)
    await recordImportState(tx, id, {
      state: endOf(plan),
      total: report.rows,
      report,
      endedAt: now,
      ...(report.errors > 0 ? {} : { reviewer: { id: null, name: operator, opinion } }),
    })
    tx.audit('items-imported', id, { rows: report.rows, errors: report.errors })
    return report
  })
}

const chinaDate = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
