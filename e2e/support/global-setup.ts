// One demonstration server for the whole run of the browser tests, in a process and a folder of its own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TestProject } from 'vitest/node'
import { freePort, startServer } from '../../apps/server/src/testing/server-process.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses of the running platform and of the page that stands for telephones. */
    platform: { url: string; outbox: string }
  }
}

const demoCases = process.env['TONGBAN_DEMO_CASES'] ?? '20'
const storiesTakeAtMostMs = 600_000

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tongban-e2e-'))
  const port = await freePort()
  const standInsPort = await freePort()
  const env = { TONGBAN_DEMO_CASES: demoCases, TONGBAN_STAND_INS_PORT: String(standInsPort), TZ: 'Asia/Shanghai' }
  const server = await startServer({ dataDir, port, env })
  const end = async () => {
    await server.end()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    // Until the stories are told their worker holds the clock, and messages and documents of the tests would wait.
    for (const deadline = Date.now() + storiesTakeAtMostMs; !/demo: .* told in/.test(server.said()); await sleep(50)) {
      if (Date.now() > deadline) throw new Error(`the stories were not told in time:\n${server.said()}`)
    }
  } catch (error) {
    await end()
    throw error
  }
  project.provide('platform', { url: server.url, outbox: `http://127.0.0.1:${standInsPort}/sms` })
  return end
}
