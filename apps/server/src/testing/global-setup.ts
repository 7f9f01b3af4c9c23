// One PostgreSQL for a run of the tests: an embedded one of its own, or that of TEST_DATABASE_URL or DATABASE_URL.
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../platform/embedded-postgres.ts'
import { databaseUrl } from './database-url.ts'
import { prepareTemplate } from './template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** `url` may create databases; `template` is the name of the migrated one, `failure` why there is none. */
    postgres: { url: string; template: string; failure?: string | undefined }
  }
}

const clone = createHash('sha256')
  .update(import.meta.dirname)
  .digest('hex')
  .slice(0, 8)
const prefix = `tongban-test-${clone}-`
// The data are thrown away after the run, so nothing waits for a disk.
const fast = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '100',
  max_wal_size: '256MB',
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await findServer()
  const template = `tongban_template_${randomUUID().slice(0, 8)}`
  await onServer(server.url, `CREATE DATABASE ${template}`)
  // A migration that fails must fail the tests that need a database, not those of the pure packages.
  const failure = await prepareTemplate(databaseUrl(server.url, template)).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)),
  )
  project.provide('postgres', { url: server.url, template, failure })
  return async () => {
    const leaked = await onServer(server.url, `SELECT datname FROM pg_database WHERE datname LIKE '${template}_%'`)
    for (const { datname } of leaked) await onServer(server.url, `DROP DATABASE "${datname}" WITH (FORCE)`)
    await onServer(server.url, `DROP DATABASE ${template} WITH (FORCE)`)
    await server.stop()
    if (leaked.length > 0) throw new Error(`${leaked.length} test databases were not given back: use "await using"`)
  }
}

async function findServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const url = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL
  if (url) return { url, stop: async () => {} }
  await removeLeftovers()
  const dataDir = join(scratch(), prefix + process.pid)
  const server = await startPostgres({ dataDir, settings: fast })
  const stop = async () => {
    await server.stop()
    rmSync(server.dataDir, { recursive: true, force: true })
  }
  return { url: server.url, stop }
}

/** In memory a clone takes 20 to 50 ms, on a disk 40 to 700; a container's 64 MB of memory files are too small. */
function scratch(): string {
  const memory = existsSync('/dev/shm') ? statfsSync('/dev/shm') : undefined
  return memory && memory.bavail * memory.bsize > 2e9 ? '/dev/shm' : tmpdir()
}

/** A run that was killed leaves its server running: joining it and letting go stops it. */
async function removeLeftovers(): Promise<void> {
  const leftovers = ['/dev/shm', tmpdir()]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => ({ name, dataDir: join(folder, name) })))
    .filter(({ name }) => name.startsWith(prefix) && !isAlive(Number.parseInt(name.slice(prefix.length), 10)))
  for (const { dataDir } of leftovers) {
    await startPostgres({ dataDir, settings: fast })
      .then((server) => server.stop())
      .catch(() => {})
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** A killed process that nobody has waited for still has a number, but no command line. */
function isAlive(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`).length > 0
  } catch {
    return false
  }
}

async function onServer(url: string, sql: string): Promise<{ datname?: string }[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
