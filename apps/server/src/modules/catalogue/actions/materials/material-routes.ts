import { maxMaterialFileBytes } from '@tongban/contracts/catalogue/materials'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps'
import type { CataloguePorts } from '../../ports.ts'
import { addMaterial, mergeMaterial, moveMaterial, saveMaterial } from './keep-materials.ts'
import { attachMaterialFile, downloadMaterialFile, removeMaterialFile } from './material-files.ts'
import { printEmptyForm } from './print-empty-form.ts'
import { getMaterial, listMaterials } from './read-materials.ts'

/** The material catalogue, its samples and empty forms. */
export function materialRoutes(
  app: FastifyInstance,
  deps: Pick<Deps, 'db' | 'clock' | 'files' | 'log'> & { ports: CataloguePorts },
): void {
  listMaterials(app, deps)
  getMaterial(app, deps)
  addMaterial(app, deps)
  saveMaterial(app, deps)
  moveMaterial(app, deps)
  mergeMaterial(app, deps)
  removeMaterialFile(app, deps)
  downloadMaterialFile(app, deps)
  printEmptyForm(app, deps)
  // Only this route takes octets.
  app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: maxMaterialFileBytes },
      (_request, body, done) => done(null, body),
    )
    attachMaterialFile(scope, deps)
  })
}
