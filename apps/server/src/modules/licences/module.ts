import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps'
import type { Subscriber } from '#platform/jobs'
import { downloadDocument } from './actions/download-document.ts'
import { listMyLicences } from './actions/list-my-licences.ts'
import { verifyDocument } from './actions/verify-document.ts'
import { renderDocument } from './jobs/render-document.ts'
import { startRenderer } from './render/renderer.ts'

export function licencesModule(app: FastifyInstance, deps: Deps): void {
  downloadDocument(app, deps)
  listMyLicences(app, deps)
  verifyDocument(app, deps)
}

/** One renderer a process; its thread starts with the first document and ends when idle. */
export function licencesSubscribers(deps: Deps, renderer = startRenderer()): Subscriber[] {
  return [
    {
      event: 'document-issued',
      job: 'render-document',
      run: (payload) => renderDocument(deps, renderer, (payload as { documentId: string }).documentId),
    },
  ]
}
