import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export const root = join(import.meta.dirname, '../..')

/** The script behind a command of node_modules, to be run by this very Node. */
export const tool = (path: string) => join(root, 'node_modules', path)

export type Ended = { code: number; output: string; ms: number }

/** Runs a program in the clone's root; `show` lets it write to the terminal, otherwise what it says is collected. */
export function run(
  program: string,
  args: string[],
  options: { show?: boolean; env?: NodeJS.ProcessEnv } = {},
): Promise<Ended> {
  const start = performance.now()
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...options.env },
    stdio: options.show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  })
  const chunks: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
  const output = () => Buffer.concat(chunks).toString('utf8')
  return new Promise((done) => {
    child.once('error', (error) => done({ code: 127, output: String(error), ms: performance.now() - start }))
    child.once('close', (code) => done({ code: code ?? 1, output: output(), ms: performance.now() - start }))
  })
}

/** The full path of the first of these programs that is installed. */
export function findProgram(...names: string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).concat('/usr/bin', '/usr/local/bin', '/snap/bin')
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
}

export const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
