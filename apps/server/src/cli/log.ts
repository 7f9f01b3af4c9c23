import type { Command } from 'commander'
import { openDatabase } from '../platform/db.ts'
import { UsageError } from './usage.ts'

/** `tongban log verify`: checks the chain of every case. Exit 0 whole, 1 broken, 2 no database to be found. */
export function register(program: Command): void {
  const log = program.command('log').description('the log of all acts (办件日志)')
  log
    .command('verify')
    .description('check the chain of every case (校验每个办件的事件链)')
    .option('--json', 'answer in JSON')
    .action(async (options: { json?: boolean }) => {
      const { findDatabase } = await import('./find-database.ts')
      const found = await findDatabase()
      if (!found)
        throw new UsageError('There is no database yet: start the platform once, or set DATABASE_URL.', 'no-database')
      const { verifyLog } = await import('../modules/cases/index.ts')
      const db = openDatabase(found.url, { size: 2 })
      try {
        const report = await verifyLog(db)
        console.log(
          options.json
            ? JSON.stringify({ valid: report.breaks.length === 0, ...report })
            : sentences(report).join('\n'),
        )
        if (report.breaks.length > 0) process.exitCode = 1
      } finally {
        await db.end()
        await found.stop()
      }
    })
}

const why = {
  changed: '内容被改动 (changed)',
  missing: '有事件缺失 (an event is missing)',
  moved: '顺序被移动 (moved)',
  'tail-missing': '最后的事件缺失 (the last events are missing)',
  'no-events': '没有任何事件 (no events)',
  'no-case': '不属于任何办件 (belongs to no case)',
} as const

function sentences(report: {
  cases: number
  events: number
  breaks: { caseId: string; seq: number; why: keyof typeof why }[]
}): string[] {
  if (report.breaks.length === 0)
    return [`${report.cases} 个办件、${report.events} 个事件，链条完整。All chains are whole.`]
  return report.breaks.map((b) => `办件 ${b.caseId} 第 ${b.seq} 个事件：${why[b.why]}`)
}
