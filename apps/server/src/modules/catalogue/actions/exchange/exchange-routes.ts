import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps'
import { exportItems } from './export-items.ts'
import {
  confirmImport,
  discardImport,
  downloadImportReport,
  getImport,
  largestList,
  listImports,
  startImport,
} from './imports.ts'

/** Lists in and out. */
export function exchangeRoutes(app: FastifyInstance, deps: Pick<Deps, 'db' | 'clock' | 'files'>): void {
  listImports(app, deps)
  getImport(app, deps)
  confirmImport(app, deps)
  discardImport(app, deps)
  downloadImportReport(app, deps)
  exportItems(app, deps)
  // Only this route takes octets.
  app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: largestList },
      (_request, body, done) => done(null, body),
    )
    startImport(scope, deps)
  })
}
