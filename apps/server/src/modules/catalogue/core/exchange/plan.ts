import type { ColumnMapping, RowProblem } from '@tongban/contracts/catalogue/exchange'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { ItemState } from '@tongban/contracts/catalogue/library'
import { equal } from '../equal.ts'
import { checkForPublication, type Publishable, type PublishFacts } from '../publish-check.ts'
import { mapColumns } from './columns.ts'
import { baseCodeOf, type DirectoryEntry, type DirectoryFacts, readDirectoryRow } from './directory-row.ts'
import { type ImplementingEntry, type ImplementingFacts, readImplementingRow } from './implementing-row.ts'
import { readMaterialRow } from './material-row.ts'
import { newContent } from './new-content.ts'
import type { ReadFile, Table } from './read-tables.ts'
import { readable, refusalAt } from './refusal.ts'
import { type Row, rowsOf } from './row.ts'

type Item = { content: ItemContent; state: ItemState }
export type ExchangeFacts = Omit<DirectoryFacts, 'hasArticle'> &
  Omit<ImplementingFacts, 'item'> & { item(baseCode: string): Item | undefined; publish: PublishFacts }

export type DirectoryPlan = Publishable & { state: ItemState; how: 'added' | 'changed' }
/** All that a file would write, and everything that is wrong with it. Nothing is written while there is an error. */
export type ExchangePlan = {
  encoding: string
  tables: ColumnMapping[]
  rows: number
  unchanged: number
  articles: DirectoryEntry['articles']
  directory: DirectoryPlan[]
  implementing: ImplementingEntry[]
  problems: RowProblem[]
}

/** An item as its rows tell it. */
type ReadItem = Item & { row: Row; materialRows: Row[] }
type Reading = {
  plan: ExchangePlan
  facts: ExchangeFacts
  items: Map<string, ReadItem>
  /** Rows whose code is wrong or stands before: looked at for what else is wrong. */
  nameless: ReadItem[]
  articles: Set<string>
}

const order: Readonly<Record<ColumnMapping['kind'], number>> = { directory: 0, materials: 1, implementing: 2 }

/** Reads all tables, the directory before what hangs on it; yields the number of rows read, for whoever shows progress. */
export function* planImport(
  file: ReadFile,
  facts: ExchangeFacts,
  given: Readonly<Record<string, string>> = {},
): Generator<number, ExchangePlan> {
  const plan: ExchangePlan = {
    encoding: file.encoding,
    tables: [],
    rows: 0,
    unchanged: 0,
    articles: [],
    directory: [],
    implementing: [],
    problems: [],
  }
  const reading: Reading = { plan, facts, items: new Map(), nameless: [], articles: new Set() }
  const tables = file.tables.flatMap((table) => {
    const mapping = mapColumns(table, given)
    if (!mapping) plan.problems.push(unknownTable(table))
    return mapping ? { table, mapping } : []
  })
  for (const { table, mapping } of tables.toSorted((a, b) => order[a.mapping.kind] - order[b.mapping.kind])) {
    plan.tables.push(mapping)
    const rows = rowsOf(table, mapping)
    if (mapping.kind === 'directory') yield* readDirectory(reading, rows)
    else if (mapping.kind === 'materials') yield* readMaterials(reading, rows)
    else yield* readImplementing(reading, rows)
  }
  yield* judge(reading)
  if (plan.rows === 0 && plan.problems.length === 0) plan.problems.push(noRows(plan.tables[0]?.table ?? ''))
  return plan
}

const unknownTable = (table: Table): RowProblem => ({
  table: table.name,
  line: 1,
  field: '',
  code: 'import.table-unknown',
  level: 'error',
  message: `看不出“${table.name}”是哪一种清单：目录清单要有“基本编码”和“事项名称”两列，实施清单要有“实施编码”一列；请核对表头，或用列对应关系说明`,
  messageEn: `“${table.name}” is none of the lists known: a directory needs columns 基本编码 and 事项名称, an implementing list 实施编码; correct the head or give a mapping`,
})

const noRows = (table: string): RowProblem => ({
  ...{ table, line: 1, field: '', code: 'import.no-rows', level: 'error' },
  message: '清单中没有数据行，只有表头；请补充要导入的事项后再试',
  messageEn: 'The list has a head and no rows; add the items that shall be imported, then try again',
})

/** Whether there is something to write; a list that is as the library stands needs no review. */
export const hasChanges = ({ directory, implementing }: ExchangePlan): boolean =>
  directory.length + implementing.length > 0

function take({ plan }: Reading, row: Row): number {
  plan.rows++
  plan.problems.push(...row.problems)
  return plan.rows
}

/** Complains of a code that stands in the list before. */
function isSecond(row: Row, seen: Map<string, number>, code: string, element: string): boolean {
  const first = seen.get(code)
  if (first === undefined) {
    seen.set(code, row.line)
    return false
  }
  row.say(
    element,
    'code-twice',
    `编码${code}与第${first}行重复；请保留一行，或改正其中一个编码`,
    `The code ${code} stands in line ${first} too; keep one row, or correct one of the codes`,
  )
  return true
}

function* readDirectory(reading: Reading, rows: readonly Row[]): Generator<number> {
  const { facts, items, nameless, plan, articles } = reading
  const seen = new Map<string, number>()
  const hasArticle = (law: string, article: string) =>
    facts.publish.hasArticle(law, article) || articles.has(`${law} ${article}`)
  for (const row of rows) {
    const code = baseCodeOf(row)
    const entry = readDirectoryRow(row, code, code ? facts.item(code) : undefined, { ...facts, hasArticle })
    const read = { content: entry.content, state: entry.state, row, materialRows: [] }
    if (code && !isSecond(row, seen, code, 'baseCode')) items.set(code, read)
    else nameless.push(read)
    for (const article of row.isWrong() ? [] : entry.articles) {
      if (hasArticle(article.law, article.article)) continue
      articles.add(`${article.law} ${article.article}`)
      plan.articles.push(article)
    }
    yield take(reading, row)
  }
}

function* readMaterials(reading: Reading, rows: readonly Row[]): Generator<number> {
  const { facts, items } = reading
  const lists = new Map<string, { item: ReadItem; materials: ItemContent['materials']; rows: Row[] }>()
  for (const row of rows) {
    const code = baseCodeOf(row)
    const known = code === undefined ? undefined : (items.get(code) ?? facts.item(code))
    if (code && !known)
      row.say(
        'baseCode',
        'not-in-directory',
        `没有基本编码为${code}的事项；请先导入目录，或核对编码`,
        `There is no item ${code}; import the directory first, or correct the code`,
      )
    const list = code ? lists.get(code) : undefined
    const content = known?.content ?? newContent({ baseCode: '', name: '', type: '01', legalBasis: [] })
    const material = readMaterialRow(row, content, list?.materials.length ?? 0, facts.publish)
    if (code && known) {
      const kept = list ?? { item: { row, materialRows: [], ...known }, materials: [], rows: [] }
      lists.set(code, kept)
      if (material) {
        kept.materials.push(material)
        kept.rows.push(row)
      }
    }
    yield take(reading, row)
  }
  for (const [code, { item, materials, rows: materialRows }] of lists)
    items.set(code, { ...item, content: { ...item.content, materials }, materialRows })
}

function* readImplementing(reading: Reading, rows: readonly Row[]): Generator<number> {
  const { facts, items, plan } = reading
  const seen = new Map<string, number>()
  const item = (baseCode: string) => items.get(baseCode) ?? facts.item(baseCode)
  for (const row of rows) {
    const entry = readImplementingRow(row, { ...facts, item })
    const isFirst = entry && !isSecond(row, seen, entry.code, 'code')
    if (isFirst && !row.isWrong()) {
      if (entry.how === 'unchanged') plan.unchanged++
      else plan.implementing.push(entry)
    }
    yield take(reading, row)
  }
}

/**
 * Items that differ from what stands go through the publish gate, as anybody's. Rows that have an error of their own go
 * too, as far as they could be read, so that each hears everything at once.
 */
function* judge({ items, nameless, facts, plan, articles }: Reading): Generator<number> {
  const publish: PublishFacts = {
    ...facts.publish,
    hasArticle: (law, article) => facts.publish.hasArticle(law, article) || articles.has(`${law} ${article}`),
  }
  for (const read of [...items.values(), ...nameless]) {
    const { content, state, row, materialRows } = read
    const before = facts.item(content.baseCode)
    const isWrong = row.isWrong() || materialRows.some((one) => one.isWrong())
    if (!isWrong && before && before.state === state && equal(before.content, content)) {
      plan.unchanged++
      continue
    }
    const checked = checkForPublication(isWrong ? readable(content) : content, publish)
    if (!checked.ok)
      plan.problems.push(...checked.error.flatMap((refused) => refusalAt(row, materialRows, refused) ?? []))
    else if (!isWrong) plan.directory.push({ ...checked.value, state, how: before ? 'changed' : 'added' })
    yield plan.rows
  }
}
