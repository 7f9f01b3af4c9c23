import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  fillSmsTemplate,
  type SmsTemplate,
  smsApi,
  smsCanonicalRequest,
  smsTemplates,
} from '@tongban/contracts/outside/sms'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { outboxPage } from './sms-page.ts'

export type SentSms = {
  id: string
  at: string
  mobile: string
  template: string
  params: Record<string, string>
  text: string
}

const kept = 5000

/** An outbox that a restart keeps: one JSON line a message. */
export function openOutbox(dataDir: string): { all(): readonly SentSms[]; add(sms: SentSms): void } {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'sms.jsonl')
  const messages = read(file)
  return {
    all: () => messages,
    add(sms) {
      appendFileSync(file, `${JSON.stringify(sms)}\n`)
      messages.push(sms)
      if (messages.length > kept) messages.splice(0, messages.length - kept)
    },
  }
}

function read(file: string): SentSms[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return []
  }
  // A last line cut by a crash is no message.
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n')
  return lines
    .filter((line) => line.startsWith('{'))
    .slice(-kept)
    .map((line) => JSON.parse(line) as SentSms)
}

type Refusal = { status: number; Code: string; Message: string }
const refuse = (status: number, Code: string, Message: string): Refusal => ({ status, Code, Message })

/** `SendSms` as Alibaba Cloud speaks it, and two ways to look at what was sent. */
export function sms(
  app: FastifyInstance,
  keys: { accessKeyId: string; accessKeySecret: string },
  outbox: ReturnType<typeof openOutbox>,
  now: () => number,
): void {
  const nonces = new Map<string, number>()
  app.post<{ Querystring: Record<string, string> }>('/', async (request, reply) => {
    const refused = checkSignature(request, keys, nonces, now()) ?? checkMessage(request.query)
    const RequestId = randomUUID().toUpperCase()
    if (refused) return reply.status(refused.status).send({ Code: refused.Code, Message: refused.Message, RequestId })
    const { PhoneNumbers: mobile = '', TemplateCode: template = '', TemplateParam = '{}' } = request.query
    const params = JSON.parse(TemplateParam) as Record<string, string>
    const text = fillSmsTemplate(template as SmsTemplate, params)
    outbox.add({ id: RequestId, at: new Date(now()).toISOString(), mobile, template, params, text })
    return { Code: 'OK', Message: 'OK', BizId: `${now()}^0`, RequestId }
  })
  app.get<{ Querystring: { mobile?: string } }>('/sms.json', async ({ query }) => ({
    messages: find(outbox.all(), query.mobile),
  }))
  app.get<{ Querystring: { mobile?: string } }>('/sms', async ({ query }, reply) =>
    reply.type('text/html; charset=utf-8').send(outboxPage(find(outbox.all(), query.mobile).slice(0, 200))),
  )
}

/** Newest first. */
const find = (all: readonly SentSms[], mobile: string | undefined) =>
  all.filter((message) => !mobile || message.mobile === mobile).toReversed()

function checkSignature(
  request: FastifyRequest<{ Querystring: Record<string, string> }>,
  keys: { accessKeyId: string; accessKeySecret: string },
  nonces: Map<string, number>,
  now: number,
): Refusal | undefined {
  const pattern = /^ACS3-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/
  const [, credential = '', signed = '', signature = ''] = pattern.exec(request.headers.authorization ?? '') ?? []
  const value = (name: string) => String(request.headers[name] ?? '')
  if (credential !== keys.accessKeyId)
    return refuse(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.')
  if (Math.abs(now - Date.parse(value('x-acs-date'))) > 15 * 60_000 || Number.isNaN(Date.parse(value('x-acs-date'))))
    return refuse(400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.')
  const names = signed.split(';')
  const needed = [
    'host',
    'x-acs-action',
    'x-acs-content-sha256',
    'x-acs-date',
    'x-acs-signature-nonce',
    'x-acs-version',
  ]
  const { text } = smsCanonicalRequest({
    method: request.method,
    query: request.query,
    headers: Object.fromEntries(names.map((name) => [name, value(name)])),
    bodyDigest: createHash('sha256').update('').digest('hex'),
  })
  const hashed = createHash('sha256').update(text).digest('hex')
  const wanted = createHmac('sha256', keys.accessKeySecret).update(`${smsApi.algorithm}\n${hashed}`).digest()
  if (!needed.every((name) => names.includes(name)) || !timingSafeEqual(wanted, Buffer.from(signature, 'hex')))
    return refuse(400, 'SignatureDoesNotMatch', 'Specified signature is not matched with our calculation.')
  const nonce = value('x-acs-signature-nonce')
  for (const [old, until] of nonces) {
    if (until > now) break
    nonces.delete(old)
  }
  if (nonces.has(nonce)) return refuse(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.')
  nonces.set(nonce, now + 30 * 60_000)
  if (value('x-acs-action') !== smsApi.action || value('x-acs-version') !== smsApi.version)
    return refuse(404, 'InvalidAction.NotFound', 'Specified api is not found, please check your url and method.')
  return undefined
}

function checkMessage(query: Record<string, string>): Refusal | undefined {
  if (!/^1\d{10}$/.test(query['PhoneNumbers'] ?? '')) return refuse(200, 'isv.MOBILE_NUMBER_ILLEGAL', '非法手机号')
  const template = query['TemplateCode'] ?? ''
  if (!Object.hasOwn(smsTemplates, template)) return refuse(200, 'isv.SMS_TEMPLATE_ILLEGAL', '短信模板不合法')
  const params = parseParams(query['TemplateParam'])
  const wanted = [...smsTemplates[template as SmsTemplate].matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  if (!params || wanted.some((name) => typeof params[name] !== 'string'))
    return refuse(200, 'isv.TEMPLATE_MISSING_PARAMETERS', '模板缺少变量')
  return undefined
}

function parseParams(text: string | undefined): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text ?? '{}') as Record<string, unknown>
  } catch {
    return undefined
  }
}
