import type { ImportRun } from '@tongban/contracts/catalogue/exchange'
import * as ops from '@tongban/contracts/catalogue/exchange'
import type { FastifyInstance } from 'fastify'
import type { OfficerActor } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { inTransaction, route } from '#platform/http'
import { newId } from '#platform/ids'
import { fail } from '#platform/problems'
import { problems } from '../../problems.ts'
import * as store from '../../store/import-store.ts'

type ExchangeDeps = Pick<Deps, 'db' | 'clock' | 'files'>

/** 30 MB are some 100,000 rows. */
export const largestList = 32 * 1024 * 1024

/** Who handed a list in does not review it. */
const present = (row: store.ImportRow, actor: OfficerActor): ImportRun => ({
  id: row.id,
  version: row.version,
  name: row.name,
  state: row.state,
  done: row.done,
  total: row.total,
  byName: row.byName,
  startedAt: row.startedAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
  reviewerName: row.reviewerName,
  report: row.report,
  mayConfirm:
    row.state === 'checked' && row.officerId !== actor.officerId && actor.scopes.includes('library.review-secrecy'),
})

/** Keeps the file and leaves the checking to a job. */
export const startImport = (app: FastifyInstance, deps: ExchangeDeps) =>
  route(
    app,
    ops.startImport,
    async (call) => {
      const octets: unknown = call.request.body
      if (!Buffer.isBuffer(octets) || octets.length === 0) return fail(problems['catalogue.list-empty']())
      const fileId = newId()
      await deps.files.put(fileId, octets)
      return inTransaction(deps, call, async (tx) => {
        const { actor, query } = call
        const run = await store.recordImportRun(tx, {
          id: newId(),
          name: query.name,
          state: 'checking',
          fileId,
          officerId: actor.officerId,
          byName: `${actor.name}（${actor.officeName}）`,
          startedAt: deps.clock.now(),
        })
        tx.audit('import-started', run.id, { name: query.name, bytes: octets.length })
        tx.emit('import-started', { importId: run.id })
        return present(run, actor)
      })
    },
    { keyless: true },
  )

export const listImports = (app: FastifyInstance, deps: ExchangeDeps) =>
  route(app, ops.listImports, async ({ actor }) => ({
    runs: (await deps.db.read(actor, store.listImportRuns)).map((row) => present(row, actor)),
  }))

export const getImport = (app: FastifyInstance, deps: ExchangeDeps) =>
  route(app, ops.getImport, async ({ actor, params }) => {
    const row = await deps.db.read(actor, (tx) => store.findImportRun(tx, params.id))
    return present(row ?? fail(problems['catalogue.import-not-found']()), actor)
  })

export const confirmImport = (app: FastifyInstance, deps: ExchangeDeps) =>
  route(app, ops.confirmImport, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { actor, params, body } = call
      const row = (await store.findImportForUpdate(tx, params.id)) ?? fail(problems['catalogue.import-not-found']())
      if (row.state !== 'checked') fail(problems['catalogue.import-stage']())
      if (row.version !== body.version) fail(problems['catalogue.import-stale']({ current: row.version }))
      if (row.officerId === actor.officerId) fail(problems['catalogue.own-list']())
      const reviewer = { id: actor.officerId, name: `${actor.name}（${actor.officeName}）`, opinion: body.opinion }
      const run = await store.recordImportState(tx, row.id, { state: 'importing', reviewer })
      tx.audit('import-confirmed', row.id, { opinion: body.opinion })
      tx.emit('import-confirmed', { importId: row.id })
      return present(run, actor)
    }),
  )

export const discardImport = (app: FastifyInstance, deps: ExchangeDeps) =>
  route(app, ops.discardImport, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { actor, params, body } = call
      const row = (await store.findImportForUpdate(tx, params.id)) ?? fail(problems['catalogue.import-not-found']())
      if (!['wrong', 'checked', 'failed'].includes(row.state)) fail(problems['catalogue.import-stage']())
      if (row.version !== body.version) fail(problems['catalogue.import-stale']({ current: row.version }))
      const run = await store.recordImportState(tx, row.id, { state: 'discarded', endedAt: deps.clock.now() })
      tx.audit('import-discarded', row.id)
      return present(run, actor)
    }),
  )

export const downloadImportReport = (app: FastifyInstance, deps: ExchangeDeps) =>
  route(app, ops.downloadImportReport, async ({ actor, params, reply }) => {
    const row = await deps.db.read(actor, (tx) => store.findImportRun(tx, params.id))
    if (!row?.reportFile) return fail(problems['catalogue.import-not-found']())
    return reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="report.csv"`)
      .send(deps.files.read(row.reportFile))
  })
