import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '../apps/server/src/platform/db.ts'
import { startPostgres } from '../apps/server/src/platform/embedded-postgres.ts'
import { freePort } from '../apps/server/src/testing/server-process.ts'
import { run } from '../scripts/tooling/run.ts'
import type { Bench } from './context.ts'
import { measureImport } from './figures/exchange.ts'
import { measureJoint } from './figures/joint.ts'
import { measureLibrary } from './figures/library.ts'
import { measurePages } from './figures/pages.ts'
import { measurePdf } from './figures/pdf.ts'
import { measureQueue } from './figures/queue.ts'
import { measureRecount } from './figures/recount.ts'
import { measureStarts } from './figures/start.ts'
import { measureActs, measureSubmissions } from './figures/writes.ts'
import { asMarkdown, asTable, type Figure, number } from './lib/figure.ts'
import { busy, machine } from './lib/machine.ts'
import { startPlatform, watchMemory } from './lib/platform.ts'
import { rows } from './lib/prepare.ts'

const full: Bench['sizes'] = { cases: 1_000_000, drafts: 12_000, rounds: 3, seconds: 5 }
const small: Bench['sizes'] = { cases: 20_000, drafts: 2000, rounds: 1, seconds: 2 }
/** As the server's pool. */
const connections = 12

export type BenchOptions = { quick: boolean; only: readonly string[]; keep: boolean; on?: string | undefined }

/** Measures everything on an installation of its own and prints one table; a full run writes `bench/README.md` too. */
export async function measure({ quick, only, keep, on }: BenchOptions): Promise<boolean> {
  const began = performance.now()
  const figures: Figure[] = []
  const load = busy()
  const say = (line: string) =>
    process.stderr.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}\n`)
  const add = (...found: Figure[]) => {
    figures.push(...found)
    for (const f of found) say(`${f.name}: ${f.measured}${f.ratio ? ` (${f.ratio})` : ''}`)
  }
  const wanted = (name: string) => only.length === 0 || only.includes(name)
  const parent = on ?? mkdtempSync(join(tmpdir(), 'tongban-bench-'))
  chmodSync(parent, 0o755) // PostgreSQL's user must get through
  const dataDir = join(parent, 'var')
  const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres') })
  const db = openDatabase(postgres.url, { size: connections, role: 'postgres' })
  const ports = { PORT: await freePort(), TONGBAN_STAND_INS_PORT: await freePort() }
  const start: Bench['start'] = (role, env) =>
    startPlatform(dataDir, ports.PORT, {
      TONGBAN_STAND_INS_PORT: String(ports.TONGBAN_STAND_INS_PORT),
      TONGBAN_DEMO_CASES: '0',
      TONGBAN_ROLE: role,
      ...profiling(parent),
      ...env,
    })
  const bench: Bench = { dataDir, url: postgres.url, db, start, sizes: quick ? small : full, add, say }
  try {
    if (wanted('start')) await measureStarts(bench)
    if (wanted('pdf')) await measurePdf(bench)
    if (!on) await prepare(bench)
    await measureServing(bench, wanted)
    await measureWriting(bench, wanted)
    if (wanted('recount')) await measureRecount(bench)
    if (wanted('import')) await measureImport(bench, quick ? 10_000 : 100_000)
    if (wanted('library')) await measureLibrary(bench, quick ? 530_000 : 1_600_000)
  } finally {
    await db.end()
    await postgres.stop()
    if (keep || on) say(`kept: ${parent}`)
    else rmSync(parent, { recursive: true, force: true })
  }
  const minutes = ((performance.now() - began) / 60_000).toFixed(1)
  process.stdout.write(`\n${asTable(figures)}\n\n${machine()}; load before ${load.toFixed(1)}; ${minutes} min\n`)
  if (!quick && !on && only.length === 0) writeReadme(figures, bench.sizes, load, minutes)
  return figures.every((f) => f.pass !== false)
}

/** TONGBAN_BENCH_PROFILE=1 leaves a CPU profile of each server process in the kept folder. */
const profiling = (folder: string): Record<string, string> =>
  process.env['TONGBAN_BENCH_PROFILE'] ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${join(folder, 'profiles')}` } : {}

/** A demonstration without stories: its people and staff; then many cases in one office. */
async function prepare(bench: Bench): Promise<void> {
  bench.say('preparing people, staff and cases')
  const server = await bench.start('both')
  for (;;) {
    const [done] = await rows(
      bench.db.pool,
      `select from platform.setting where name = 'demo-stories' and value->>'state' = 'done'`,
    )
    if (done) break
    await sleep(200)
  }
  await server.end()
  const main = join(import.meta.dirname, '../apps/server/src/cli/main.ts')
  const generated = await run(process.execPath, [main, 'generate', '--cases', String(bench.sizes.cases), '--json'], {
    env: { TONGBAN_DATA: bench.dataDir },
  })
  if (generated.code !== 0) throw new Error(generated.output)
  bench.add({
    name: `generate ${number(bench.sizes.cases)} cases`,
    measured: `${number(generated.ms / 1000)} s`,
    note: 'rows, first events with their hashes, queue rows; vacuum and analyze included.',
  })
}

/** One process, as `npm start` runs it: pages and the queue. */
async function measureServing(bench: Bench, wanted: (name: string) => boolean): Promise<void> {
  const server = await bench.start('both')
  const memory = watchMemory(server.pid)
  try {
    if (wanted('pages')) await measurePages(bench, server)
    if (wanted('queue')) await measureQueue(bench, server)
    if (wanted('memory'))
      await measureSubmissions({ ...bench, sizes: { ...bench.sizes, drafts: 1000, rounds: 1 }, add: () => {} }, server)
    const { peak, highWater } = memory.stop()
    bench.add({
      name: 'server memory under load',
      measured: `${number(Math.max(peak, highWater))} MB`,
      target: '≤ 300 MB',
      pass: Math.max(peak, highWater) <= 300,
      note: 'resident set at its highest in one process with everything in it (web, worker, stand-ins, PDF thread), through all of the reading above and some submissions. PostgreSQL not counted.',
    })
  } finally {
    memory.stop()
    await server.end()
  }
}

/** A web process; what follows a write waits in the outbox for a worker process. */
async function measureWriting(bench: Bench, wanted: (name: string) => boolean): Promise<void> {
  const server = await bench.start('web')
  const memory = watchMemory(server.pid)
  try {
    if (wanted('submit')) await measureSubmissions(bench, server)
    if (wanted('acts')) await measureActs(bench, server)
    if (wanted('joint')) await measureJoint(bench, server)
    const { highWater } = memory.stop()
    if (wanted('submit') || wanted('acts'))
      bench.add({
        name: 'web process memory, writing',
        measured: `${number(highWater)} MB`,
        target: '≤ 300 MB',
        pass: highWater <= 300,
      })
  } finally {
    memory.stop()
    await server.end()
  }
}

function writeReadme(figures: readonly Figure[], sizes: Bench['sizes'], load: number, minutes: string): void {
  const file = join(import.meta.dirname, 'README.md')
  const fixed = readFileSync(join(import.meta.dirname, 'how.md'), 'utf8')
  const date = new Date().toISOString().slice(0, 10)
  const state = `Measured ${date} in ${minutes} minutes on ${machine()}; load of the machine before it began: ${load.toFixed(1)}. ${number(sizes.cases)} generated cases, ${number(sizes.drafts)} applications, ${sizes.rounds} rounds; medians. Server, PostgreSQL (fsync on) and load generator share the cores.`
  writeFileSync(
    file,
    fixed.replace('<!-- figures -->', () => `${state}\n\n${asMarkdown(figures)}`),
  )
}
