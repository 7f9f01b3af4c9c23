import { readFileSync } from 'node:fs'
import { type ServerProcess, startServer } from '../../apps/server/src/testing/server-process.ts'

export type Platform = ServerProcess & { pid: number; startedInMs: number }

/** The platform as `npm start` runs it; answers when its first page is served. */
export async function startPlatform(
  dataDir: string,
  port: number,
  env: Record<string, string> = {},
): Promise<Platform> {
  const started = performance.now()
  const server = await startServer({ dataDir, port, env, program: ['scripts/start.ts'], path: '/' })
  const startedInMs = performance.now() - started
  return { ...server, pid: server.child.pid ?? 0, startedInMs }
}

const memoryOf = (pid: number, field: 'VmRSS' | 'VmHWM'): number =>
  Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

/** Watches what a process holds in memory, in MB. */
export function watchMemory(pid: number): { stop(): { peak: number; last: number; highWater: number } } {
  let peak = 0
  let last = 0
  const look = () => {
    last = memoryOf(pid, 'VmRSS')
    peak = Math.max(peak, last)
  }
  look()
  const timer = setInterval(look, 200)
  return {
    stop() {
      clearInterval(timer)
      look()
      return { peak, last, highWater: memoryOf(pid, 'VmHWM') }
    },
  }
}
