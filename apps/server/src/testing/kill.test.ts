// Real processes, really killed: what was answered is there once, with its files; nothing is there by half.
import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Api, createApi, fetchTransport } from '@tongban/api-client/client'
import { type Receipt, submitApplication } from '@tongban/contracts/cases/apply'
import { inventedPersons } from '@tongban/stand-ins/people'
import { loadStandInKeys, type StandIns, startStandIns } from '@tongban/stand-ins/server'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyLog } from '#modules/cases'
import { registerKnownPerson } from '#modules/identity'
import { systemClock } from '#platform/clock'
import { openDatabase } from '#platform/db'
import { type RunningPostgres, startPostgres } from '#platform/embedded-postgres'
import { loadSecrets } from '#platform/secrets'
import { install } from '../install.ts'
import { connectOutside } from '../outside.ts'
import { demoPassword, enter } from '../story/accounts.ts'
import { fillIn } from '../story/apply.ts'
import { freePort, postmasterOf, type ServerProcess, startServer } from './server-process.ts'
import { repositoryRoot, testRegions } from './template.ts'

const people = inventedPersons().slice(0, 6)
const itemsEach = 8

type Ready = { id: string; version: number; token: string; key: string }

let folder: string
let postgres: RunningPostgres
let standIns: StandIns
let port: number
let server: ServerProcess
let drafts: Ready[]

const start = () =>
  startServer({ dataDir: folder, port, env: { TONGBAN_DEMO: 'off', TONGBAN_OUTSIDE_URL: standIns.url } })
const api = (): Api => createApi(fetchTransport(server.url))

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tongban-kill-'))
  chmodSync(folder, 0o755) // PostgreSQL's user must get through
  postgres = await startPostgres({ dataDir: join(folder, 'postgres') })
  await install(postgres.url, { repositoryRoot, clock: systemClock, log: () => {}, keep: testRegions })
  const keys = loadStandInKeys(folder)
  standIns = await startStandIns({ port: 0, dataDir: folder, keys })
  await registerPeople(connectOutside({ url: standIns.url, ...keys }, () => {}).gateway)
  port = await freePort()
  server = await start()
  drafts = await fillInAll()
}, 60_000)

afterAll(async () => {
  await server?.end('SIGKILL')
  await standIns?.close()
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('a server killed during submissions loses nothing that it answered', async () => {
  const mine = drafts.slice(0, drafts.length / 2)
  const answered = await submitUntil(mine, 8, () => server.end('SIGKILL'))
  expect(answered.size).toBeGreaterThanOrEqual(8)
  expect(answered.size).toBeLessThan(mine.length)
  server = await start()
  await expectWhole(mine, answered)
})

test('a database killed during submissions loses nothing that was answered', async () => {
  const mine = drafts.slice(drafts.length / 2)
  const answered = await submitUntil(mine, 8, () => process.kill(postmasterOf(postgres.dataDir), 'SIGKILL'))
  expect(answered.size).toBeGreaterThanOrEqual(8)
  expect(answered.size).toBeLessThan(mine.length)
  // Without its database the server says so, and ends when it is told to.
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  await expect.poll(async () => (await fetch(`${server.url}/readyz`)).status, { timeout: 5000 }).toBe(503)
  await server.end('SIGTERM')
  server = await start()
  await expectWhole(mine, answered)
})

test('what a killed server had in hand is done by the next one: every applicant is told', async () => {
  await server.end('SIGKILL')
  // Jobs that were in hand are given back after three minutes.
  await ask(
    `update graphile_worker._private_jobs set locked_at = locked_at - interval '4 minutes' where locked_at is not null`,
  )
  server = await start()
  await expect
    .poll(() => ask('select platform.waiting_jobs()::int + (select count(*) from platform.outbox)::int as waiting'), {
      timeout: 20_000,
    })
    .toEqual([{ waiting: 0 }])
  const told = standIns.smsOutbox().filter(({ mobile }) => people.some((person) => person.mobile === mobile))
  expect(told.length).toBeGreaterThanOrEqual(drafts.length)
})

async function registerPeople(gateway: Parameters<typeof registerKnownPerson>[0]['gateway']): Promise<void> {
  const db = openDatabase(postgres.url, { size: 2 })
  const deps = { db, clock: systemClock, secrets: loadSecrets(folder), gateway } as Parameters<
    typeof registerKnownPerson
  >[0]
  try {
    for (const person of people) await registerKnownPerson(deps, person, { password: demoPassword })
  } finally {
    await db.end()
  }
}

/** Applications complete up to the last button, with files, of persons who each do several things at once. */
async function fillInAll(): Promise<Ready[]> {
  const rows = await ask<{ code: string }>(
    `select i.code from catalogue.implementation i join catalogue.revision r on r.id = i.revision_id
     where r.content->'audience' ? 'natural' and exists (select from jsonb_array_elements(r.content->'materials') m
       where (m->>'required')::boolean and m->>'source' = 'applicant' and jsonb_typeof(m->'obtain') = 'null')
     order by hashtext(i.code) limit ${itemsEach}`,
  )
  const outside = { lastSms: async () => undefined, oneTimeCode: async () => '' }
  const all = await Promise.all(
    people.map(async (person) => {
      const token = await enter(api(), outside, person)
      const own: Ready[] = []
      for (const { code } of rows) {
        const { id, version } = await fillIn(api(), token, code)
        own.push({ id, version, token, key: crypto.randomUUID() })
      }
      return own
    }),
  )
  return all.flat()
}

const submit = ({ id, version, token, key }: Ready) =>
  api().call(submitApplication, { params: { id }, body: { version }, token, idempotencyKey: key })

/** Submits all, eight at a time, and strikes when so many are answered; answers the receipts that came. */
async function submitUntil(all: Ready[], count: number, strike: () => unknown): Promise<Map<string, Receipt>> {
  const answered = new Map<string, Receipt>()
  const waiting = [...all]
  let struck: unknown
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const answer = await submit(next).catch(() => undefined)
      if (answer?.ok) answered.set(next.id, answer.value)
      else if (answer) expect(answer.problem).toMatchObject({ status: 503, code: 'platform.busy' })
      if (answered.size >= count) struck ??= strike()
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  await struck
  return answered
}

async function expectWhole(mine: Ready[], answered: Map<string, Receipt>): Promise<void> {
  const ids = mine.map(({ id }) => id)
  const there = await ask<{ id: string }>('select id from cases.case where id = any($1)', [ids])
  expect(there.map(({ id }) => id)).toEqual(expect.arrayContaining([...answered.keys()]))
  await expectNothingByHalf()
  // The same keys again: who was answered hears the same, who was not is served now.
  for (const ready of mine) {
    const again = await submit(ready)
    expect(again.ok && again.value).toEqual(answered.get(ready.id) ?? expect.objectContaining({ caseId: ready.id }))
    if (again.ok) answered.set(ready.id, again.value)
  }
  const cases = await ask<{ id: string; case_no: string; submissions: number; audited: number }>(
    `select c.id, c.case_no, (select count(*) from cases.event e where e.case_id = c.id and e.type = 'case-submitted')::int as submissions,
       (select count(*) from platform.audit a where a.subject_id = c.id::text and a.action = 'case-submitted')::int as audited
     from cases.case c where c.id = any($1)`,
    [ids],
  )
  expect(cases).toHaveLength(mine.length)
  expect(new Set(cases.map((c) => c.case_no)).size).toBe(mine.length)
  for (const c of cases) expect(c).toMatchObject({ submissions: 1, audited: 1, case_no: answered.get(c.id)?.caseNo })
  await expectNothingByHalf()
  await expectFiles(answered)
}

async function expectNothingByHalf(): Promise<void> {
  const [halves] = await ask(`select
    (select count(*) from cases.case c where not exists (select from cases.event e where e.case_id = c.id and e.seq = 1))::int as "withoutEvent",
    (select count(*) from cases.event e where not exists (select from cases.case c where c.id = e.case_id))::int as "withoutCase",
    (select count(*) from cases.case c where not exists (select from cases.work_item w where w.case_id = c.id))::int as "withoutQueue",
    (select count(*) from cases.draft d where d.submitted <> exists (select from cases.case c where c.id = d.id))::int as "draftOutOfStep",
    (select count(*) from materials.stored_file f join cases.case c on c.id = f.application_id where f.handed_at is null and f.removed_at is null)::int as "notHandedOver"`)
  expect(halves).toEqual({ withoutEvent: 0, withoutCase: 0, withoutQueue: 0, draftOutOfStep: 0, notHandedOver: 0 })
  const db = openDatabase(postgres.url, { size: 1 })
  try {
    expect((await verifyLog(db)).breaks).toEqual([])
  } finally {
    await db.end()
  }
}

/** Every file that a receipt names lies in the store as the receipt says. */
async function expectFiles(answered: Map<string, Receipt>): Promise<void> {
  let files = 0
  for (const [id, receipt] of answered) {
    const stored = await ask<{ id: string; sha256: string }>(
      'select id, sha256 from materials.stored_file where application_id = $1 and removed_at is null',
      [id],
    )
    expect(stored.map(({ sha256 }) => sha256).sort()).toEqual(receipt.files.map(({ sha256 }) => sha256).sort())
    for (const file of stored) {
      const octets = readFileSync(join(folder, 'files', file.id.slice(-2), file.id))
      expect(createHash('sha256').update(octets).digest('hex')).toBe(file.sha256)
      files++
    }
  }
  expect(files).toBeGreaterThanOrEqual(answered.size)
}

async function ask<R extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<R[]> {
  const client = new pg.Client(postgres.url)
  await client.connect()
  try {
    return (await client.query<R>(sql, values)).rows
  } finally {
    await client.end()
  }
}
