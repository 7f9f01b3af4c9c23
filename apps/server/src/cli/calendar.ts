import type { Command } from 'commander'
import { readJson } from './read-json.ts'
import { UsageError } from './usage.ts'

type Options = { dryRun?: boolean; json?: boolean }

/** `tongban calendar import`: the yearly notice on rest days (年度放假安排). Exit 0 done, 1 there are problems, 2 usage. */
export function register(program: Command): void {
  program
    .command('calendar')
    .description('working-day calendar (工作日历)')
    .command('import <file>')
    .description(
      'import a notice on rest days as a JSON file says; due dates of open cases are counted anew (导入放假安排)',
    )
    .option('--dry-run', 'only say what it would change (只检查，不导入)')
    .option('--json', 'answer in JSON')
    .action(importFile)
}

async function importFile(path: string, { dryRun = false, json = false }: Options): Promise<void> {
  const { CalendarNotice } = await import('@tongban/contracts/reference/calendar-notice')
  const notice = await readJson(path, CalendarNotice, { code: 'not-a-notice', say: notANotice })
  const [{ findDatabase }, { openDatabase }, { systemClock }, reference, { lookAtDue }] = await Promise.all([
    import('./find-database.ts'),
    import('../platform/db.ts'),
    import('../platform/clock.ts'),
    import('../modules/reference/index.ts'),
    import('../modules/cases/index.ts'),
  ])
  const found = await findDatabase()
  if (!found)
    throw new UsageError('There is no database yet: start the platform once, or set DATABASE_URL.', 'no-database')
  const db = openDatabase(found.url, { size: 3 })
  const say = (answer: object, lines: readonly string[]) =>
    console.log(json ? JSON.stringify(answer) : lines.join('\n'))
  try {
    const looked = await reference.lookAtNotice(db, notice)
    if (!looked.ok) {
      say({ imported: false, problems: looked.error }, [
        ...looked.error.flatMap(({ zh, en }) => [zh, en]),
        '有问题，没有导入。',
        'Nothing was imported.',
      ])
      process.exitCode = 1
      return
    }
    if (looked.value.unchanged) {
      const lines = [`${notice.year}年的安排与现有的相同，没有可导入的变化。`, 'The same days are in force already.']
      return say({ imported: false, unchanged: true }, lines)
    }
    const deps = { db, clock: systemClock }
    const outlook = await lookAtDue(deps, looked.value.calendar)
    if (!json) console.log(picture(outlook).join('\n'))
    if (dryRun) return say({ imported: false, outlook }, ['没有导入。', 'Nothing was imported.'])
    await reference.importNotice(deps, notice, '系统管理员（命令行）')
    say({ imported: true, outlook }, [
      '已导入。后台正在重新计算，完成情况见工作台“后台任务”。',
      'Imported. Due dates are being counted anew; the workbench page “Background work” tells how far it is.',
    ])
  } finally {
    await db.end()
    await found.stop()
  }
}

type Outlook = { counted: number; earlier: number; later: number; settled: number; moved: readonly Example[] }
type Example = { id: string; before: string | null; after: string }

const picture = ({ counted, earlier, later, settled, moved }: Outlook): string[] => [
  `在办 ${counted} 件：到期日提前 ${earlier} 件，推迟 ${later} 件，由暂定变为确定 ${settled} 件。`,
  `${counted} open cases: ${earlier} due earlier, ${later} later, ${settled} no longer provisional.`,
  ...moved.map(({ id, before, after }) => `  ${id}  ${before} → ${after}`),
]

const notANotice = (path: string): string =>
  [
    `文件内容不完整或写法不对（位置 ${path || '/'}）。`,
    `The file is incomplete or wrong at ${path || '/'}.`,
    example,
  ].join('\n')

const example = `例 (example): {"document": "国办发明电〔2026〕9号", "year": 2027, "rest": [{"date": "2027-01-01", "name": "元旦"}, …], "work": ["2027-02-07"]}`
