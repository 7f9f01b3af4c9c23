import { startUpload as op } from '@tongban/contracts/materials/uploads'
import type { FastifyInstance } from 'fastify'
import { subjectOf } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { inTransaction, route } from '#platform/http'
import { newId } from '#platform/ids'
import { fail, unwrap } from '#platform/problems'
import { cleanName, maxFiles, mayStart, shown } from '../core/upload.ts'
import { admit } from '../policy.ts'
import type { ApplicationGate } from '../ports.ts'
import { problems } from '../problems.ts'
import { findLineForUpdate } from '../store/checklist-store.ts'
import { countUnhanded } from '../store/file-store.ts'
import * as store from '../store/upload-store.ts'

export const startUpload = (app: FastifyInstance, deps: Deps, gate: ApplicationGate) =>
  route(app, op, (call) =>
    inTransaction(deps, call, async (tx) => {
      const applicationId = call.params.id
      const { materialKey, bytes } = call.body
      const name = cleanName(call.body.name)
      const line = (await findLineForUpdate(tx, applicationId, materialKey)) ?? fail(problems['materials.not-found']())
      await admit(gate, tx, applicationId, materialKey)
      unwrap(mayStart(line, { name, bytes }, await countUnhanded(tx, applicationId, materialKey)))
      const { personId } = call.actor
      const upload = {
        id: newId(),
        applicationId,
        materialKey,
        name,
        bytes,
        personId,
        subjectId: subjectOf(call.actor),
      }
      const begun = await store.recordUpload(tx, upload, deps.clock.now())
      const ids = await store.removeOldest(tx, applicationId, materialKey, maxFiles)
      if (ids.length > 0) tx.emit('octets-dropped', { ids })
      return shown(begun)
    }),
  )
