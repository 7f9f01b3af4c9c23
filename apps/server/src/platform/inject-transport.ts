import type { Transport } from '@tongban/api-client/client'
import type { FastifyInstance } from 'fastify'

/** The API without a socket: pages of this process call the very routes that the world calls. */
export const injectTransport =
  (app: FastifyInstance): Transport =>
  async ({ method, path, headers, body }) => {
    const response = await app.inject({
      method: method as 'GET',
      url: path,
      headers: { ...headers, 'accept-encoding': 'identity' },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : Buffer.from(body) }),
    })
    const flat = Object.entries(response.headers).map(([key, value]): [string, string | undefined] => [
      key,
      value === undefined ? undefined : String(value),
    ])
    return { status: response.statusCode, headers: Object.fromEntries(flat), body: response.rawPayload }
  }
