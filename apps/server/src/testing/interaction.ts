import { randomUUID } from 'node:crypto'
import Fastify from 'fastify'
import { sql } from 'kysely'
import { interactionModule, type RatedCase } from '#modules/interaction'
import { type Actor, anonymous } from '#platform/actor'
import { movableClock } from '#platform/clock'
import { openDatabase, type Tx } from '#platform/db'
import { problemHandling } from '#platform/http'
import { aPerson } from './actors.ts'
import { testDatabase } from './database.ts'
import { race, rowsAsOwner } from './owner.ts'

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
        itemCode: '11340102003040137B4340131005000',
        itemName: '食品经营许可',
        open: false,
        ...more,
      })
      return id
    },
    rate: (id: string, body: object = { stars: 5, indicators: ['513'] }, more: { as?: Actor; key?: string } = {}) =>
      ask('POST', `/my-cases/${id}/rating`, { body, ...more }),
    rows: <R>(text: string): Promise<R[]> => rowsAsOwner(db.url, text),
    race: <T>(lock: string, ...requests: (() => Promise<T>)[]): Promise<T[]> => race(db.url, lock, requests),
    async [Symbol.asyncDispose]() {
      await app.close()
      await database.end()
      await db[Symbol.asyncDispose]()
    },
  }
}
