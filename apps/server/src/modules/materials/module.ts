import { maxChunkBytes } from '@tongban/contracts/materials/uploads'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps'
import { appendChunk } from './actions/append-chunk.ts'
import { completeUpload } from './actions/complete-upload.ts'
import { downloadFile } from './actions/download-file.ts'
import { getUpload } from './actions/get-upload.ts'
import { removeFile } from './actions/remove-file.ts'
import { reuseFile } from './actions/reuse-file.ts'
import { startUpload } from './actions/start-upload.ts'
import type { ApplicationGate } from './ports.ts'

export function materialsModule(app: FastifyInstance, deps: Deps, gate: ApplicationGate): void {
  startUpload(app, deps, gate)
  getUpload(app, deps)
  completeUpload(app, deps, gate)
  removeFile(app, deps, gate)
  reuseFile(app, deps, gate)
  downloadFile(app, deps)
  // Only this route takes octets.
  app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: maxChunkBytes },
      (_request, body, done) => done(null, body),
    )
    appendChunk(scope, deps)
  })
}
