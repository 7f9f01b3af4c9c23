// npm start: builds the pages if they are stale, then becomes the server.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildWeb } from './build-web.ts'
import { root } from './tooling/run.ts'

await buildWeb()
const main = join(root, 'apps/server/src/main.ts')
if (!existsSync(main)) throw new Error('There is no server to start: apps/server/src/main.ts is missing')
// Replaces this process, so that signals and the exit code are the server's own.
const hook = join(root, 'apps/server/src/platform/tsx-hook.ts')
// Measured: without these the heap's young part alone grows to 100 MB, and glibc keeps an arena a thread. A young part
// below 8 MB saves little more and collects garbage a third of the time.
// A library of 20,000 directory items wants twice as much, or garbage collection takes a quarter of the time.
const heap = Number(process.env['TONGBAN_HEAP_MB'] ?? 160)
if (!Number.isInteger(heap) || heap < 100) throw new Error('TONGBAN_HEAP_MB is a whole number of megabytes from 100 up')
const young = Math.floor(heap / 20)
const frugal = [`--max-semi-space-size=${Math.max(8, young)}`, `--max-old-space-size=${heap}`]
const args = [process.execPath, ...frugal, '--import', hook, main, ...process.argv.slice(2)]
if (!process.execve)
  throw new Error(`Node ${process.version} cannot become another process: use Node 24 on Linux or macOS`)
process.execve(process.execPath, args, { MALLOC_ARENA_MAX: '2', ...process.env } as Record<string, string>)
