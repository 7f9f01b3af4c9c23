import { setImmediate as breathe } from 'node:timers/promises'
import type { ImportReport } from '@tongban/contracts/catalogue/exchange'
import { system } from '#platform/actor'
import type { Database, Tx } from '#platform/db'
import { mapColumns } from '../../core/exchange/columns.ts'
import { type ExchangePlan, hasChanges, planImport } from '../../core/exchange/plan.ts'
import { type ReadFile, readTables } from '../../core/exchange/read-tables.ts'
import { type Coming, loadExchangeFacts, type NamedCodes, recordPlan } from '../../store/exchange-store.ts'
import { holdDirectory, recordImportVersion } from '../../store/import-store.ts'
import { bumpVersion } from '../../store/publish-store.ts'

/** Head of the file → element, where the file's own words are not known. */
export type GivenColumns = Readonly<Record<string, string>>
/** Hears how many rows are read and written so far. */
export type Told = (done: number, total: number) => void

const shown = 1000

/** Reads a list against the library as it stands; writes nothing. */
export async function planList(
  db: Database,
  bytes: Uint8Array,
  name: string,
  { given = {}, told = () => {} }: { given?: GivenColumns; told?: Told } = {},
): Promise<ExchangePlan> {
  const file = readTables(bytes, name)
  return db.read(system('import'), (tx) => planIn(tx, file, given, told))
}

/** Reads a list and writes it, whole or not at all: with any error nothing is written. Answers what was read. */
export async function takeOver(
  tx: Tx,
  bytes: Uint8Array,
  name: string,
  coming: Coming,
  { given = {}, told = () => {} }: { given?: GivenColumns; told?: Told } = {},
): Promise<ExchangePlan> {
  await holdDirectory(tx)
  const file = readTables(bytes, name)
  const plan = await planIn(tx, file, given, told)
  if (hasErrors(plan)) return plan
  const total = plan.directory.length + plan.implementing.length
  const changed = await recordPlan(tx, plan, coming, (written) => told(written, total))
  if (total > 0) await bumpVersion(tx)
  if (plan.directory.length > 0) await recordImportVersion(tx, coming.importId, coming.now)
  for (const { itemId, revisionId } of changed) tx.emit('directory-published', { itemId, revisionId })
  return plan
}

/** How a list ends that was written, or could not be. */
export function endOf(plan: ExchangePlan): 'wrong' | 'unchanged' | 'imported' {
  if (hasErrors(plan)) return 'wrong'
  return hasChanges(plan) ? 'imported' : 'unchanged'
}

const hasErrors = ({ problems }: ExchangePlan): boolean => problems.some(({ level }) => level === 'error')

async function planIn(tx: Tx, file: ReadFile, given: GivenColumns, told: Told): Promise<ExchangePlan> {
  const facts = await loadExchangeFacts(tx, namedIn(file, given))
  const total = file.tables.reduce((sum, { rows }) => sum + rows.length, 0)
  const reading = planImport(file, facts, given)
  for (let next = reading.next(); ; next = reading.next()) {
    if (next.done) return next.value
    if (next.value % 500 !== 0) continue
    told(next.value, total)
    await breathe() // a server that reads a long list answers others meanwhile
  }
}

/** The codes that the rows name, whatever else is wrong with them. */
function namedIn(file: ReadFile, given: GivenColumns): NamedCodes {
  const named: NamedCodes = { baseCodes: [], creditCodes: [], codes: [] }
  for (const table of file.tables) {
    const columns = mapColumns(table, given)?.columns ?? []
    for (const [element, into] of [
      ['baseCode', named.baseCodes],
      ['creditCode', named.creditCodes],
      ['code', named.codes],
    ] as const) {
      const place = columns.findIndex((column) => column.element === element)
      if (place >= 0) for (const { cells } of table.rows) into.push((cells[place] ?? '').toUpperCase())
    }
  }
  const unique = (codes: string[]) => [...new Set(codes)].filter((code) => code !== '')
  return { baseCodes: unique(named.baseCodes), creditCodes: unique(named.creditCodes), codes: unique(named.codes) }
}

/** What people are told of a list that was read. */
export function reportOf(plan: ExchangePlan): ImportReport {
  const wrong = new Set(plan.problems.flatMap((p) => (p.level === 'error' ? `${p.table} ${p.line}` : [])))
  const both = [...plan.directory, ...plan.implementing]
  const errors = plan.problems.filter(({ level }) => level === 'error').length
  return {
    encoding: plan.encoding,
    tables: plan.tables,
    rows: plan.rows,
    wrong: wrong.size,
    added: both.filter(({ how }) => how === 'added').length,
    changed: both.filter(({ how }) => how === 'changed').length,
    unchanged: plan.unchanged,
    errors,
    warnings: plan.problems.length - errors,
    problems: plan.problems.toSorted((a, b) => a.line - b.line).slice(0, shown),
  }
}
