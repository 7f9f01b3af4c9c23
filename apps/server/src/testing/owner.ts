import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

async function asOwner<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

/** Rows as the owner of the database reads them, whom row security does not bind. */
export const rowsAsOwner = <R>(url: string, text: string, values: unknown[] = []): Promise<R[]> =>
  asOwner(url, async (client) => (await client.query(text, values)).rows)

/**
 * Makes requests meet: holds what `lock` takes until every request waits for a lock, then lets all go. Fails when they
 * do not wait, so a guard that was removed is noticed every time.
 */
export const race = <T>(url: string, lock: string, requests: readonly (() => Promise<T>)[]): Promise<T[]> =>
  asOwner(url, async (client) => {
    await client.query('begin')
    await client.query(lock)
    const answers = Promise.all(requests.map((request) => request()))
    answers.catch(() => {})
    for (let tries = 0; (await waiting(client)) < requests.length; tries++) {
      if (tries === 400) throw new Error('the requests do not wait for one another')
      await sleep(10)
    }
    await client.query('rollback')
    return answers
  })

async function waiting(client: pg.Client): Promise<number> {
  // Within a transaction the activity is read once and remembered.
  await client.query('select pg_stat_clear_snapshot()')
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  )
  return rows[0]?.count ?? 0
}
