import pg from 'pg'
import { expect, test } from 'vitest'
import { testDatabase } from './database.ts'

async function countTables(url: string, sql: string): Promise<number> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(sql)
  const { rows } = await client.query("SELECT count(*)::int AS n FROM pg_tables WHERE schemaname = 'own'")
  await client.end()
  return rows[0].n
}

test('each test has a database of its own', async () => {
  await using first = await testDatabase()
  await using second = await testDatabase()
  expect(await countTables(first.url, 'CREATE SCHEMA own; CREATE TABLE own.note (id int)')).toBe(1)
  expect(await countTables(second.url, 'SELECT 1')).toBe(0)
})

test('a connection that is left open fails the test that left it', async () => {
  const db = await testDatabase()
  const client = new pg.Client(db.url)
  client.on('error', () => {}) // the drop ends it
  await client.connect()
  await client.query('SELECT 42')
  await expect(db[Symbol.asyncDispose]()).rejects.toThrow('SELECT 42')
})
