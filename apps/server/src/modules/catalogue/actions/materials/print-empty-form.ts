import * as ops from '@tongban/contracts/catalogue/materials'
import type { FastifyInstance } from 'fastify'
import { anonymous } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import { emptyFormOf, formMaterial } from '../../core/empty-form.ts'
import { Lru } from '../../core/lru.ts'
import type { CataloguePorts } from '../../ports.ts'
import { problems } from '../../problems.ts'
import { findRow, getRevisionContent } from '../../store/item-store.ts'
import { sendFile } from './send-file.ts'

/** A sheet is some 40 kB and takes a quarter of a second in a thread of its own; offices of one revision share it. */
const mostKept = 200

export const printEmptyForm = (app: FastifyInstance, deps: Pick<Deps, 'db' | 'log'> & { ports: CataloguePorts }) => {
  const kept = new Lru<Promise<Uint8Array>>(mostKept)
  route(app, ops.printEmptyForm, async ({ params, query, reply }) => {
    const { revisionId, revision, content } = await deps.db.read(anonymous, async (tx) => {
      const row = (await findRow(tx, params.code)) ?? fail(problems['catalogue.item-not-found']())
      const content = await getRevisionContent(tx, row.revisionId)
      return { revisionId: row.revisionId, revision: row.revisionNumber, content }
    })
    const audience = query.audience ?? content.audience[0] ?? 'natural'
    if (formMaterial(content)?.key !== params.key || !content.audience.includes(audience))
      fail(problems['catalogue.no-empty-form']())
    const key = `${revisionId} ${audience}`
    const form =
      emptyFormOf(content, { code: content.baseCode, revision, audience }) ??
      fail(problems['catalogue.no-empty-form']())
    const printing = kept.get(key) ?? deps.ports.printForm(form)
    kept.set(key, printing)
    const pdf = await printing.catch((error: Error) => {
      kept.delete(key)
      deps.log(`empty form of ${content.id}: ${error.message}`)
      return fail(problems['catalogue.material-file-unavailable']())
    })
    const file = { name: `${form.title}（空白表）.pdf`, kind: 'pdf', bytes: pdf.length }
    return sendFile(reply, file, pdf, { show: query.show === 'yes', seconds: 300 })
  })
}
