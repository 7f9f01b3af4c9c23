import fastify from 'fastify'
import { gateway } from './gateway.ts'
import type { StandInKeys } from './keys.ts'
import { openOutbox, type SentSms, sms } from './sms.ts'

export { loadStandInKeys, type StandInKeys } from './keys.ts'
export type { SentSms } from './sms.ts'

export type StandIns = {
  url: string
  close(): Promise<void>
  /** What was sent, oldest first. */
  smsOutbox(): readonly SentSms[]
}

/** The outside systems for development and tests; `port` 0 takes a free one. `now` is their clock, ms since 1970. */
export async function startStandIns({
  port,
  host = '127.0.0.1',
  dataDir,
  keys,
  now = Date.now,
}: {
  port: number
  host?: string
  dataDir: string
  keys: StandInKeys
  now?: () => number
}): Promise<StandIns> {
  const app = fastify({ forceCloseConnections: true })
  const outbox = openOutbox(dataDir)
  app.register(async (scope) => gateway(scope, keys.gateway, now))
  app.register(async (scope) => sms(scope, keys.sms, outbox, now))
  app.get('/healthz', async () => ({ ok: true }))
  const url = await app.listen({ port, host })
  return { url, close: () => app.close(), smsOutbox: outbox.all }
}
