import { buffer } from 'node:stream/consumers'
import { stringify } from 'csv-stringify/sync'
import { system } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { newId } from '#platform/ids'
import type { Subscriber } from '#platform/jobs'
import { write } from '#platform/write'
import type { ExchangePlan } from '../../core/exchange/plan.ts'
import * as store from '../../store/import-store.ts'
import { endOf, planList, reportOf, type Told, takeOver } from './import-list.ts'

type JobDeps = Pick<Deps, 'db' | 'clock' | 'files'>
const job = system('import')

/** Checks a list that was handed in, and takes one over that was reviewed. Both may run again after a kill. */
export const importSubscribers = (deps: JobDeps): Subscriber[] => [
  { event: 'import-started', job: 'catalogue.check-list', run: (payload) => checkList(deps, idOf(payload)) },
  { event: 'import-confirmed', job: 'catalogue.take-over-list', run: (payload) => takeOverList(deps, idOf(payload)) },
]

const idOf = (payload: unknown) => (payload as { importId: string }).importId

async function checkList(deps: JobDeps, id: string): Promise<void> {
  const row = await deps.db.read(job, (tx) => store.findImportRun(tx, id))
  if (row?.state !== 'checking' || !row.fileId) return
  try {
    const bytes = await buffer(deps.files.read(row.fileId))
    const plan = await planList(deps.db, bytes, row.name, { told: progressOf(deps, id) })
    const reportFile = newId()
    await deps.files.put(reportFile, Buffer.from(asCsv(plan)))
    const report = reportOf(plan)
    const end = endOf(plan)
    const state = end === 'imported' ? 'checked' : end
    const ended = end === 'unchanged' ? { endedAt: deps.clock.now() } : {}
    await deps.db.transaction(job, (tx) =>
      store.recordImportState(tx, id, { state, ...ended, total: report.rows, report, reportFile }),
    )
  } catch (error) {
    await failed(deps, id)
    throw error
  }
}

/** Read anew: what was right when it was checked may not be so any more. Then it is wrong, and nothing is written. */
async function takeOverList(deps: JobDeps, id: string): Promise<void> {
  const row = await deps.db.read(job, (tx) => store.findImportRun(tx, id))
  if (row?.state !== 'importing' || !row.fileId) return
  const bytes = await buffer(deps.files.read(row.fileId))
  const coming = { today: deps.clock.today(), now: deps.clock.now(), reason: `清单导入：${row.name}`, importId: id }
  await write(deps.db, job, undefined, async (tx) => {
    const plan = await takeOver(tx, bytes, row.name, coming, { told: progressOf(deps, id) })
    const state = endOf(plan)
    await store.recordImportState(tx, id, { state, report: reportOf(plan), endedAt: deps.clock.now() })
    tx.audit('items-imported', id, { rows: plan.rows, state })
  })
}

/** A file that cannot be read at all: said to who handed it in; a file that can is tried again by the runner. */
const failed = (deps: JobDeps, id: string) =>
  deps.db.transaction(job, (tx) => store.recordImportState(tx, id, { state: 'failed', endedAt: deps.clock.now() }))

/** Told at most twice a second, beside the work. */
function progressOf(deps: JobDeps, id: string): Told {
  let last = 0
  return (done) => {
    const now = deps.clock.now().getTime()
    if (now - last < 500) return
    last = now
    deps.db.transaction(job, (tx) => store.recordImportProgress(tx, id, done)).catch(() => {})
  }
}

/** With a mark of its encoding, or Excel takes it for another. */
const asCsv = (plan: ExchangePlan): string =>
  `\ufeff${stringify([
    ['表', '行', '列', '级别', '编号', '说明', 'In English'],
    ...plan.problems.map((p) => [
      p.table,
      p.line,
      p.field,
      p.level === 'error' ? '错误' : '提示',
      p.code,
      p.message,
      p.messageEn,
    ]),
  ])}`
