import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import type { LogReport } from '../modules/cases/index.ts'
import { openDatabase } from '../platform/db.ts'
import { progress } from './progress.ts'
import { UsageError } from './usage.ts'

/** `tongban log verify`: checks chains and closed days. Exit 0 whole, 1 broken, 2 no database or no readable roots. */
export function register(program: Command): void {
  const log = program.command('log').description('the log of all acts (办件日志)')
  log
    .command('verify')
    .description('check the chain of every case and the log of every closed day (校验每个办件的事件链和每日存证)')
    .option('--json', 'answer in JSON')
    .option('--roots <file>', 'compare with roots kept elsewhere: the file that /log offers (与另存的每日根核对)')
    .action(async (options: { json?: boolean; roots?: string }) => {
      const published = options.roots === undefined ? new Map<string, string>() : readRoots(options.roots)
      const { findDatabase } = await import('./find-database.ts')
      const found = await findDatabase()
      if (!found)
        throw new UsageError('There is no database yet: start the platform once, or set DATABASE_URL.', 'no-database')
      const { verifyLog } = await import('../modules/cases/index.ts')
      const db = openDatabase(found.url, { size: 2 })
      const bars = { cases: progress('办件 cases'), sealed: progress('存证 sealed') }
      try {
        const report = await verifyLog(db, {
          published,
          // What takes a moment needs no bar.
          onProgress: (what, done, whole) => whole > 20_000 && bars[what](done, whole),
        })
        console.log(
          options.json ? JSON.stringify({ valid: report.found === 0, ...report }) : sentences(report).join('\n'),
        )
        if (report.found > 0) process.exitCode = 1
      } finally {
        await db.end()
        await found.stop()
      }
    })
}

function readRoots(file: string): Map<string, string> {
  try {
    const { days } = JSON.parse(readFileSync(file, 'utf8')) as { days: { day: string; root: string }[] }
    return new Map(days.map(({ day, root }) => [day, root.toLowerCase()]))
  } catch {
    throw new UsageError(
      `${file} is no file of roots: download it from the page /log (每日根.json) and name it here.`,
      'no-roots',
    )
  }
}

const why: Record<LogReport['breaks'][number]['why'], string> = {
  changed: '内容被改动 (changed)',
  missing: '有事件缺失 (missing)',
  added: '是后来加入的，或者它的存证位置被拿掉 (added after its day was closed, or its place taken out)',
  moved: '顺序被移动 (moved)',
  'tail-missing': '最后的事件缺失 (the last events are missing)',
  'no-events': '没有任何事件 (no events)',
  'no-case': '不属于任何办件 (belongs to no case)',
}

const whyDay: Record<LogReport['dayBreaks'][number]['why'], string> = {
  root: '按现有事件算出的根与记录不符 (its root is not that of its events)',
  record: '这一天的记录被改动，或者接不上前一天 (its record was changed or does not follow the day before)',
  missing: '这一天的记录缺失 (its record is missing)',
  published: '根与另存的不符 (its root is not the one kept elsewhere)',
}

function sentences({ cases, events, days, sealed, breaks, dayBreaks, found }: LogReport): string[] {
  if (found === 0)
    return [
      `${cases} 个办件、${events} 个事件，链条完整；${days} 天的存证、其中 ${sealed} 个事件，与根一致。All chains are whole, all days agree with their roots.`,
    ]
  const more = found - breaks.length - dayBreaks.length
  return [
    ...breaks.map((b) => `办件 ${b.caseId} 第 ${b.seq} 个事件：${why[b.why]}`),
    ...dayBreaks.map((b) => `${b.day} 的存证：${whyDay[b.why]}`),
    ...(more > 0 ? [`另有 ${more} 处没有列出 (and ${more} more)`] : []),
  ]
}
