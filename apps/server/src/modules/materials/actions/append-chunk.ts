import { appendChunk as op } from '@tongban/contracts/materials/uploads'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps'
import { inTransaction, route } from '#platform/http'
import { newId } from '#platform/ids'
import { fail, ProblemError, unwrap } from '#platform/problems'
import { mayAppend, shown } from '../core/upload.ts'
import { problems } from '../problems.ts'
import * as store from '../store/upload-store.ts'

/**
 * Keyless: the offset makes it harmless to repeat. Each chunk is synced to a file of its own before the offset moves, so
 * an offset that was answered survives a crash, and of two tabs that send the same part one is kept and none is mixed in.
 */
export const appendChunk = (app: FastifyInstance, deps: Deps) =>
  route(
    app,
    op,
    async ({ actor, params: { id: uploadId, offset }, request }) => {
      const octets: unknown = request.body
      if (!Buffer.isBuffer(octets)) return fail(problems['materials.wrong-chunk']())
      const bytes = octets.length
      const upload = await deps.db.read(actor, (tx) => store.findUpload(tx, uploadId))
      unwrap(mayAppend(upload ?? fail(problems['materials.not-found']()), offset, bytes))
      const fileId = newId()
      await deps.files.put(fileId, octets)
      try {
        return await inTransaction(deps, { actor, intent: undefined }, async (tx) => {
          const moved = await store.recordChunk(tx, { uploadId, offset, bytes, fileId }, deps.clock.now())
          if (moved) return shown(moved)
          const now = (await store.findUpload(tx, uploadId)) ?? fail(problems['materials.not-found']())
          return fail(problems['materials.wrong-offset']({ current: now.received }))
        })
      } catch (error) {
        // After any other error the commit may have happened: then the octets are needed.
        if (error instanceof ProblemError) await deps.files.remove(fileId)
        throw error
      }
    },
    { keyless: true },
  )
