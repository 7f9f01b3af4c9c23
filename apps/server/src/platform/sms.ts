import { createHash, createHmac, randomUUID } from 'node:crypto'
import { type SmsTemplate, smsApi, smsCanonicalRequest } from '@tongban/contracts/outside/sms'
import { OutsideError } from './gateway.ts'

/** The SMS provider. Throws OutsideError when the message was not taken. */
export type Sms = {
  send(message: { mobile: string; template: SmsTemplate; params: Readonly<Record<string, string>> }): Promise<void>
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** `SendSms` of Alibaba Cloud, signed by ACS3-HMAC-SHA256. */
export function createSms({
  url,
  accessKeyId,
  accessKeySecret,
  signName = '通办',
  timeoutMs = 3000,
}: {
  url: string
  accessKeyId: string
  accessKeySecret: string
  signName?: string
  timeoutMs?: number
}): Sms {
  return {
    async send({ mobile, template, params }) {
      const query = {
        PhoneNumbers: mobile,
        SignName: signName,
        TemplateCode: template,
        TemplateParam: JSON.stringify(params),
      }
      const headers = {
        host: new URL(url).host,
        'x-acs-action': smsApi.action,
        'x-acs-version': smsApi.version,
        'x-acs-date': `${new Date().toISOString().slice(0, 19)}Z`,
        'x-acs-signature-nonce': randomUUID(),
        'x-acs-content-sha256': sha256(''),
      }
      const { text, signedHeaders } = smsCanonicalRequest({ method: 'POST', query, headers, bodyDigest: sha256('') })
      const signature = createHmac('sha256', accessKeySecret)
        .update(`${smsApi.algorithm}\n${sha256(text)}`)
        .digest('hex')
      const authorization = `${smsApi.algorithm} Credential=${accessKeyId},SignedHeaders=${signedHeaders},Signature=${signature}`
      const { host: _, ...sent } = headers
      const answer = await post(`${url}/?${new URLSearchParams(query)}`, { ...sent, authorization }, timeoutMs)
      if (answer.Code !== 'OK') throw new OutsideError(`SMS was refused: ${answer.Code ?? 'no code'}`)
    },
  }
}

async function post(url: string, headers: Record<string, string>, timeoutMs: number): Promise<{ Code?: string }> {
  try {
    const response = await fetch(url, { method: 'POST', headers, signal: AbortSignal.timeout(timeoutMs) })
    return (await response.json()) as { Code?: string }
  } catch (error) {
    // The address carries the number, so only the kind of failure is told.
    throw new OutsideError(`SMS: ${error instanceof Error ? error.name : 'no answer'}`)
  }
}
