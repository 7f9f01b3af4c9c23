import { timingSafeEqual } from 'node:crypto'
import {
  type AnswerOf,
  type GatewayService,
  gatewayAnswerText,
  gatewayHeader,
  gatewayRequestText,
  gatewayToleranceMs,
  isQuestion,
  type QuestionOf,
} from '@tongban/contracts/outside/gateway'
import { digest, hmac } from '@tongban/gm/sm3'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { answerBusinessLicence, answerLegalPerson, answerLicences, answerPopulation } from './libraries.ts'

type Services = { [S in GatewayService]: (question: QuestionOf<S>, today: string) => AnswerOf<S> }

const services: Services = {
  'population.verify': answerPopulation,
  'legal-person.get': answerLegalPerson,
  'business-licence.get': answerBusinessLicence,
  'licence.list': answerLicences,
}

type Refusal = { status: number; code: string; message: string }
const refusals = {
  appKey: { status: 401, code: 'gateway.app-key', message: '应用未登记' },
  stale: { status: 401, code: 'gateway.stale', message: '请求时间与平台相差超过5分钟' },
  signature: { status: 401, code: 'gateway.signature', message: '签名不正确' },
  replayed: { status: 401, code: 'gateway.replayed', message: '请求已使用过' },
  service: { status: 404, code: 'gateway.service', message: '没有这项服务' },
  question: { status: 400, code: 'gateway.question', message: '请求内容不符合服务规范' },
} satisfies Record<string, Refusal>

/** The exchange gateway with the population, legal-person, business-licence and licence libraries behind it. */
export function gateway(
  app: FastifyInstance,
  { appKey, secret }: { appKey: string; secret: string },
  now: () => number,
): void {
  const key = Buffer.from(secret)
  const seen = new Map<string, number>()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.post<{ Params: { service: string } }>('/gateway/:service', async (request, reply) => {
    const refused = check(request, appKey, key, seen, now())
    if (refused) return answer(request, reply, key, now(), refused.status, { ...refused, status: undefined })
    const { status, body } = ask(request.params.service, request.body as Buffer, now())
    return answer(request, reply, key, now(), status, body)
  })
}

const header = (request: FastifyRequest, name: string) => String(request.headers[name] ?? '')

function check(
  request: FastifyRequest,
  appKey: string,
  key: Buffer,
  seen: Map<string, number>,
  now: number,
): Refusal | undefined {
  const timestamp = header(request, gatewayHeader.timestamp)
  const nonce = header(request, gatewayHeader.nonce)
  if (header(request, gatewayHeader.appKey) !== appKey) return refusals.appKey
  if (!/^\d{13}$/.test(timestamp) || Math.abs(now - Number(timestamp)) > gatewayToleranceMs) return refusals.stale
  const bodyDigest = digest((request.body as Buffer | undefined) ?? '').toString('hex')
  const wanted = hmac(key, gatewayRequestText({ method: 'POST', path: request.url, timestamp, nonce, bodyDigest }))
  const given = Buffer.from(header(request, gatewayHeader.signature), 'hex')
  if (nonce.length < 16 || given.length !== wanted.length || !timingSafeEqual(given, wanted)) return refusals.signature
  // A nonce is worth remembering for as long as its timestamp could pass.
  for (const [old, until] of seen) {
    if (until > now) break
    seen.delete(old)
  }
  if (seen.has(nonce)) return refusals.replayed
  seen.set(nonce, now + 2 * gatewayToleranceMs)
  return undefined
}

function ask(name: string, body: Buffer, now: number): { status: number; body: unknown } {
  if (!(name in services)) return { status: 404, body: { ...refusals.service, status: undefined } }
  const service = name as GatewayService
  const question = parse(body)
  if (!isQuestion(service, question)) return { status: 400, body: { ...refusals.question, status: undefined } }
  const today = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10)
  const run = services[service] as (question: unknown, today: string) => unknown
  return { status: 200, body: { data: run(question, today) } }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

function answer(request: FastifyRequest, reply: FastifyReply, key: Buffer, now: number, status: number, body: unknown) {
  const bytes = Buffer.from(JSON.stringify(body))
  const timestamp = String(now)
  const nonce = header(request, gatewayHeader.nonce)
  const text = gatewayAnswerText({ status, timestamp, nonce, bodyDigest: digest(bytes).toString('hex') })
  return reply
    .status(status)
    .type('application/json')
    .header(gatewayHeader.timestamp, timestamp)
    .header(gatewayHeader.signature, hmac(key, text).toString('hex'))
    .send(bytes)
}
