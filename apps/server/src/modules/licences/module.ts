import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps'
import { downloadDocument } from './actions/download-document.ts'
import { listMyLicences } from './actions/list-my-licences.ts'
import { verifyDocument } from './actions/verify-document.ts'

export function licencesModule(app: FastifyInstance, deps: Deps): void {
  downloadDocument(app, deps)
  listMyLicences(app, deps)
  verifyDocument(app, deps)
}
