import swagger from '@fastify/swagger'
import fastify, { type FastifyInstance } from 'fastify'

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
  let reference: Promise<FastifyInstance> | undefined
  app.get('/api/docs', { schema: { hide: true } }, (_request, reply) => reply.redirect('/api/docs/'))
  app.get('/api/docs/*', { schema: { hide: true } }, async (request, reply) => {
    reference ??= loadReference()
    const { statusCode, headers, rawPayload } = await (await reference).inject({ url: request.url })
    if (statusCode === 404) return reply.callNotFound()
    const { 'content-length': _, connection: __, date: ___, ...sent } = headers
    return reply.status(statusCode).headers(sent).send(rawPayload)
  })
}

/** The page to read, twenty megabytes of it in memory: only once somebody reads it. */
async function loadReference(): Promise<FastifyInstance> {
  const { default: reference } = await import('@scalar/fastify-api-reference')
  const app = fastify()
  await app.register(reference, {
    routePrefix: '/api/docs',
    configuration: { url: '/api/v1/openapi.json', telemetry: false },
  })
  return app
}
