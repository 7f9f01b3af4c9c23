import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ItemMaterial } from '@tongban/contracts/catalogue/item'
import Fastify from 'fastify'
import pg from 'pg'
import type { Actor, OfficerActor, PersonActor } from '#platform/actor'
import { movableClock } from '#platform/clock'
import { readConfig } from '#platform/config'
import { openDatabase } from '#platform/db'
import type { Deps } from '#platform/deps'
import { folderStore } from '#platform/files'
import { problemHandling } from '#platform/http'
import { testSecrets } from '#platform/secrets'
import { testDatabase } from '#testing/database'
import { handToOffice, openChecklist } from './actions/checklist.ts'
import { materialsSubscribers } from './jobs/sweep-uploads.ts'
import { materialsModule } from './module.ts'

export const aPerson = (personId: string = randomUUID()): PersonActor => ({
  kind: 'person',
  personId,
  legalPersonId: null,
  name: '王小明',
  sessionId: randomUUID(),
})

export const anOfficer = (officeId: string, more: Partial<OfficerActor> = {}): OfficerActor => ({
  kind: 'officer',
  officerId: randomUUID(),
  officeId,
  officeName: '瑶海区市场监督管理局',
  regionCode: '340102000000',
  name: '李窗口',
  scopes: ['cases.read'],
  sessionId: randomUUID(),
  ...more,
})

export const aMaterial = (more: Partial<ItemMaterial> = {}): ItemMaterial => ({
  key: 'lease',
  name: '住所使用证明',
  nameEn: 'Proof of premises',
  required: true,
  kind: '3',
  source: 'applicant',
  obtain: null,
  form: '电子化',
  acceptedKinds: ['pdf', 'jpg', 'png'],
  ...more,
})

export const sha256 = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex')

/** A PDF of exactly so many octets. */
export function aPdf(bytes: number, text = ''): Buffer {
  const pdf = Buffer.alloc(bytes, ' ')
  pdf.write(`%PDF-1.7\n${text}\n`)
  pdf.write('%%EOF', bytes - 5)
  return pdf
}

type Answer = {
  status: number
  json: Record<string, unknown> & { code?: string }
  raw: Buffer
  headers: Record<string, unknown>
}

/** The module alone on a fresh database and folder; the gate answers what the test says. */
export async function testMaterials() {
  const db = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'tongban-materials-'))
  const clock = movableClock('2026-03-02T01:00:00Z')
  const failures: string[] = []
  const deps: Deps = {
    config: readConfig({}),
    db: openDatabase(db.url, { size: 6 }),
    clock,
    secrets: testSecrets(),
    files: folderStore(folder),
    log: (line) => void failures.push(line),
  }
  const gate = { answer: 'open' as 'open' | 'closed' | 'not-found', asked: async () => {} }
  const app = Fastify({ ajv: { customOptions: { removeAdditional: false } } })
  problemHandling(app, deps.log)
  let actor: Actor = { kind: 'anonymous' }
  app.addHook('onRequest', async (request) => {
    const sent = request.headers['x-test-actor']
    request.actor = typeof sent === 'string' ? JSON.parse(decodeURIComponent(sent)) : actor
  })
  materialsModule(app, deps, {
    check: async () => {
      await gate.asked()
      return gate.answer
    },
  })
  await app.ready()

  const ask = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    {
      as = actor,
      body,
      key = randomUUID(),
      type,
    }: { as?: Actor; body?: Buffer | object; key?: string; type?: string } = {},
  ): Promise<Answer> => {
    const octets = Buffer.isBuffer(body)
    const response = await app.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        'x-test-actor': encodeURIComponent(JSON.stringify(as)),
        'idempotency-key': key,
        ...(body ? { 'content-type': type ?? (octets ? 'application/octet-stream' : 'application/json') } : {}),
      },
      ...(body ? { payload: body } : {}),
    })
    const isJson = String(response.headers['content-type']).includes('json')
    return {
      status: response.statusCode,
      json: isJson ? response.json() : {},
      raw: response.rawPayload,
      headers: response.headers,
    }
  }

  const owner = aPerson()
  actor = owner
  return {
    deps,
    clock,
    gate,
    owner,
    folder,
    failures,
    ask,
    pathOf: (id: string) => join(folder, id.slice(-2), id),
    async application(materials: ItemMaterial[] = [aMaterial()], subject: PersonActor = owner): Promise<string> {
      const applicationId = randomUUID()
      await deps.db.transaction(subject, (tx) =>
        openChecklist(tx, { applicationId, subjectId: subject.personId, materials, found: [] }),
      )
      return applicationId
    },
    start: (applicationId: string, file: { name: string; bytes: number; materialKey?: string }, as: Actor = owner) =>
      ask('POST', `/applications/${applicationId}/uploads`, { as, body: { materialKey: 'lease', ...file } }),
    chunk: (uploadId: unknown, offset: number, octets: Buffer, as: Actor = owner) =>
      ask('PUT', `/uploads/${uploadId}/chunks/${offset}`, { as, body: octets }),
    complete: (uploadId: unknown, body: { sha256?: string } = {}, as: Actor = owner) =>
      ask('POST', `/uploads/${uploadId}/complete`, { as, body }),
    /** A whole upload; answers the id of the stored file. */
    async upload(applicationId: string, octets: Buffer, name = '租赁合同.pdf', materialKey = 'lease'): Promise<string> {
      const { json } = await this.start(applicationId, { name, bytes: octets.length, materialKey })
      for (let at = 0; at < octets.length; at += 1 << 20)
        await this.chunk(json['id'], at, octets.subarray(at, at + (1 << 20)))
      const done = await this.complete(json['id'], { sha256: sha256(octets) })
      const files = done.json['files'] as { id: string }[] | undefined
      const id = files?.at(-1)?.id
      if (!id) throw new Error(`not uploaded: ${JSON.stringify(done.json)}`)
      return id
    },
    handOver: (
      applicationId: string,
      officeId: string = randomUUID(),
      regionCode = '340102000000',
      as: PersonActor = owner,
    ) => deps.db.transaction(as, (tx) => handToOffice(tx, applicationId, { officeId, regionCode, at: clock.now() })),
    /** Ids of all octets in the folder. */
    octets: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name),
    /** Runs what the outbox holds, as the worker would. */
    async work() {
      const rows = await this.rows<{ type: string; payload: unknown }>(
        'delete from platform.outbox returning type, payload',
      )
      for (const { type, payload } of rows)
        for (const s of materialsSubscribers(deps)) if (s.event === type) await s.run(payload)
    },
    /** As the owner of the database, whom row security does not bind. */
    async rows<R>(sql: string, values: unknown[] = []): Promise<R[]> {
      const client = new pg.Client({ connectionString: db.url })
      await client.connect()
      try {
        return (await client.query(sql, values)).rows
      } finally {
        await client.end()
      }
    },
    /** Holds rows by `lock` until as many statements wait for a lock as requests were made, then lets all go. */
    async race<T>(lock: string, ...requests: (() => Promise<T>)[]): Promise<T[]> {
      const client = new pg.Client({ connectionString: db.url })
      await client.connect()
      try {
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
        return await Promise.all(answers)
      } finally {
        await client.end()
      }
    },
    async [Symbol.asyncDispose]() {
      await app.close()
      await deps.db.end()
      await db[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
