import { downloadDocument as op } from '@tongban/contracts/licences/documents'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import { problems } from '../problems.ts'
import { findDocument } from '../store/document-store.ts'

/** The stored PDF, for its subject and its office; row security hides it from others. */
export const downloadDocument = (app: FastifyInstance, deps: Deps) =>
  route(app, op, async ({ actor, params, reply }) => {
    const document = await deps.db.read(actor, (tx) => findDocument(tx, params.id))
    if (!document) return fail(problems['licences.document-not-found']())
    const { state, number, fileId, sha256, bytes } = document
    if (state === 'failed') fail(problems['licences.making-failed']({ number }))
    if (state !== 'ready' || !fileId) return fail(problems['licences.not-ready']())
    const stored = await deps.files.inspect(fileId)
    if (stored?.sha256 !== sha256) {
      deps.log(`document ${document.id}: the stored file is ${stored ? 'not what was made' : 'gone'}`)
      fail(problems['licences.file-unavailable']({ number }))
    }
    return reply
      .type('application/pdf')
      .header('content-length', String(bytes))
      .header('cache-control', 'private, no-store')
      .header(
        'content-disposition',
        `inline; filename="${document.id}.pdf"; filename*=UTF-8''${encodeURIComponent(number)}.pdf`,
      )
      .send(deps.files.read(fileId))
  })
