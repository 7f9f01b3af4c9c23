import { randomBytes, timingSafeEqual } from 'node:crypto'
import {
  type AnswerOf,
  type GatewayService,
  gatewayAnswerText,
  gatewayHeader,
  gatewayRequestText,
  gatewayToleranceMs,
  isAnswer,
  type QuestionOf,
} from '@tongban/contracts/outside/gateway'
import { digest, hmac } from '@tongban/gm/sm3'

/** The outside system did not answer in time, not properly signed, or not as agreed. The message has no personal data. */
export class OutsideError extends Error {}

/** The provincial exchange gateway: one signed question, one signed answer. Throws OutsideError. */
export type Gateway = {
  ask<S extends GatewayService>(service: S, question: QuestionOf<S>): Promise<AnswerOf<S>>
}

/** Signs with HMAC-SM3 and believes only answers signed for its own question. The protocol needs real time, not the clock of a story. */
export function createGateway({
  url,
  appKey,
  secret,
  timeoutMs = 3000,
}: {
  url: string
  appKey: string
  secret: string
  timeoutMs?: number
}): Gateway {
  const key = Buffer.from(secret)
  const hex = (data: string | Uint8Array) => digest(data).toString('hex')
  return {
    async ask(service, question) {
      const path = `/gateway/${service}`
      const body = JSON.stringify(question)
      const nonce = randomBytes(16).toString('hex')
      const timestamp = String(Date.now())
      const signed = gatewayRequestText({ method: 'POST', path, timestamp, nonce, bodyDigest: hex(body) })
      const { status, headers, bytes } = await send(url + path, timeoutMs, service, body, {
        'content-type': 'application/json',
        [gatewayHeader.appKey]: appKey,
        [gatewayHeader.timestamp]: timestamp,
        [gatewayHeader.nonce]: nonce,
        [gatewayHeader.signature]: hmac(key, signed).toString('hex'),
      })
      const answeredAt = headers.get(gatewayHeader.timestamp) ?? ''
      const text = gatewayAnswerText({ status, timestamp: answeredAt, nonce, bodyDigest: hex(bytes) })
      const wanted = hmac(key, text)
      const given = Buffer.from(headers.get(gatewayHeader.signature) ?? '', 'hex')
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
        throw new OutsideError(`${service}: the answer (${status}) is not signed by the gateway`)
      if (Math.abs(Date.now() - Number(answeredAt)) > gatewayToleranceMs)
        throw new OutsideError(`${service}: the answer is stale`)
      return readAnswer(service, status, bytes)
    },
  }
}

async function send(url: string, timeoutMs: number, service: string, body: string, headers: Record<string, string>) {
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(timeoutMs) })
    return {
      status: response.status,
      headers: response.headers,
      bytes: Buffer.from(await response.arrayBuffer()),
    }
  } catch (error) {
    throw new OutsideError(`${service}: ${error instanceof Error ? error.message : 'no answer'}`)
  }
}

function readAnswer<S extends GatewayService>(service: S, status: number, bytes: Buffer): AnswerOf<S> {
  const answer = JSON.parse(bytes.toString('utf8')) as { data?: unknown; code?: string }
  if (status !== 200) throw new OutsideError(`${service}: refused with ${status} ${answer.code ?? ''}`)
  if (!isAnswer(service, answer.data)) throw new OutsideError(`${service}: the answer is not as agreed`)
  return answer.data
}
