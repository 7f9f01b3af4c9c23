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
const args = [process.execPath, '--import', hook, main, ...process.argv.slice(2)]
if (!process.execve)
  throw new Error(`Node ${process.version} cannot become another process: use Node 24 on Linux or macOS`)
process.execve(process.execPath, args, process.env as Record<string, string>)
