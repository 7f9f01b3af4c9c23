import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { inject } from 'vitest'
import { databaseUrl } from './database-url.ts'

export type TestDatabase = { url: string; name: string } & AsyncDisposable

/** A fresh clone of the migrated template: `await using db = await testDatabase()`. A connection left open fails the test. */
export async function testDatabase(): Promise<TestDatabase> {
  const { url, template, failure } = inject('postgres')
  if (failure) throw new Error(`The migrated template database could not be made: ${failure}`)
  const name = `${template}_${randomUUID().slice(0, 8)}`
  const server = new pg.Client(url)
  await server.connect()
  await server.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  return {
    url: databaseUrl(url, name),
    name,
    async [Symbol.asyncDispose]() {
      const open = await waitForConnectionsToClose(server, name)
      await server.query(`DROP DATABASE ${name} WITH (FORCE)`)
      await server.end()
      if (open.length > 0) throw new Error(`Connections were left open; their last statements: ${open.join(' | ')}`)
    },
  }
}

/** A closed connection is seen by the server a moment later. */
async function waitForConnectionsToClose(server: pg.Client, name: string): Promise<string[]> {
  for (let tries = 0; ; tries++) {
    const { rows } = await server.query<{ query: string }>('SELECT query FROM pg_stat_activity WHERE datname = $1', [
      name,
    ])
    if (rows.length === 0 || tries === 100) return rows.map((row) => row.query)
    await sleep(5)
  }
}
