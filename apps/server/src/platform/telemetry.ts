import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { system } from './actor.ts'
import type { Database } from './db.ts'
import { readHeartbeat } from './heartbeat.ts'

/** `/healthz` the process lives, `/readyz` it can serve, `/metrics` for Prometheus. */
export function telemetry(app: FastifyInstance, db: Database): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.05, 0.1, 0.3, 1, 3],
    registers: [registry],
  })
  new Gauge({
    name: 'tongban_pool_connections',
    help: 'Connections to the database by state',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'busy' }, db.pool.totalCount - db.pool.idleCount)
      this.set({ state: 'idle' }, db.pool.idleCount)
      this.set({ state: 'waiting' }, db.pool.waitingCount)
    },
  })
  new Gauge({
    name: 'tongban_background_waiting',
    help: 'Events and jobs that wait to be worked off',
    registers: [registry],
    async collect() {
      this.set(await countWaiting(db))
    },
  })
  new Gauge({
    name: 'tongban_deadline_work_age_seconds',
    help: 'Since the work of the law’s days (acceptance by silence) last ran; -1 when it never did',
    registers: [registry],
    async collect() {
      const { lastRun } = await readHeartbeat(db, new Date())
      this.set(lastRun ? (Date.now() - Date.parse(lastRun)) / 1000 : -1)
    },
  })
  app.addHook('onResponse', async (request, reply) => {
    seconds.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
      reply.elapsedTime / 1000,
    )
  })
  app.get('/healthz', { schema: { hide: true } }, async () => ({ ok: true }))
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const ready = await db
      .read(system('ready'), (tx) => tx.rows(sql`select 1`))
      .then(
        () => true,
        () => false,
      )
    return reply.status(ready ? 200 : 503).send({ ok: ready })
  })
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
}

const countWaiting = (db: Database): Promise<number> =>
  db.read(system('metrics'), async (tx) => {
    const { waiting } = await tx.only(
      sql<{ waiting: number }>`select platform.waiting_jobs() + (select count(*) from platform.outbox) as waiting`,
    )
    return waiting
  })
