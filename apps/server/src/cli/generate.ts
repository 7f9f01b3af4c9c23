import { type Command, InvalidArgumentError } from 'commander'
import type { Database } from '../platform/db.ts'
import { progress } from './progress.ts'
import { UsageError } from './usage.ts'

type Options = { cases: number; items: number; offices: number; office?: string; share: number; json?: boolean }

/** `tongban generate`: many cases and items for measuring, marked as generated. Exit 0 made, 1 no such office, 2 usage. */
export function register(program: Command): void {
  program
    .command('generate')
    .description('many cases and items for measuring, marked as generated (生成测试数据)')
    .option('--cases <n>', 'submitted cases to add', wholeNumber, 0)
    .option('--items <n>', 'implementing items to add', wholeNumber, 0)
    .option('--offices <n>', 'offices at most that exercise each copy of an item', wholeNumber, 100_000)
    .option('--office <credit code>', 'the office of the cases; by default the busiest county office with staff')
    .option(
      '--share <percent>',
      'how many of a hundred cases go to that office, the rest all over the province',
      percent,
      100,
    )
    .option('--json', 'answer in JSON')
    .action(generate)
}

async function generate(options: Options): Promise<void> {
  if (options.cases + options.items === 0) throw new UsageError('Say how much: --cases N, --items N, or both.')
  const { findDatabase } = await import('./find-database.ts')
  const found = await findDatabase()
  if (!found)
    throw new UsageError('There is no database yet: start the platform once, or set DATABASE_URL.', 'no-database')
  const { openDatabase } = await import('../platform/db.ts')
  const db = openDatabase(found.url, { size: 3 })
  try {
    const started = performance.now()
    const made = await make(db, options)
    if (!made) {
      const message = `No office ${options.office ?? ''} that exercises an item was found.`
      console[options.json ? 'log' : 'error'](
        options.json ? JSON.stringify({ error: { code: 'no-office', message } }) : message,
      )
      process.exitCode = 1
      return
    }
    await tidy(found.url)
    const seconds = Math.round((performance.now() - started) / 100) / 10
    console.log(
      options.json
        ? JSON.stringify({ ...made, seconds })
        : `${made.cases} cases (${made.office.name}, ${made.office.creditCode}), ${made.items} items in ${made.directory} directory entries, ${seconds} s`,
    )
  } finally {
    await db.end()
    await found.stop()
  }
}

async function make(db: Database, { cases, items, offices, office: creditCode, share }: Options) {
  const { findImplementation, findOfficeOfItems, generateItems, listCodesElsewhere } = await import(
    '../modules/catalogue/index.ts'
  )
  const { generateCases } = await import('../modules/cases/index.ts')
  const { loadCalendar } = await import('../modules/reference/index.ts')
  const { system } = await import('../platform/actor.ts')
  const read = await db.read(system('generate'), async (tx) => {
    const office = await findOfficeOfItems(tx, creditCode)
    if (!office) return undefined
    const elsewhere = share < 100 ? await listCodesElsewhere(tx, office.id, 1000) : []
    const load = async (codes: readonly string[]) => {
      const rows = await Promise.all(codes.map((code) => findImplementation(tx, code)))
      return rows.filter((row) => row !== undefined)
    }
    return { office, own: await load(office.codes), others: await load(elsewhere), calendar: await loadCalendar(tx) }
  })
  if (!read) return undefined
  const { office, own, others, calendar } = read
  let directory = 0
  if (items > 0) {
    const bar = progress('items')
    directory = (await generateItems(db, items, offices, (made) => bar(made, items))).directory
  }
  const bar = progress('cases')
  if (cases > 0)
    await generateCases(
      db,
      { cases, items: own, elsewhere: { items: others, share: 1 - share / 100 }, calendar, now: new Date() },
      (made) => bar(made, cases),
    )
  return { cases, items, directory, office: { id: office.id, name: office.name, creditCode: office.creditCode } }
}

/** Statistics as they would be after a day: the planner must not take the tables for small. */
async function tidy(url: string): Promise<void> {
  const { default: pg } = await import('pg')
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(
      'vacuum (analyze) cases.case, cases.event, cases.work_item, catalogue.implementation, catalogue.directory_item, catalogue.revision',
    )
  } finally {
    await client.end()
  }
}

function wholeNumber(text: string): number {
  if (!/^\d{1,8}$/.test(text)) throw new InvalidArgumentError('应为0或正整数 (a whole number, 0 or more, is wanted)')
  return Number(text)
}

function percent(text: string): number {
  const value = wholeNumber(text)
  if (value < 1 || value > 100) throw new InvalidArgumentError('应为1到100 (1 to 100 is wanted)')
  return value
}
