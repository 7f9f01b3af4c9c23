import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPostgres } from './embedded-postgres.ts'

const settings = { fsync: 'off' }
let folder: string
let dataDir: string

beforeAll(() => {
  folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'tongban-postgres-'))
  dataDir = join(folder, 'data')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows[0]
}

test('two who start at once share one server, which ends with the last of them', async () => {
  const said: string[] = []
  const log = (line: string) => said.push(line)
  const [first, second] = await Promise.all([
    startPostgres({ dataDir, log, settings }),
    startPostgres({ dataDir, log, settings }),
  ])
  expect(said.filter((line) => line.startsWith('Creating'))).toHaveLength(1)
  await first.stop()
  expect(
    await ask(
      second.url,
      "SELECT datlocprovider AS provider, datlocale AS locale FROM pg_database WHERE datname = 'tongban'",
    ),
  ).toEqual({ provider: 'b', locale: 'C.UTF-8' })
  await second.stop()
  expect(existsSync(join(second.dataDir, 'postmaster.pid'))).toBe(false)
})

test('what was committed is there after the server was killed, and it starts again at once', async () => {
  const before = await startPostgres({ dataDir, settings })
  await ask(before.url, 'CREATE TABLE IF NOT EXISTS kept AS SELECT 7 AS number')
  const pid = Number(readFileSync(join(before.dataDir, 'postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(pid, 'SIGKILL')
  const after = await startPostgres({ dataDir, settings })
  expect(await ask(after.url, 'SELECT number FROM kept')).toEqual({ number: 7 })
  await before.stop()
  await after.stop()
})

test('nobody can reach the server over the network', async () => {
  const server = await startPostgres({ dataDir, settings })
  expect(await ask(server.url, 'SHOW listen_addresses')).toEqual({ listen_addresses: '' })
  await server.stop()
})
