import type { SmsParams, SmsTemplate } from '@tongban/contracts/outside/sms'
import type { Tx } from '#platform/db'
import type { Deps } from '#platform/deps'
import type { Subscriber } from '#platform/jobs'
import { openField, sealField } from '#platform/personal-data'
import type { Secrets } from '#platform/secrets'
import type { Sms } from '#platform/sms'

const context = 'sms-requested'
type Message = { mobile: string; template: SmsTemplate; params: Record<string, string>; until?: number }

/**
 * Asks for a message to be sent once the transaction is there. It waits sealed: number and text are personal. `until`
 * (an instant): after it the message would only confuse, so it is dropped.
 */
export async function requestSms<T extends SmsTemplate>(
  tx: Tx,
  secrets: Secrets,
  mobile: string,
  template: T,
  params: SmsParams<T>,
  until?: Date,
): Promise<void> {
  const message: Message = { mobile, template, params, ...(until ? { until: until.getTime() } : {}) }
  tx.emit('sms-requested', { sealed: sealField(secrets, context, JSON.stringify(message)) })
}

/** Sends what was asked for; a failed one is tried again by the queue, so a message may come twice but is not lost. */
export const smsSubscriber = (deps: Pick<Deps, 'secrets' | 'clock'>, sms: Sms): Subscriber => ({
  event: 'sms-requested',
  job: 'send-sms',
  async run(payload) {
    const { sealed } = payload as { sealed: string }
    const message = JSON.parse(openField(deps.secrets, context, sealed)) as Message
    if (message.until !== undefined && message.until < deps.clock.now().getTime()) return
    const { mobile, template, params } = message
    await sms.send({ mobile, template, params })
  },
})
