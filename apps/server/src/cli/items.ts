import { readFile } from 'node:fs/promises'
import { type Command, InvalidArgumentError } from 'commander'
import type { Database } from '../platform/db.ts'
import { progress } from './progress.ts'
import { UsageError } from './usage.ts'

type ImportOptions = { dryRun?: boolean; json?: boolean; map: Record<string, string>; review?: string }
type ExportOptions = { kind: 'directory' | 'implementing' | 'national'; region?: string; json?: boolean }

/** `tongban items …`: the library as files. Exit 0 done, 1 there are problems, 2 usage. */
export function register(program: Command): void {
  const items = program.command('items').description('the item library (事项库)')
  items
    .command('import <file>')
    .description('take a list over, CSV or Excel, ours or the national exchange tables; whole or not at all (导入清单)')
    .option('--dry-run', 'check only, change nothing (只检查，不导入)')
    .option('--map <head=element>', 'which column is which element, where the head does not tell', mapping, {})
    .option('--review <words>', 'the secrecy and correctness review that is recorded with it (保密和准确性审查意见)')
    .option('--json', 'answer in JSON')
    .action(importList)
  items
    .command('export <file>')
    .description('write the library as .xlsx or .csv (导出清单)')
    .option('--kind <kind>', 'directory, implementing or national (the exchange tables)', kind, 'directory')
    .option('--region <code>', 'implementing items at or below this division')
    .option('--json', 'answer in JSON')
    .action(exportList)
  items
    .command('lint')
    .description('the checks of the publish gate over what is published, with a score for each office (事项体检)')
    .option('--region <code>', 'offices at or below this division (12 digits)')
    .option('--office <credit-code>', 'one office')
    .option('--json', 'answer in JSON')
    .action(lint)
}

function refuseNoDivision(region: string | undefined): void {
  if (region !== undefined && !/^\d{12}$/.test(region)) throw new UsageError('A division has 12 digits.')
}

type LintOptions = { region?: string; office?: string; json?: boolean }

async function lint({ region, office, json }: LintOptions): Promise<void> {
  refuseNoDivision(region)
  await withDatabase(async (db) => {
    const { lintByOperator } = await import('../modules/catalogue/index.ts')
    const part = { ...(region ? { region } : {}), ...(office ? { office } : {}) }
    const report = await lintByOperator(db, part, progress('checked'))
    if (!report) throw new UsageError(`There is no office with the credit code ${office}.`)
    console.log(json ? JSON.stringify(report) : lintSentences(report).join('\n'))
    if (report.problems > 0) process.exitCode = 1
  })
}

type LintReport = NonNullable<Awaited<ReturnType<typeof import('../modules/catalogue/index.ts').lintByOperator>>>

function lintSentences({ score, offices, items, itemsWithProblems, problems, byRule, worst }: LintReport): string[] {
  if (score === null) return ['没有在用的事项。There is nothing to check.']
  const head = `${offices}个单位，${items}个实施事项，${itemsWithProblems}个有问题，共${problems}处；平均${score}分。`
  if (problems === 0) return [head, '没有发现问题。Nothing was found.']
  return [
    head,
    '',
    ...byRule.flatMap(({ label, source, problems: found, offices: inOffices, example }) => [
      `■ ${label}：${found}处，涉及${inOffices}个单位（${source}）`,
      ...(example ? [`  例：${example.item}：${example.message}`] : []),
    ]),
    '',
    '得分最低的单位：',
    ...worst.slice(0, 20).map((one) => `${one.score.toFixed(1).padStart(5)}  ${one.name}（${one.creditCode}）`),
  ]
}

async function importList(path: string, options: ImportOptions): Promise<void> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? '没有这个文件 (there is no such file)' : error.message
    throw new UsageError(`${path}: ${why}`, 'no-file')
  })
  await withDatabase(async (db) => {
    const { importByOperator } = await import('../modules/catalogue/index.ts')
    const bar = progress(options.dryRun ? 'rows checked' : 'rows')
    const report = await importByOperator(
      db,
      {
        bytes,
        name: path,
        given: options.map,
        now: new Date(),
        ...(options.review ? { opinion: options.review } : {}),
      },
      { dryRun: options.dryRun ?? false, told: bar },
    )
    const nothingToImport = report.errors === 0 && report.added + report.changed === 0
    const imported = report.errors === 0 && !nothingToImport && !options.dryRun
    if (options.json) console.log(JSON.stringify({ imported, nothingToImport, ...report }))
    else console.log(sentences(report, options.dryRun ?? false).join('\n'))
    if (report.errors > 0) process.exitCode = 1
  })
}

type Report = Awaited<ReturnType<typeof import('../modules/catalogue/index.ts').importByOperator>>

function sentences(report: Report, dryRun: boolean): string[] {
  const { rows, added, changed, unchanged, errors, warnings, wrong, problems, encoding, tables } = report
  const lines = tables.map(({ table, kind: of, columns }) => {
    const unknown = columns.filter(({ element, head }) => element === null && head !== '').map(({ head }) => head)
    return `${table}: ${kindWords[of]}${unknown.length > 0 ? `；没有用到的列：${unknown.join('、')}` : ''}`
  })
  lines.push(
    ...problems.map(
      ({ table, line, field, level, message }) =>
        `${level === 'error' ? '错误' : '提示'} ${table} 第${line}行${field ? `“${field}”` : ''}：${message}`,
    ),
  )
  if (problems.length < errors + warnings)
    lines.push(`…… 另有${errors + warnings - problems.length}条，用 --json 或缩小清单查看`)
  lines.push(
    `共${rows}行（${encoding}）：新增${added}，变更${changed}，无变化${unchanged}，有错误${wrong}行，提示${warnings}条。`,
    ending(report, dryRun),
  )
  return lines
}

function ending({ errors, added, changed }: Report, dryRun: boolean): string {
  if (errors > 0) return '有错误，一行也没有导入；请按上面逐条改正后再试。Nothing was imported.'
  if (added + changed === 0) return '没有可导入的变化：每一行都与事项库现有内容一致。Nothing to import.'
  return dryRun
    ? '检查通过；这是试运行，没有导入。Checked in a dry run, nothing was imported.'
    : '已全部导入。All of it was imported.'
}

const kindWords = { directory: '目录清单', implementing: '实施清单', materials: '材料清单' } as const

async function exportList(path: string, options: ExportOptions): Promise<void> {
  const format = /\.(xlsx|csv)$/i.exec(path)?.[1]?.toLowerCase()
  if (format !== 'xlsx' && format !== 'csv') throw new UsageError('The file should end in .xlsx or .csv.')
  await withDatabase(async (db) => {
    const [{ exportTo }, { createWriteStream }, { pipeline }] = await Promise.all([
      import('../modules/catalogue/index.ts'),
      import('node:fs'),
      import('node:stream/promises'),
    ])
    const { region } = options
    refuseNoDivision(region)
    const made = await exportTo(db, { kind: options.kind, format, ...(region ? { region } : {}) })
    if (!made.ok) {
      console.log(options.json ? JSON.stringify({ error: made.error }) : `${made.error.detail}\n${made.error.detailEn}`)
      process.exitCode = 1
      return
    }
    await pipeline(made.value, createWriteStream(path))
    console.log(options.json ? JSON.stringify({ file: path }) : `已导出到 ${path}`)
  })
}

async function withDatabase(run: (db: Database) => Promise<void>): Promise<void> {
  const [{ findDatabase }, { openDatabase }] = await Promise.all([
    import('./find-database.ts'),
    import('../platform/db.ts'),
  ])
  const found = await findDatabase()
  if (!found)
    throw new UsageError('There is no database yet: start the platform once, or set DATABASE_URL.', 'no-database')
  const db = openDatabase(found.url, { size: 3 })
  try {
    await run(db)
  } finally {
    await db.end()
    await found.stop()
  }
}

function mapping(text: string, before: Record<string, string>): Record<string, string> {
  const [, head, element] = /^(.+)=([a-zA-Z]+)$/.exec(text) ?? []
  if (!head || !element) throw new InvalidArgumentError('应写成“表头=要素”，如 事项=name (head=element is wanted)')
  return { ...before, [head]: element }
}

function kind(text: string): ExportOptions['kind'] {
  if (text === 'directory' || text === 'implementing' || text === 'national') return text
  throw new InvalidArgumentError('directory, implementing or national')
}
