import { Readable } from 'node:stream'
import { utils, write as writeBook } from '@e965/xlsx'
import { type ExportKind, exportItems as op } from '@tongban/contracts/catalogue/exchange'
import { stringify } from 'csv-stringify/sync'
import type { FastifyInstance } from 'fastify'
import { system } from '#platform/actor'
import type { Database } from '#platform/db'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { type Problem, unwrap } from '#platform/problems'
import { err, ok, type Result } from '#platform/result'
import { directoryRow, headsOf, implementingRow, materialRows } from '../../core/exchange/export-rows.ts'
import { problems } from '../../problems.ts'
import { listImplementationsAfter, listItemsAfter } from '../../store/export-store.ts'

type Ask = { kind: ExportKind; format: 'xlsx' | 'csv'; region?: string }

const page = 1000
/** A workbook is made in memory, and no person reads more rows than this. */
const mostInWorkbook = 200_000
const reader = system('export')

/** The library as a file, for people or for other systems. */
export const exportItems = (app: FastifyInstance, deps: Pick<Deps, 'db'>) =>
  route(app, op, async ({ actor, query, reply }) => {
    const { kind, format } = query
    // What offices implement is asked for one's own region and below, unless another is named.
    const region = query.region ?? (kind === 'directory' ? undefined : actor.regionCode)
    const file = unwrap(await exportTo(deps.db, { kind, format, ...(region ? { region } : {}) }))
    const type =
      format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    return reply
      .header('content-type', type)
      .header('content-disposition', `attachment; filename="items-${kind}.${format}"`)
      .send(file)
  })

/** CSV comes row by row, however long; a workbook whole. The exchange tables are three, so they need a workbook. */
export async function exportTo(db: Database, { kind, format, region }: Ask): Promise<Result<Readable, Problem>> {
  if (format === 'csv') {
    if (kind === 'national') return err(problems['catalogue.export-needs-workbook']())
    const rows = kind === 'directory' ? directory(db, 'people') : implementing(db, 'people', region)
    return ok(Readable.from(asCsv(kind, rows)))
  }
  const book = utils.book_new()
  for (const [name, kindOfSheet, rows] of sheets(db, kind, region)) {
    const lines = [headsOf(kindOfSheet, kind === 'national' ? 'national' : 'people')]
    for await (const row of rows) {
      lines.push(row)
      if (lines.length > mostInWorkbook) return err(problems['catalogue.export-too-large']({ most: mostInWorkbook }))
    }
    const sheet = utils.aoa_to_sheet(lines, { dense: true })
    sheet['!cols'] = (lines[0] ?? []).map((head) => ({ wch: Math.max(12, head.length * 2 + 4) }))
    utils.book_append_sheet(book, sheet, name)
  }
  return ok(Readable.from([writeBook(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer]))
}

type Sheet = [name: string, kind: 'directory' | 'implementing' | 'materials', rows: AsyncGenerator<string[]>]

function sheets(db: Database, kind: ExportKind, region: string | undefined): Sheet[] {
  if (kind === 'directory')
    return [
      ['目录清单', 'directory', directory(db, 'people')],
      ['材料清单', 'materials', materials(db, 'people')],
    ]
  if (kind === 'implementing') return [['实施清单', 'implementing', implementing(db, 'people', region)]]
  return [
    ['up_task_directory', 'directory', directory(db, 'national')],
    ['up_task_general_material', 'materials', materials(db, 'national')],
    ['up_task_general_basic', 'implementing', implementing(db, 'national', region)],
  ]
}

async function* items(db: Database) {
  for (let after = ''; ; ) {
    const rows = await db.read(reader, (tx) => listItemsAfter(tx, after, page))
    yield* rows
    if (rows.length < page) return
    after = rows.at(-1)?.baseCode ?? ''
  }
}

async function* directory(db: Database, words: 'people' | 'national'): AsyncGenerator<string[]> {
  for await (const item of items(db)) yield directoryRow(item, words)
}

async function* materials(db: Database, words: 'people' | 'national'): AsyncGenerator<string[]> {
  for await (const item of items(db)) yield* materialRows(item, words)
}

async function* implementing(
  db: Database,
  words: 'people' | 'national',
  region: string | undefined,
): AsyncGenerator<string[]> {
  for (let after = ''; ; ) {
    const rows = await db.read(reader, (tx) => listImplementationsAfter(tx, region, after, page))
    for (const row of rows) yield implementingRow(row, words)
    if (rows.length < page) return
    after = rows.at(-1)?.code ?? ''
  }
}

/** With a mark of its encoding, or Excel takes it for another. */
async function* asCsv(kind: 'directory' | 'implementing', rows: AsyncGenerator<string[]>): AsyncGenerator<string> {
  yield `\ufeff${stringify([headsOf(kind, 'people')])}`
  let lines: string[][] = []
  for await (const row of rows) {
    lines.push(row)
    if (lines.length < page) continue
    yield stringify(lines)
    lines = []
  }
  yield stringify(lines)
}
