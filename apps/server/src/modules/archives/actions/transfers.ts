import { utils, write as writeBook } from '@e965/xlsx'
import * as ops from '@tongban/contracts/archives/archives'
import { stringify } from 'csv-stringify/sync'
import type { FastifyInstance } from 'fastify'
import { nextNumber } from '#modules/reference'
import type { Deps } from '#platform/deps'
import { inTransaction, route } from '#platform/http'
import { newId } from '#platform/ids'
import { fail } from '#platform/problems'
import { type ListHead, listHeads, listRow, listXml, type OnList } from '../core/transfer-list.ts'
import { writeXml } from '../core/xml.ts'
import { checkStored } from '../jobs/check-stored.ts'
import { problems } from '../problems.ts'
import * as packages from '../store/package-store.ts'
import * as store from '../store/transfer-store.ts'

const shown = ({ officeName: _, ...transfer }: store.StoredTransfer): ops.Transfer => transfer

export const listTransfers = (app: FastifyInstance, deps: Deps) =>
  route(app, ops.listTransfers, async ({ actor }) => ({
    transfers: (await deps.db.read(actor, (tx) => store.listTransfers(tx, actor.officeId))).map(shown),
  }))

/** Every package is checked again; one that does not pass stays behind, and the list goes on without it. */
export const makeTransfer = (app: FastifyInstance, deps: Deps) =>
  route(app, ops.makeTransfer, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { officeId, officeName, name } = call.actor
      const { year } = call.body
      const found = await packages.listToHandOver(tx, officeId, year)
      const held = await packages.listForUpdate(
        tx,
        officeId,
        found.map(({ id }) => id),
      )
      const free = held.filter((row) => row.state === 'archived' && !row.destructionId)
      const passed: string[] = []
      for (const row of free) if ((await checkStored(tx, deps, row, 'hand-over')).valid) passed.push(row.id)
      const kept = free.filter(({ id }) => !passed.includes(id)).map(({ caseNo }) => ({ caseNo }))
      if (passed.length === 0) fail(problems['archives.nothing-to-hand-over']({ year }))
      const id = newId()
      const at = deps.clock.now()
      const thisYear = deps.clock.today().slice(0, 4)
      const serial = await nextNumber(tx, 'archive-transfer', officeId, thisYear)
      const number = `档移〔${thisYear}〕第${String(serial).padStart(4, '0')}号`
      await store.recordTransfer(tx, {
        id,
        number: `${officeName}${number}`,
        officeId,
        officeName,
        year,
        madeBy: name,
        at,
      })
      await packages.recordHandOver(tx, id, passed)
      tx.audit('archives-listed', id, { packages: passed.length })
      const transfer = (await store.findTransfer(tx, id, officeId)) ?? fail(problems['archives.not-found']())
      return { transfer: shown(transfer), kept }
    }),
  )

export const confirmTransfer = (app: FastifyInstance, deps: Deps) =>
  route(app, ops.confirmTransfer, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { officeId, name } = call.actor
      const { id } = call.params
      await store.holdTransfer(tx, id)
      const found = (await store.findTransfer(tx, id, officeId)) ?? fail(problems['archives.not-found']())
      if (found.state !== 'listed') fail(problems['archives.wrong-state']())
      if (found.version !== call.body.version) fail(problems['archives.stale-version']({ current: found.version }))
      const { receivedBy, receiptNo } = call.body
      await store.recordConfirmation(tx, { id, receivedBy, receiptNo, by: name, at: deps.clock.now() })
      await packages.recordReceived(tx, id)
      tx.audit('archives-handed-over', id, { receiptNo })
      const confirmed = (await store.findTransfer(tx, id, officeId)) ?? found
      return shown(confirmed)
    }),
  )

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'application/xml; charset=utf-8',
}

export const downloadTransferList = (app: FastifyInstance, deps: Deps) =>
  route(app, ops.downloadTransferList, async ({ actor, params, query: { format }, reply }) => {
    const [transfer, rows] = await deps.db.read(actor, async (tx) => [
      await store.findTransfer(tx, params.id, actor.officeId),
      await packages.listOfTransfer(tx, params.id),
    ])
    if (!transfer) return fail(problems['archives.not-found']())
    const name = `attachment; filename="list.${format}"; filename*=UTF-8''${encodeURIComponent(transfer.number)}.${format}`
    return reply
      .type(types[format])
      .header('content-disposition', name)
      .send(listAs(format, transfer, rows))
  })

function listAs(format: keyof typeof types, head: ListHead, rows: readonly OnList[]): string | Buffer {
  if (format === 'xml') return writeXml(listXml(head, rows))
  const lines = [listHeads, ...rows.map(listRow)]
  // With its mark, so that Excel takes it for UTF-8; what Excel would take for a formula stays text.
  if (format === 'csv') return stringify(lines, { bom: true, escape_formulas: true })
  const book = utils.book_new()
  const sheet = utils.aoa_to_sheet(lines)
  sheet['!cols'] = listHeads.map((text) => ({ wch: Math.max(14, text.length * 2 + 4) }))
  utils.book_append_sheet(book, sheet, '移交清单')
  return writeBook(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
}
