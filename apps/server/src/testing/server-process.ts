import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { repositoryRoot } from './template.ts'

export type ServerProcess = {
  url: string
  child: ChildProcess
  /** What it said on both outputs. */
  said(): string
  /** Ends it and answers its exit code; `SIGKILL` leaves it no time for anything. */
  end(signal?: NodeJS.Signals): Promise<number | null>
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  const port = await new Promise<number>((resolve, reject) =>
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    }),
  )
  await new Promise((done) => server.close(done))
  return port
}

/** The server in a process of its own; answers when `path` is served. */
export async function startServer({
  dataDir,
  port,
  env = {},
  program,
  path = '/readyz',
}: {
  dataDir: string
  port: number
  env?: Record<string, string>
  /** What Node runs in place of the server itself. */
  program?: readonly string[]
  path?: string
}): Promise<ServerProcess> {
  const hook = join(repositoryRoot, 'apps/server/src/platform/tsx-hook.ts')
  const main = join(repositoryRoot, 'apps/server/src/main.ts')
  // What the tests' own run is told must not reach it.
  const { DATABASE_URL: _, NODE_OPTIONS: __, ...inherited } = process.env
  const child = spawn(process.execPath, program ?? ['--import', hook, main], {
    cwd: repositoryRoot,
    env: { ...inherited, HOST: '127.0.0.1', PORT: String(port), TONGBAN_DATA: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  // Not `exit`: what it said last is read only then.
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const url = `http://127.0.0.1:${port}`
  for (const deadline = Date.now() + 120_000; ; await sleep(20)) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL')
      await ended
      throw new Error(`the server did not start (${child.exitCode ?? child.signalCode}):\n${said}`)
    }
    const answer = await fetch(url + path).catch(() => undefined)
    await answer?.arrayBuffer()
    if (answer?.ok) break
  }
  return {
    url,
    child,
    said: () => said,
    end(signal = 'SIGTERM') {
      child.kill(signal)
      return ended
    },
  }
}

/** Process number of the embedded PostgreSQL that serves this data folder. */
export const postmasterOf = (postgresDir: string): number =>
  Number(readFileSync(join(postgresDir, 'postmaster.pid'), 'utf8').split('\n')[0])
