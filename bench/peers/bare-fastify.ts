// The limit of a page: Fastify with nothing around it, sending the same bytes with the same headers.
// node bench/peers/bare-fastify.ts PORT FILE HEADERS(JSON)
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'

const [port = '0', file = '', headers = '{}'] = process.argv.slice(2)
// The very Fastify that the server uses.
const fastify = createRequire(join(import.meta.dirname, '../../apps/server/package.json'))(
  'fastify',
) as () => FastifyInstance
const bytes = readFileSync(file)
const sent = JSON.parse(headers) as Record<string, string>
const app = fastify()
app.get('/page', (_request, reply) => reply.headers(sent).send(bytes))
await app.listen({ host: '127.0.0.1', port: Number(port) })
process.stdout.write('ready\n')
