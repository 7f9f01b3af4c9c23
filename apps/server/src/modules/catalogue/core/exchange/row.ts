import type { ColumnMapping, RowProblem } from '@tongban/contracts/catalogue/exchange'
import type { Table, TableRow } from './read-tables.ts'

/** One row by element, with a place to complain; what no column gives is undefined, an empty cell is ''. */
export type Row = {
  table: string
  line: number
  get(element: string): string | undefined
  /** Complains of an element; the head is told as the file has it. */
  say(element: string, code: string, zh: string, en: string, level?: RowProblem['level']): void
  /** The head of an element as the file has it; '' when no column gives it. */
  fieldOf(element: string): string
  /** Whether something is wrong already, with one of these elements or with any. */
  isWrong(...elements: string[]): boolean
  problems: RowProblem[]
}

/** The rows of a table with what is wrong with any row of any list: unreadable letters and merged cells. */
export function rowsOf(table: Table, mapping: ColumnMapping): Row[] {
  const places = new Map(mapping.columns.flatMap(({ element }, i) => (element ? [[element, i] as const] : [])))
  return table.rows.map((source) => {
    const row = rowOf(table, places, source)
    for (const [element, place] of places) checkCell(row, element, source, place)
    return row
  })
}

function rowOf(table: Table, places: ReadonlyMap<string, number>, source: TableRow): Row {
  const problems: RowProblem[] = []
  const wrong = new Set<string>()
  const fieldOf = (element: string) => table.heads[places.get(element) ?? -1] ?? ''
  return {
    table: table.name,
    line: source.line,
    problems,
    fieldOf,
    isWrong: (...elements) => (elements.length === 0 ? wrong.size > 0 : elements.some((one) => wrong.has(one))),
    get: (element) => {
      const place = places.get(element)
      return place === undefined ? undefined : (source.cells[place] ?? '')
    },
    say: (element, code, message, messageEn, level = 'error') => {
      if (level === 'error') wrong.add(element)
      const [name, line, field] = [table.name, source.line, fieldOf(element)]
      problems.push({ table: name, line, field, code: `import.${code}`, level, message, messageEn })
    },
  }
}

function checkCell(row: Row, element: string, source: TableRow, place: number): void {
  if (source.cells[place]?.includes('\ufffd'))
    row.say(
      element,
      'broken-text',
      '有无法识别的文字，文件编码已损坏；请用UTF-8或GBK编码重新导出这一行',
      'This has letters that cannot be read: the encoding is broken. Export the row again as UTF-8 or GBK',
    )
  if (/^"[^"]*$/.test(source.cells[place] ?? ''))
    row.say(
      element,
      'quote-open',
      '开头的引号没有闭合；请在内容后面补上引号，或删去开头的引号',
      'A quote is opened and not closed: close it after the text, or take it out',
    )
  const merged = source.merged.get(place)
  if (merged === 'down')
    row.say(
      element,
      'merged-cell',
      '这是合并单元格，已按最上面一格的内容处理；建议取消合并后逐行填写',
      'This cell is merged with those above and was read as the topmost; better unmerge it and fill in every row',
      'warning',
    )
  if (merged === 'across')
    row.say(
      element,
      'merged-cell',
      '这一格与左边的格合并了，不知道内容属于哪一列；请取消合并后分别填写',
      'This cell is merged with the one on its left, so nobody knows whose content it is; unmerge and fill in each',
    )
}

/** What may be read as yes or no in lists: 是/否, 1/0, Y/N. */
export function yesNo(text: string): boolean | undefined {
  if (/^(是|1|y|yes|true|有|收费)$/i.test(text)) return true
  return /^(否|0|2|n|no|false|无|不收费)$/i.test(text) ? false : undefined
}

/** Words of a cell with several: split at 、，,;；|^ and lines. */
export const several = (text: string): string[] =>
  text
    .split(/[、，,;；|^\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** A whole number of days or visits, with or without its unit; undefined when it is none. */
export function wholeNumber(text: string): number | undefined {
  const [, digits] = /^(\d{1,4})(?:\.0+)?\s*(?:个)?(?:工作日|日|天|次|个月|月)?$/.exec(text) ?? []
  return digits === undefined ? undefined : Number(digits)
}
