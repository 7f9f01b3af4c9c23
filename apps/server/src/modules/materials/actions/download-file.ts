import { downloadFile as op } from '@tongban/contracts/materials/uploads'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps'
import { inTransaction, route } from '#platform/http'
import { newId } from '#platform/ids'
import { fail } from '#platform/problems'
import { problems } from '../problems.ts'
import { findLine } from '../store/checklist-store.ts'
import { findFile, recordLook } from '../store/file-store.ts'
import { fileChanged } from './confirm-files.ts'

const types = { pdf: 'application/pdf', jpg: 'image/jpeg', png: 'image/png' } as const

// Chromium shows no PDF in a sandboxed document; its viewer runs apart from our origin, and nosniff keeps it a PDF.
const policies = {
  image: `default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox`,
  pdf: `default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'`,
}

export const downloadFile = (app: FastifyInstance, deps: Deps) =>
  route(app, op, async ({ actor, params, reply }) => {
    const { file, line } = await inTransaction(deps, { actor, intent: undefined }, async (tx) => {
      const file = (await findFile(tx, params.id)) ?? fail(problems['materials.not-found']())
      const line = await findLine(tx, file.applicationId, file.materialKey)
      if (actor.kind === 'officer') {
        const { officerId, officeId, officeName, name: officerName } = actor
        const look = { id: newId(), at: deps.clock.now(), file, officerId, officerName, officeId, officeName }
        await recordLook(tx, { ...look, purpose: '办理政务服务事项' })
      }
      return { file, line: line ?? fail(problems['materials.not-found']()) }
    })
    // Nobody is shown a file that is not the one that was given.
    const now = await deps.files.inspect(file.id)
    if (now?.sha256 !== file.sha256) fail(fileChanged({ ...file, materialName: line.name }))
    return reply
      .header('content-type', types[file.kind])
      .header('content-length', file.bytes)
      .header('content-disposition', `inline; filename="file.${file.kind}"; filename*=UTF-8''${encodeName(file.name)}`)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', file.kind === 'pdf' ? policies.pdf : policies.image)
      .header('cache-control', 'private, no-store')
      .send(deps.files.read(file.id))
  })

/** RFC 8187; a lone surrogate, which no URI can carry, becomes a replacement mark. */
const encodeName = (name: string) =>
  encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
