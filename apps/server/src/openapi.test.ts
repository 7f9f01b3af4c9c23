import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Operation } from '@tongban/contracts/operation'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '#testing/server'
import { repositoryRoot } from '#testing/template'

type Described = {
  operationId: string
  summary: string
  tags: string[]
  security?: object[]
  responses: Record<string, unknown>
  requestBody?: object
}
type Document = { openapi: string; paths: Record<string, Record<string, Described>> }

let s: TestServer
let operations: Operation[]
let document: Document
beforeAll(async () => {
  s = await testServer()
  operations = await allOperations()
  document = (await s.app.inject('/api/v1/openapi.json')).json()
})
afterAll(() => s[Symbol.asyncDispose]())

/** Every operation that a file of the contracts exports. */
async function allOperations(): Promise<Operation[]> {
  const folder = join(repositoryRoot, 'packages/contracts/src')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  )
  const modules = await Promise.all(files.map((file) => import(join(folder, file)) as Promise<Record<string, unknown>>))
  return modules.flatMap((module) => Object.values(module).flat()).filter(isOperation)
}

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'id' in value && 'method' in value && 'path' in value

const described = (op: Operation): Described | undefined =>
  document.paths[`/api/v1${op.path.replaceAll(/:(\w+)/g, '{$1}')}`]?.[op.method.toLowerCase()]

test('the document lists every operation of the contracts, and nothing beside', () => {
  expect(document.openapi).toMatch(/^3\.1/)
  const listed = Object.values(document.paths).flatMap((methods) => Object.values(methods).map((m) => m.operationId))
  expect(operations.length).toBeGreaterThan(40)
  expect(listed.toSorted()).toEqual(operations.map(({ id }) => id).toSorted())
})

test('each operation says what it is, who may, what it takes and with which problems it answers', () => {
  for (const op of operations) {
    const found = described(op)
    expect(found, op.id).toMatchObject({ operationId: op.id, summary: op.summary, tags: [op.tag] })
    const problems = [
      400,
      429,
      ...(op.access === 'public' ? [] : [401]),
      ...(op.scope ? [403] : []),
      ...(op.errors ?? []),
    ]
    expect(Object.keys(found?.responses ?? {}), op.id).toEqual(expect.arrayContaining(problems.map(String)))
    expect(found?.security !== undefined, op.id).toBe(op.access !== 'public')
    expect(found?.requestBody !== undefined, op.id).toBe(op.body !== undefined)
  }
})

test('operations of staff that change a case name the scope they need', () => {
  const open = operations.filter((op) => op.access === 'staff' && op.scope === undefined).map(({ id }) => id)
  expect(open).toEqual([])
})

test('nobody gets past the door without signing in: every operation that is not public answers 401', async () => {
  for (const op of operations.filter(({ access }) => access !== 'public')) {
    const id = op.id === 'retryJob' ? '1' : '01890a5d-ac96-774b-bcce-b302099a8057'
    const path = op.path.replaceAll(/:(\w+)/g, (_, name: string) =>
      name === 'queue' ? 'intake' : name === 'offset' ? '0' : name === 'code' ? '1'.repeat(31) : id,
    )
    const asked = { method: op.method, url: `/api/v1${path}`, ...(op.body ? { payload: {} } : {}) }
    const { statusCode, headers } = await s.app.inject(asked)
    // A question or body that is not valid is told first; it tells nothing of anybody.
    expect(op.body || op.query ? [400, 401] : [401], op.id).toContain(statusCode)
    expect(headers['content-type'], op.id).toContain('application/problem+json')
  }
})

test('the process says that it lives, that it can serve, and how it is', async () => {
  expect((await s.app.inject('/healthz')).json()).toEqual({ ok: true })
  expect((await s.app.inject('/readyz')).json()).toEqual({ ok: true })
  const metrics = await s.app.inject('/metrics')
  expect(metrics.headers['content-type']).toContain('text/plain')
  for (const name of ['http_request_duration_seconds_bucket', 'tongban_pool_connections', 'tongban_background_waiting'])
    expect(metrics.body).toContain(name)
})

test('the readable page is there; an address that there is not is a problem in words', async () => {
  expect((await s.app.inject('/api/docs/')).statusCode).toBe(200)
  const missing = await s.app.inject('/api/v1/nothing')
  expect([missing.statusCode, missing.json().code]).toEqual([404, 'platform.not-found'])
})

test('broken JSON, a body of another kind and one over the limit are problems in words', async () => {
  const post = (payload: string, type = 'application/json') =>
    s.app.inject({ method: 'POST', url: '/api/v1/progress', payload, headers: { 'content-type': type } })
  for (const [payload, type] of [
    ['{"caseNo":', 'application/json'],
    ['', 'application/json'],
    ['<a/>', 'application/xml'],
  ] as const) {
    const answer = await post(payload, type)
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'platform.not-valid'])
  }
  const large = await post(JSON.stringify({ caseNo: 'x'.repeat(2_000_000) }))
  expect([large.statusCode, large.json().code]).toEqual([413, 'platform.too-large'])
})
