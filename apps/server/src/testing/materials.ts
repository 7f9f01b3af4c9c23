import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ItemMaterial } from '@tongban/contracts/catalogue/item'
import Fastify from 'fastify'
import {
  type ApplicationGate,
  handToOffice,
  materialsModule,
  materialsSubscribers,
  openChecklist,
} from '#modules/materials'
import { type Actor, anonymous, type PersonActor } from '#platform/actor'
import { movableClock } from '#platform/clock'
import { readConfig } from '#platform/config'
import { openDatabase } from '#platform/db'
import type { Deps } from '#platform/deps'
import { folderStore } from '#platform/files'
import { problemHandling } from '#platform/http'
import { testSecrets } from '#platform/secrets'
import { aPerson } from './actors.ts'
import { testDatabase } from './database.ts'
import { race, rowsAsOwner } from './owner.ts'

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
  type GateAnswer = 'open' | 'closed' | 'not-found'
  const gate = {
    answer: 'open' as GateAnswer,
    /** Of one application, where it is not as for all others. */
    of: new Map<string, GateAnswer>(),
    asked: async () => {},
  }
  const app = Fastify({ ajv: { customOptions: { removeAdditional: false } } })
  problemHandling(app, deps.log)
  let actor: Actor = anonymous
  app.addHook('onRequest', async (request) => {
    const sent = request.headers['x-test-actor']
    request.actor = typeof sent === 'string' ? JSON.parse(decodeURIComponent(sent)) : actor
  })
  const check: ApplicationGate = {
    check: async (_, applicationId) => {
      await gate.asked()
      return gate.of.get(applicationId) ?? gate.answer
    },
  }
  materialsModule(app, deps, check)
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
    check,
    owner,
    folder,
    failures,
    ask,
    pathOf: (id: string) => join(folder, id.slice(-2), id),
    async application(materials: ItemMaterial[] = [aMaterial()], subject: PersonActor = owner): Promise<string> {
      const applicationId = randomUUID()
      await deps.db.transaction(subject, (tx) =>
        openChecklist(tx, {
          applicationId,
          subjectId: subject.legalPersonId ?? subject.personId,
          materials,
          found: [],
        }),
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
    rows: <R>(text: string, values: unknown[] = []): Promise<R[]> => rowsAsOwner(db.url, text, values),
    race: <T>(lock: string, ...requests: (() => Promise<T>)[]): Promise<T[]> => race(db.url, lock, requests),
    async [Symbol.asyncDispose]() {
      await app.close()
      await deps.db.end()
      await db[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
