import * as ops from '@tongban/contracts/archives/archives'
import type { FastifyInstance } from 'fastify'
import { recordLooks } from '#modules/materials'
import type { Tx } from '#platform/db'
import type { Deps } from '#platform/deps'
import { inTransaction, route } from '#platform/http'
import { fail } from '#platform/problems'
import { checkStored } from '../jobs/check-stored.ts'
import { problems } from '../problems.ts'
import * as store from '../store/package-store.ts'

const page = 50

export const listArchives = (app: FastifyInstance, deps: Deps) =>
  route(app, ops.listArchives, ({ actor: { officeId }, actor, query }) =>
    deps.db.read(actor, async (tx) => {
      const today = deps.clock.today()
      const { year = null, state = null, q = '', after = null } = query
      const asked = { officeId, year, state, after, today, words: q.trim(), limit: page + 1 }
      const [found, counts] = await Promise.all([store.listPackages(tx, asked), store.countPackages(tx, officeId)])
      const shown = found.slice(0, page)
      const archives = shown.map((row) => store.present(row, today))
      return { archives, next: found.length > page ? (shown.at(-1)?.id ?? null) : null, counts }
    }),
  )

export const getArchive = (app: FastifyInstance, deps: Deps) =>
  route(app, ops.getArchive, ({ actor, params }) =>
    deps.db.read(actor, async (tx) => {
      const row = (await store.findPackage(tx, params.id)) ?? fail(problems['archives.not-found']())
      return { archive: store.present(row, deps.clock.today()), report: (await store.findReport(tx, row.id)) ?? null }
    }),
  )

export const getCaseArchive = (app: FastifyInstance, deps: Deps) =>
  route(app, ops.getCaseArchive, ({ actor, params }) =>
    deps.db.read(actor, async (tx) => {
      const row = await store.findOfCase(tx, params.id)
      return { archive: row ? store.present(row, deps.clock.today()) : null }
    }),
  )

/** Whoever takes a package has looked at every file in it. */
export const downloadArchive = (app: FastifyInstance, deps: Deps) =>
  route(app, ops.downloadArchive, async ({ actor, params, reply }) => {
    const { fileId, caseNo, bytes } = await inTransaction(deps, { actor, intent: undefined }, async (tx) => {
      const row = await withFile(tx, deps, params.id)
      const { officerId, officeId, officeName, name: officerName } = actor
      const look = { at: deps.clock.now(), officerId, officerName, officeId, officeName, purpose: '下载办件的电子档案' }
      await recordLooks(tx, row.caseId, look)
      tx.audit('archive-downloaded', row.caseId)
      return row
    })
    return reply
      .type('application/zip')
      .header('content-length', String(bytes))
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `attachment; filename="${caseNo}.zip"`)
      .send(deps.files.read(fileId))
  })

/** The package with where its octets lie and how many there are now. */
async function withFile(tx: Tx, deps: Deps, id: string) {
  const row = (await store.findPackage(tx, id)) ?? fail(problems['archives.not-found']())
  const { fileId } = row
  const stored = fileId ? await deps.files.inspect(fileId) : undefined
  return fileId && stored ? { ...row, fileId, bytes: stored.bytes } : fail(problems['archives.no-package']())
}

export const checkArchive = (app: FastifyInstance, deps: Deps) =>
  route(app, ops.checkArchive, (call) =>
    inTransaction(deps, call, async (tx) => {
      const row = (await store.findPackage(tx, call.params.id)) ?? fail(problems['archives.not-found']())
      if (!row.fileId) return fail(problems['archives.no-package']())
      const report = await checkStored(tx, deps, row, 'asked')
      tx.audit('archive-checked', row.caseId, { valid: report.valid })
      return report
    }),
  )
