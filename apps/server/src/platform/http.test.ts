import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import { operation } from '@tongban/contracts/operation'
import type { Problem } from '@tongban/contracts/shared'
import Fastify from 'fastify'
import { Type } from 'typebox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { problemHandling, route } from '#platform/http'
import { fail, problems } from '#platform/problems'

const op = operation({
  id: 'keepThing',
  tag: 'test',
  summary: 'Keep a thing',
  method: 'POST',
  path: '/things/:n',
  access: 'public',
  params: Type.Object({ n: Type.Integer() }),
  query: Type.Object({ page: Type.Optional(Type.Integer({ maximum: 9 })) }),
  body: Type.Object({
    name: Type.String({ minLength: 2, maxLength: 5 }),
    mobile: Type.Optional(Type.String({ pattern: '^1\\d{10}$' })),
    parts: Type.Optional(Type.Array(Type.Object({ weight: Type.Integer() }), { maxItems: 2 })),
  }),
  response: Type.Object({ n: Type.Integer() }),
})

const log: string[] = []
const app = Fastify({ bodyLimit: 1000 })
let broken: Error | undefined
beforeAll(async () => {
  app.setValidatorCompiler(TypeBoxValidatorCompiler)
  problemHandling(app, (line) => void log.push(line))
  route(
    app,
    op,
    async ({ params }) => {
      if (broken) throw broken
      return { n: params.n }
    },
    { keyless: true },
  )
  await app.ready()
})
afterAll(() => app.close())

const post = async (payload: unknown, path = '/things/1') => {
  const response = await app.inject({ method: 'POST', url: `/api/v1${path}`, payload: payload as object })
  return { status: response.statusCode, headers: response.headers, problem: response.json<Problem>() }
}
const fieldsOf = async (payload: unknown, path?: string) =>
  Object.fromEntries(
    ((await post(payload, path)).problem.fields ?? []).map(({ key, code, message }) => [key, [code, message]]),
  )

test('numbers in an address are numbers; a body is taken as it is sent', async () => {
  expect(await post({ name: '办件' }, '/things/7?page=3')).toMatchObject({ status: 200, problem: { n: 7 } })
  expect((await post({ name: 12345 })).status).toBe(400)
})

test.for([
  ['what is missing', {}, { name: ['platform.required', '请填写这一项。'] }],
  ['what is too short', { name: '一' }, { name: ['platform.minLength', '内容太短，请补充。'] }],
  ['what is too long', { name: '一二三四五六' }, { name: ['platform.maxLength', '内容太长，请缩短。'] }],
  [
    'what is too much',
    { name: '办件', more: 1 },
    { more: ['platform.additionalProperties', '多了不认识的一项，请去掉。'] },
  ],
  [
    'what has the wrong form',
    { name: '办件', mobile: '123' },
    { mobile: ['platform.pattern', '格式不对，请按要求填写。'] },
  ],
  ['what is of the wrong kind', { name: true }, { name: ['platform.type', '格式不对，请按要求填写。'] }],
  [
    'what is wrong inside a list',
    { name: '办件', parts: [{ weight: 1 }, { weight: 'x', colour: 'red' }] },
    {
      'parts.1.weight': ['platform.type', '格式不对，请按要求填写。'],
      'parts.1.colour': ['platform.additionalProperties', '多了不认识的一项，请去掉。'],
    },
  ],
] as const)('%s is named by its field, with a sentence that says what to do', async ([, body, fields]) => {
  const { status, headers, problem } = await post(body)
  expect([status, problem.code, problem.type]).toEqual([400, 'platform.not-valid', '/problems/platform.not-valid'])
  expect(headers['content-type']).toContain('application/problem+json')
  expect(await fieldsOf(body)).toEqual(fields)
})

test('a wrong address or question is not valid either', async () => {
  expect(await fieldsOf({ name: '办件' }, '/things/one')).toHaveProperty('n')
  expect(await fieldsOf({ name: '办件' }, '/things/1?page=10')).toHaveProperty('page')
  expect(await fieldsOf({ name: '办件' }, '/things/1?pages=1')).toHaveProperty('pages')
})

test('a body over the limit is too large', async () => {
  expect(await post({ name: 'x'.repeat(2000) })).toMatchObject({ status: 413, problem: { code: 'platform.too-large' } })
})

test.for([
  ['a broken connection', Object.assign(new Error('x'), { code: '08006' }), 503, 'platform.busy'],
  ['a database that is shut down', Object.assign(new Error('x'), { code: '57P01' }), 503, 'platform.busy'],
  ['a database that does not answer', new Error('connect ECONNREFUSED 127.0.0.1'), 503, 'platform.busy'],
  ['a text that the database cannot take', Object.assign(new Error('x'), { code: '22021' }), 400, 'platform.not-valid'],
  ['a mistake of ours', new Error('secret of the inside'), 500, 'platform.unexpected'],
] as const)('%s answers %s', async ([, error, status, code]) => {
  broken = error
  const answer = await post({ name: '办件' }).finally(() => {
    broken = undefined
  })
  expect([answer.status, answer.problem.code]).toEqual([status, code])
  expect(JSON.stringify(answer.problem)).not.toContain('secret')
  if (status === 500) expect(log.at(-1)).toContain(String(answer.problem['reference' as never]))
})

test('too often says when to come again', async () => {
  broken = new Error('replaced below')
  try {
    fail(problems['platform.too-often']({ seconds: 42 }))
  } catch (error) {
    if (error instanceof Error) broken = error
  }
  const { status, headers, problem } = await post({ name: '办件' }).finally(() => {
    broken = undefined
  })
  expect([status, headers['retry-after'], problem.detail]).toEqual([
    429,
    '42',
    '操作太频繁，请在42秒后再试。您已填写的内容不会丢失。',
  ])
})
