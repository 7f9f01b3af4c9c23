import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Api, createApi } from '@tongban/api-client/client'
import { type StandIns, startStandIns } from '@tongban/stand-ins/server'
import type { FastifyInstance } from 'fastify'
import { movableClock } from '#platform/clock'
import { readConfig } from '#platform/config'
import { type Database, openDatabase } from '#platform/db'
import type { Deps } from '#platform/deps'
import { folderStore } from '#platform/files'
import { injectTransport } from '#platform/inject-transport'
import { startWorker, type Worker } from '#platform/jobs'
import { testSecrets } from '#platform/secrets'
import { buildApp } from '../app.ts'
import { connectOutside, type OutsideSystems } from '../outside.ts'
import { testDatabase } from './database.ts'
import { repositoryRoot, testStart } from './template.ts'

export type TestServer = AsyncDisposable & {
  app: FastifyInstance
  api: Api
  deps: Deps & { clock: ReturnType<typeof movableClock> }
  db: Database
  url: string
  standIns: StandIns
  outside: OutsideSystems
  log: string[]
  /** Relay and jobs of this server, started on the first call; answers when nothing waits any more. */
  drain(): Promise<void>
  /** The same where they were started already; otherwise nothing goes on in the background. */
  settle(): Promise<void>
}

const keys = {
  gateway: { appKey: 'tongban', secret: 'only-for-tests' },
  sms: { accessKeyId: 'tongban-sms', accessKeySecret: 'only-for-tests' },
}

/** The whole platform on a database of its own, with the outside systems beside it and a clock that a test moves. */
export async function testServer({ start = testStart, demo = true } = {}): Promise<TestServer> {
  const database = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'tongban-server-'))
  const standIns = await startStandIns({ port: 0, dataDir: folder, keys })
  const db = openDatabase(database.url, { size: 8 })
  const log: string[] = []
  const clock = movableClock(start)
  const config = { ...readConfig({}), dataDir: folder, demo, repositoryRoot }
  const deps = {
    config,
    db,
    clock,
    secrets: testSecrets(),
    files: folderStore(join(folder, 'files')),
    log: (line: string) => void log.push(line),
  }
  const outside = connectOutside({ url: standIns.url, ...keys }, deps.log)
  const { app, subscribers, close } = await buildApp(deps, outside)
  await app.ready()
  let worker: Worker | undefined
  return {
    app,
    api: createApi(injectTransport(app)),
    deps,
    db,
    url: database.url,
    standIns,
    outside,
    log,
    settle: async () => worker?.drain(),
    async drain() {
      worker ??= await startWorker(db, database.url, subscribers, deps.log)
      await worker.drain()
    },
    async [Symbol.asyncDispose]() {
      await worker?.stop()
      await close()
      await db.end()
      await standIns.close()
      rmSync(folder, { recursive: true, force: true })
      await database[Symbol.asyncDispose]()
    },
  }
}
