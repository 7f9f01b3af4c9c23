import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../../scripts/tooling/run.ts'
import type { Bench } from '../context.ts'
import { number, rate } from '../lib/figure.ts'

const main = join(import.meta.dirname, '../../apps/server/src/cli/main.ts')

/**
 * A list of implementing items as an office would hand it in: what the library itself exports, with other hours in
 * every tenth row; then the same list again, which changes nothing.
 */
export async function measureImport(bench: Bench, rows: number): Promise<void> {
  const command = async (...args: string[]) => {
    const done = await run(process.execPath, [main, 'items', ...args, '--json'], {
      env: { TONGBAN_DATA: bench.dataDir },
    })
    if (done.code !== 0) throw new Error(done.output.slice(-2000))
    return done.ms / 1000
  }
  const whole = join(bench.dataDir, 'whole.csv')
  const list = join(bench.dataDir, 'list.csv')
  const exported = await command('export', whole, '--kind', 'implementing')
  const lines = readFileSync(whole, 'utf8').split('\n')
  const hours = lines[0]?.split(',').indexOf('办理时间') ?? -1
  const changed = lines.slice(1, rows + 1).map((line, n) => {
    const cells = line.split(',')
    return n % 10 === 0 && !line.includes('"') ? cells.with(hours, '工作日9:00至17:00').join(',') : line
  })
  writeFileSync(list, [lines[0], ...changed].join('\n'))
  const first = await command('import', list)
  const again = await command('import', list)
  const perSecond = changed.length / first
  bench.add(
    {
      name: `import of ${number(changed.length)} rows`,
      measured: rate(perSecond),
      target: '≥ 2,000/s',
      pass: perSecond >= 2000,
      note: `${number(first)} s from the command line, start of the process included: read, compared with the directory, every tenth office different, one transaction. The same list again, which changes nothing: ${number(again)} s.`,
    },
    {
      name: `export of ${number(lines.length - 2)} rows`,
      measured: `${number(exported)} s`,
      note: 'implementing items of the whole province as CSV.',
    },
  )
}
