import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { sql } from 'kysely'
import { type Actor, anonymous, type OfficerActor, type PersonActor, system } from '#platform/actor'
import { movableClock } from '#platform/clock'
import { readConfig } from '#platform/config'
import { openDatabase, type Tx } from '#platform/db'
import type { Deps } from '#platform/deps'
import { folderStore } from '#platform/files'
import { problemHandling } from '#platform/http'
import { testSecrets } from '#platform/secrets'
import { write } from '#platform/write'
import { testDatabase } from '#testing/database'
import type { DocumentKind } from '../modules/licences/core/content.ts'
import { issueDocument } from '../modules/licences/door/issue-document.ts'
import { issueLicence, type LicenceAsk } from '../modules/licences/door/issue-licence.ts'
import { examples } from '../modules/licences/examples.ts'
import { licencesModule, licencesSubscribers } from '../modules/licences/module.ts'
import { startRenderer } from '../modules/licences/render/renderer.ts'

export const aPerson = (personId: string = randomUUID()): PersonActor => ({
  kind: 'person',
  personId,
  legalPersonId: null,
  name: '王秋实',
  sessionId: randomUUID(),
})

export const anOfficer = (officeId: string = randomUUID(), scopes: string[] = ['cases.read']): OfficerActor => ({
  kind: 'officer',
  officerId: randomUUID(),
  officeId,
  officeName: '合肥市瑶海区市场监督管理局',
  regionCode: '340102000000',
  name: '李窗口',
  scopes,
  sessionId: randomUUID(),
})

/** The module alone on a fresh database and folder, with one person and one officer whose office issues. */
export async function testLicences() {
  const database = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'tongban-licences-'))
  const clock = movableClock('2026-03-02T01:00:00Z')
  const log: string[] = []
  const db = openDatabase(database.url, { size: 6 })
  const deps: Deps = {
    config: { ...readConfig({}), publicUrl: 'http://localhost:8080', demo: true },
    db,
    clock,
    secrets: testSecrets(),
    files: folderStore(folder),
    log: (line) => void log.push(line),
  }
  const app = Fastify({ ajv: { customOptions: { removeAdditional: false } } })
  problemHandling(app, deps.log)
  app.addHook('onRequest', async (request) => {
    const sent = request.headers['x-test-actor']
    request.actor = typeof sent === 'string' ? JSON.parse(decodeURIComponent(sent)) : anonymous
  })
  licencesModule(app, deps)
  await app.ready()
  const renderer = startRenderer()
  const [job] = licencesSubscribers(deps, renderer)
  const owner = aPerson()
  const officer = anOfficer()

  const as = <T>(actor: Actor, run: (tx: Tx) => Promise<T>): Promise<T> => write(db, actor, undefined, run)
  const issuing = () => ({
    caseId: randomUUID(),
    subjectId: owner.personId,
    officeId: officer.officeId,
    officeName: officer.officeName,
    regionCode: '340102000000',
  })
  return {
    deps,
    clock,
    log,
    owner,
    officer,
    as,
    asSystem: <T>(run: (tx: Tx) => Promise<T>) => as(system('test'), run),
    ask: async (path: string, actor: Actor = owner, remoteAddress = '10.0.0.1') => {
      const headers = { 'x-test-actor': encodeURIComponent(JSON.stringify(actor)) }
      const response = await app.inject({ method: 'GET', url: `/api/v1${path}`, headers, remoteAddress })
      const isJson = String(response.headers['content-type']).includes('json')
      return {
        status: response.statusCode,
        headers: response.headers,
        raw: response.rawPayload,
        json: (isJson ? response.json() : {}) as Record<string, unknown> & { code?: string },
      }
    },
    /** As the office does it. */
    issue: (kind: Exclude<DocumentKind, 'result'> = 'acceptance-notice', more: object = {}) =>
      as(officer, (tx) => issueDocument(tx, { ...issuing(), kind, content: examples[kind], ...more })),
    issueLicence: (more: Partial<LicenceAsk> = {}) =>
      as(officer, (tx) =>
        issueLicence(tx, {
          typeCode: '11340000XN0000266B002',
          licenceName: '食品经营许可证',
          nameEn: 'Food business licence',
          holder: {
            subjectId: owner.personId,
            name: '王秋实',
            lookup: 'hash-of-wang',
            maskedNumber: '340***********0014',
          },
          issuer: { officeId: officer.officeId, name: officer.officeName, creditCode: '11340000XN0000266B' },
          issuedOn: '2026-03-02',
          validUntil: '2031-03-01',
          elements: examples.result.table ?? [],
          caseId: randomUUID(),
          content: examples.result,
          ...more,
        }),
      ),
    /** Runs the job as the relay would. */
    render: async (documentId: string) => job?.run({ documentId }),
    /** What lies in the outbox, in order. */
    outbox: (type: string) =>
      as(system('test'), (tx) =>
        tx.rows(sql<{ payload: unknown }>`select payload from platform.outbox where type = ${type} order by id`),
      ),
    async [Symbol.asyncDispose]() {
      await renderer.stop()
      await app.close()
      await db.end()
      rmSync(folder, { recursive: true, force: true })
      await database[Symbol.asyncDispose]()
    },
  }
}
