import { AsyncLocalStorage } from 'node:async_hooks'
import type { Transport } from '@tongban/api-client/client'
import type { FastifyInstance } from 'fastify'

const visitor = new AsyncLocalStorage<string>()

/** Limits by address count the visitor behind a page, not the page's own process. */
export const rememberVisitor = (app: FastifyInstance): void => {
  app.addHook('onRequest', (request, _reply, done) => visitor.run(request.ip, done))
}

/** The API without a socket: pages of this process call the very routes that the world calls. */
export const injectTransport =
  (app: FastifyInstance): Transport =>
  async ({ method, path, headers, body }) => {
    const response = await app.inject({
      method: method as 'GET',
      url: path,
      remoteAddress: visitor.getStore() ?? '127.0.0.1',
      headers: { ...headers, 'accept-encoding': 'identity' },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : Buffer.from(body) }),
    })
    const flat = Object.entries(response.headers).map(([key, value]): [string, string | undefined] => [
      key,
      value === undefined ? undefined : String(value),
    ])
    return {
      status: response.statusCode,
      headers: Object.fromEntries(flat),
      body: response.rawPayload,
      text: response.payload,
    }
  }
