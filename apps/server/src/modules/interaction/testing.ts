import { randomUUID } from 'node:crypto'
import Fastify from 'fastify'
import { sql } from 'kysely'
import pg from 'pg'
import { type Actor, anonymous, type OfficerActor, type PersonActor } from '#platform/actor'
import { movableClock } from '#platform/clock'
import { openDatabase, type Tx } from '#platform/db'
import { problemHandling } from '#platform/http'
import { testDatabase } from '#testing/database'
import { interactionModule } from './module.ts'
import type { RatedCase } from './policy.ts'

export const aPerson = (): PersonActor => ({
  kind: 'person',
  personId: randomUUID(),
  legalPersonId: null,
  name: '王小明',
  sessionId: randomUUID(),
})

export const anOfficer = (officeId: string, scopes: string[] = ['cases.read']): OfficerActor => ({
  kind: 'officer',
  officerId: randomUUID(),
  officeId,
  officeName: '瑶海区市场监督管理局',
  regionCode: '340102000000',
  name: '李窗口',
  scopes,
  sessionId: randomUUID(),
})

type Answer = { status: number; json: Record<string, unknown> }

/** The module alone on a fresh database; cases are a list, and what they are told is written to the audit. */
export async function testInteraction() {
  const db = await testDatabase()
  const clock = movableClock('2026-03-02T01:00:00Z')
  const cases = new Map<string, RatedCase>()
  const database = openDatabase(db.url, { size: 6 })
  const deps = { db: database, clock }
  const app = Fastify({ ajv: { customOptions: { removeAdditional: false } } })
  problemHandling(app, () => {})
  app.addHook('onRequest', async (request) => {
    const sent = request.headers['x-test-actor']
    request.actor = typeof sent === 'string' ? JSON.parse(decodeURIComponent(sent)) : anonymous
  })
  const recordRated = async (tx: Tx, caseId: string, stars: number) => {
    await tx.rows(
      sql`insert into platform.audit (actor, action, detail) values ('cases', 'rated', ${JSON.stringify({ caseId, stars })}::jsonb)`,
    )
  }
  interactionModule(app, deps, { find: async (_, caseId) => cases.get(caseId), recordRated })
  await app.ready()
  const owner = aPerson()
  const ask = async (
    method: 'GET' | 'POST',
    path: string,
    { as = owner as Actor, body = {}, key = randomUUID() as string } = {},
  ): Promise<Answer> => {
    const response = await app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { 'x-test-actor': encodeURIComponent(JSON.stringify(as)), 'idempotency-key': key },
      ...(method === 'POST' ? { payload: body } : {}),
    })
    return { status: response.statusCode, json: response.json() }
  }
  const withClient = async <T>(run: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = new pg.Client({ connectionString: db.url })
    await client.connect()
    try {
      return await run(client)
    } finally {
      await client.end()
    }
  }
  return {
    owner,
    clock,
    database,
    ask,
    aCase(more: Partial<RatedCase> = {}): string {
      const id = randomUUID()
      const officeId = randomUUID()
      cases.set(id, {
        subjectId: owner.personId,
        officeId,
        caseNo: `N-${id}`,
        itemName: '食品经营许可',
        open: false,
        ...more,
      })
      return id
    },
    rate: (id: string, body: object = { stars: 5, indicators: ['513'] }, more: { as?: Actor; key?: string } = {}) =>
      ask('POST', `/my-cases/${id}/rating`, { body, ...more }),
    rows: <R>(text: string): Promise<R[]> => withClient(async (client) => (await client.query(text)).rows),
    /** Holds what `lock` takes until every request waits for it, then lets all go. */
    race: <T>(lock: string, ...requests: (() => Promise<T>)[]): Promise<T[]> =>
      withClient(async (client) => {
        await client.query('begin')
        await client.query(lock)
        const answers = requests.map((request) => request())
        for (let tries = 0; ; tries++) {
          // Within a transaction the activity is read once and remembered.
          await client.query('select pg_stat_clear_snapshot()')
          const { rows } = await client.query(
            `select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
          )
          if (rows[0].waiting === requests.length) break
          if (tries > 400) throw new Error('the requests do not wait for one another')
          await new Promise((resolve) => setTimeout(resolve, 10))
        }
        await client.query('rollback')
        return Promise.all(answers)
      }),
    async [Symbol.asyncDispose]() {
      await app.close()
      await database.end()
      await db[Symbol.asyncDispose]()
    },
  }
}
