import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../apps/server/src/testing/server-process.ts'
import type { Bench } from '../context.ts'
import { median } from '../lib/load.ts'
import { startPlatform } from '../lib/platform.ts'

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

/** From the command to the first page: on an empty data folder, and again on a filled one. */
export async function measureStarts(bench: Bench): Promise<void> {
  const parent = mkdtempSync(join(tmpdir(), 'tongban-bench-start-'))
  const dataDir = join(parent, 'var')
  try {
    const port = await freePort()
    const env = { TONGBAN_STAND_INS_PORT: String(await freePort()) }
    const first = await startPlatform(dataDir, port, env)
    await first.end()
    const again: number[] = []
    for (let round = 0; round < 3; round++) {
      // Without the stories that would be told behind the first page and meet the end.
      const server = await startPlatform(dataDir, port, { ...env, TONGBAN_ROLE: 'web' })
      again.push(server.startedInMs)
      await server.end()
    }
    const warm = median(again)
    bench.add(
      {
        name: 'cold start, empty data folder',
        measured: seconds(first.startedInMs),
        target: '≤ 15 s',
        pass: first.startedInMs <= 15_000,
        note: 'from `scripts/start.ts`, pages built, to the first page served: PostgreSQL is initialised, regions, offices and items of the province are seeded.',
      },
      { name: 'warm start', measured: seconds(warm), target: '≤ 4 s', pass: warm <= 4000, note: 'median of three.' },
    )
  } finally {
    rmSync(parent, { recursive: true, force: true })
  }
}
