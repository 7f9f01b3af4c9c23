import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import { createApi, type Transport } from '@tongban/api-client/client'
import Fastify, { type FastifyInstance } from 'fastify'
import type { PortalOptions } from '../options.ts'
import { portalPlugin } from '../plugin.tsx'
import { fixtureTransport } from './fixture-api.ts'

/** The portal on a server of its own over fixtures, to look at pages without the platform. */
export async function fixtureApp(
  transport: Transport = fixtureTransport(),
  options: Partial<PortalOptions> = {},
): Promise<FastifyInstance> {
  const app = Fastify()
  await app.register(cookie)
  await app.register(formbody)
  await app.register(multipart)
  await app.register(
    portalPlugin({
      api: createApi(transport),
      demo: true,
      demoAccounts: [
        { label: '王小明（个人）', labelEn: 'A person', account: '13955101234', password: 'demo-password' },
      ],
      smsOutboxUrl: '/dev/sms',
      publicUrl: 'https://fuwu.example',
      assetsDir: new URL('../../dist', import.meta.url).pathname,
      ...options,
    }),
  )
  return app
}
