import { randomUUID } from 'node:crypto'
import type { BodyOf, Operation, ParamsOf, QueryOf, ResponseOf } from '@tongban/contracts/operation'
import { Problem } from '@tongban/contracts/shared'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type TObject, type TSchema, Type } from 'typebox'
import { type Actor, anonymous, type OfficerActor, type PersonActor } from './actor.ts'
import type { Database, Tx } from './db.ts'
import { fail, ProblemError, problems } from './problems.ts'
import { hashRequest, type Intent, write } from './write.ts'

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor
  }
}

/** What an action gets: who asks, and what, already checked against the contract. */
export type Call<O extends Operation> = {
  actor: O['access'] extends 'person'
    ? PersonActor
    : O['access'] extends 'staff'
      ? OfficerActor
      : O['access'] extends 'any'
        ? PersonActor | OfficerActor
        : Actor
  params: ParamsOf<O>
  query: QueryOf<O>
  body: BodyOf<O>
  /** Present on writes that carried a key. */
  intent: Intent | undefined
  request: FastifyRequest
  reply: FastifyReply
}

type Handler<O extends Operation> = (
  call: Call<O>,
) => Promise<O['response'] extends TSchema ? ResponseOf<O> : FastifyReply>

/** Registers one operation: who may, what it takes, what it answers, all from the contract. */
export function route<const O extends Operation>(
  app: FastifyInstance,
  op: O,
  handler: Handler<O>,
  options: { keyless?: boolean } = {},
): void {
  app.route({
    method: op.method,
    url: `/api/v1${op.path}`,
    schema: {
      operationId: op.id,
      tags: [op.tag],
      summary: op.summary,
      ...(op.params ? { params: op.params } : {}),
      ...(op.query
        ? { querystring: Type.Object((op.query as TObject).properties, { additionalProperties: false }) }
        : {}),
      ...(op.body ? { body: closed(op.body) } : {}),
      ...(op.access === 'public' ? {} : { security: [{ session: [] }] }),
      response: {
        ...(op.response ? { 200: op.response } : {}),
        ...Object.fromEntries(
          [400, 429, ...(op.access === 'public' ? [] : [401]), ...(op.scope ? [403] : []), ...(op.errors ?? [])].map(
            (s) => [s, Problem],
          ),
        ),
      },
    },
    handler: async (request, reply) => {
      allow(op, request.actor)
      const intent = op.method === 'GET' || options.keyless ? undefined : intentOf(op, request)
      const { params, query, body } = request
      return handler({ actor: request.actor, params, query, body, intent, request, reply } as unknown as Call<O>)
    },
  })
}

/** Nothing beyond the contract is taken: an extra field is a mistake the sender should hear of. */
function closed(schema: TSchema): TSchema {
  const s = schema as TSchema & {
    type?: string
    properties?: Record<string, TSchema>
    items?: TSchema
    additionalProperties?: unknown
  }
  if (s.type === 'array' && s.items) return { ...s, items: closed(s.items) } as TSchema
  if (s.type !== 'object' || !s.properties) return schema
  return {
    ...s,
    properties: Object.fromEntries(Object.entries(s.properties).map(([k, v]) => [k, closed(v)])),
    additionalProperties: s.additionalProperties ?? false,
  } as TSchema
}

function allow(op: Operation, actor: Actor): void {
  const fits =
    op.access === 'public' ||
    (op.access === 'person' && actor.kind === 'person') ||
    (op.access === 'staff' && actor.kind === 'officer') ||
    (op.access === 'any' && (actor.kind === 'person' || actor.kind === 'officer'))
  if (!fits) fail(problems['auth.sign-in-needed']())
  if (op.scope && !(actor.kind === 'officer' && actor.scopes.includes(op.scope)))
    fail(problems['auth.scope-missing']({ scope: op.scope }))
}

function intentOf(op: Operation, request: FastifyRequest): Intent {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || key.length < 8 || key.length > 100) fail(problems['platform.key-missing']())
  return { operation: op.id, key, requestHash: hashRequest(op.id, request.params, request.body) }
}

/** One write of an action: see `write`. */
export const inTransaction = <O extends Operation, T>(
  deps: { db: Database },
  call: Pick<Call<O>, 'actor' | 'intent'>,
  run: (tx: Tx) => Promise<T>,
): Promise<T> => write(deps.db, call.actor as Actor, call.intent, run)

type SchemaError = { instancePath: string; keyword: string; params: object }

/** The one place that writes problems. */
export function problemHandling(app: FastifyInstance, log: (line: string) => void): void {
  app.decorateRequest('actor')
  app.addHook('onRequest', async (request) => {
    request.actor = anonymous
  })
  app.setErrorHandler(
    (error: Error & { validation?: SchemaError[]; statusCode?: number; code?: string }, request, reply) => {
      const problem = toProblem(error, request, log)
      if (problem.status === 429 && 'seconds' in problem) reply.header('retry-after', String(problem.seconds))
      return reply.status(problem.status).type('application/problem+json').serializer(JSON.stringify).send(problem)
    },
  )
}

function toProblem(
  error: Error & { validation?: SchemaError[]; statusCode?: number; code?: string },
  request: FastifyRequest,
  log: (line: string) => void,
): Problem {
  if (error instanceof ProblemError) return error.problem
  if (error.validation) return problems['platform.not-valid']({ fields: fieldsOf(error.validation) })
  if (error.statusCode === 413) return problems['platform.too-large']()
  if (error.statusCode === 429) return problems['platform.too-often']({ seconds: 60 })
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500) return problems['platform.not-valid']()
  // Broken or exhausted connections: nothing was committed, or the key knows what was, so trying again is right.
  if (
    /^(08|53|57P)/.test(error.code ?? '') ||
    /ECONN|EPIPE|Connection terminated|not queryable|timeout exceeded/.test(error.message)
  )
    return problems['platform.busy']()
  // What the contract lets through and the database cannot take: a date or id that is none, a NUL in a text.
  if (/^22(007|008|021|P02|P05)$/.test(error.code ?? '')) return problems['platform.not-valid']()
  const reference = randomUUID().slice(0, 8)
  log(`${reference} ${request.method} ${request.url}: ${error.stack ?? error.message}`)
  return problems['platform.unexpected']({ reference })
}

const words: Record<string, [string, string]> = {
  required: ['请填写这一项。', 'Fill this in.'],
  additionalProperties: ['多了不认识的一项，请去掉。', 'This is not known here; leave it out.'],
  minLength: ['内容太短，请补充。', 'This is too short.'],
  maxLength: ['内容太长，请缩短。', 'This is too long.'],
}

function fieldsOf(errors: readonly SchemaError[]) {
  const fields = new Map<string, { key: string; code: string; message: string; messageEn: string }>()
  for (const { keyword, instancePath, params } of errors) {
    // A field too many is told twice: by itself, and better by the object that it is in.
    if (keyword === 'boolean') continue
    const [message, messageEn] = words[keyword] ?? ['格式不对，请按要求填写。', 'This does not have the right form.']
    // What is missing or too much is named by the error, below the object it is about.
    const named = Object.values(params).filter(Array.isArray).flat()
    for (const name of keyword in words && named.length > 0 ? named : [undefined]) {
      const key = [...instancePath.split('/').slice(1), name].filter(Boolean).join('.')
      if (!fields.has(key)) fields.set(key, { key, code: `platform.${keyword}`, message, messageEn })
    }
  }
  return [...fields.values()]
}
