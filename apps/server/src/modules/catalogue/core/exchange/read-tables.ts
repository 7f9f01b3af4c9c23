import { read, utils, type WorkSheet } from '@e965/xlsx'
import { CsvError, type Options, parse } from 'csv-parse/sync'

/** One row as it stands in the file; `line` counts from 1, the head being the first line with words. */
export type TableRow = { line: number; cells: string[]; merged: ReadonlyMap<number, 'down' | 'across'> }
/** A sheet, or the one table of a CSV file. */
export type Table = { name: string; heads: string[]; rows: TableRow[] }
export type ReadFile = { encoding: string; tables: Table[] }

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b
const isOldExcel = (bytes: Uint8Array) => bytes[0] === 0xd0 && bytes[1] === 0xcf

/** Tables of a CSV file (UTF-8, UTF-16 or GBK, told apart by their bytes) or of an Excel workbook. Throws when it is neither. */
export function readTables(bytes: Uint8Array, fileName: string): ReadFile {
  if (isZip(bytes) || isOldExcel(bytes)) return { encoding: 'xlsx', tables: readWorkbook(bytes) }
  const { text, encoding } = decode(bytes)
  const name = fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')
  return { encoding, tables: [readCsv(text, name)].filter((table) => table.heads.length > 0) }
}

/** Lists of older systems come as GBK without saying so: what is no UTF-8 is read as GB 18030, of which GBK is a part. */
function decode(bytes: Uint8Array): { text: string; encoding: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' }
  } catch {
    const broken = new TextDecoder('utf-8').decode(bytes)
    const text = new TextDecoder('gb18030').decode(bytes)
    // One broken letter in a file of UTF-8 must not make all of it Chinese of another code.
    const marks = (of: string) => of.split('\ufffd').length - 1
    return marks(broken) * 20 < bytes.length / 50 && marks(text) >= marks(broken)
      ? { text: broken, encoding: 'UTF-8' }
      : { text, encoding: 'GB18030' }
  }
}

function readCsv(text: string, name: string): Table {
  const records = recordsOf(text)
  const lines = records.map(({ record }, i) => ({
    // A cell may hold several lines: where a record begins is where the one before ended.
    line: (records[i - 1]?.info.lines ?? 0) + 1,
    cells: record.map((cell) => cell.trim()),
    merged: none,
  }))
  return tableOf(name, lines)
}

type CsvRecord = { record: string[]; info: { lines: number } }

function recordsOf(text: string): CsvRecord[] {
  const read = (options: Options) =>
    parse(text, {
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      delimiter: delimiterOf(text),
      info: true,
      ...options,
    }) as unknown as CsvRecord[]
  try {
    return read({})
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // A quote that is never closed: read without, so that the row where it stands can be told.
    return read({ quote: false })
  }
}

const none: TableRow['merged'] = new Map()

function delimiterOf(text: string): string {
  const head = text.slice(0, text.indexOf('\n') + 1 || undefined)
  return [',', '\t', ';'].reduce((best, one) => (head.split(one).length > head.split(best).length ? one : best), ',')
}

function readWorkbook(bytes: Uint8Array): Table[] {
  const book = read(bytes, { dense: true, cellDates: true, cellFormula: false, cellHTML: false, cellText: true })
  return book.SheetNames.flatMap((name) => {
    const sheet = book.Sheets[name]
    const table = sheet ? tableOf(name, linesOf(sheet)) : undefined
    return table && table.heads.length > 0 ? table : []
  })
}

function linesOf(sheet: WorkSheet): TableRow[] {
  const rows = utils.sheet_to_json<unknown[]>(sheet, {
    header: 1,
    raw: false,
    defval: '',
    blankrows: true,
    dateNF: 'yyyy-mm-dd',
  })
  const first = utils.decode_range(sheet['!ref'] ?? 'A1').s.r
  const lines = rows.map((cells, i) => ({
    line: first + i + 1,
    cells: cells.map((cell) => (typeof cell === 'string' ? cell.trim() : '')),
    merged: new Map<number, 'down' | 'across'>(),
  }))
  const left = utils.decode_range(sheet['!ref'] ?? 'A1').s.c
  for (const { s, e } of sheet['!merges'] ?? [])
    for (let r = s.r; r <= e.r; r++)
      for (let c = s.c; c <= e.c; c++) {
        const line = lines[r - first]
        const from = lines[s.r - first]?.cells[s.c - left] ?? ''
        if (!line || (r === s.r && c === s.c)) continue
        line.cells[c - left] = c === s.c ? from : ''
        line.merged.set(c - left, c === s.c ? 'down' : 'across')
      }
  return lines
}

/** The head is the first line with at least two words; a title above it, as people write, is passed over. */
function tableOf(name: string, lines: readonly TableRow[]): Table {
  const at = lines.findIndex((line) => line.cells.filter((cell) => cell !== '').length >= 2)
  const head = lines[at]
  if (!head) return { name, heads: [], rows: [] }
  const rows = lines.slice(at + 1).filter((line) => line.cells.some((cell, i) => cell !== '' && !line.merged.has(i)))
  return { name, heads: head.cells.map((cell) => cell.replace(/\s+/g, '')), rows }
}
