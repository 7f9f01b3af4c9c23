import swagger from '@fastify/swagger'
import reference from '@scalar/fastify-api-reference'
import type { FastifyInstance } from 'fastify'

/** The API as a document and as a page to read, both made from the routes that run. Registered before the routes. */
export async function openapi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    // The pages of the two faces are no part of the API.
    hideUntagged: true,
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '通办 Tongban API',
        version: '1',
        description:
          'Every write takes an `Idempotency-Key`; every change of a case or application carries the `version` that was seen. Problems are RFC 9457 with a stable `code`.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
    },
  })
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  await app.register(reference, {
    routePrefix: '/api/docs',
    configuration: { url: '/api/v1/openapi.json', telemetry: false },
  })
}
