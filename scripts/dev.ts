// npm run dev: the server, started again at every change, and the pages, built again at every change.
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { webApps } from './build-web.ts'
import { root, tool } from './tooling/run.ts'

const watched = ['apps/server/src', 'apps/portal/src', 'packages'].flatMap((path) => ['--watch-path', path])
const hook = join(root, 'apps/server/src/platform/tsx-hook.ts')
const commands = [
  ...webApps().map((folder) => [tool('vite/bin/vite.js'), 'build', folder, '--watch', '--emptyOutDir']),
  ['--watch-preserve-output', ...watched, '--import', hook, 'apps/server/src/main.ts', ...process.argv.slice(2)],
]
const children: ChildProcess[] = commands.map((args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }))

const stop = (signal: NodeJS.Signals) => {
  for (const child of children) child.kill(signal)
}
process.on('SIGINT', stop).on('SIGTERM', stop)
for (const child of children) {
  child.once('exit', (code) => {
    process.exitCode ??= code ?? 0
    stop('SIGTERM')
  })
}
