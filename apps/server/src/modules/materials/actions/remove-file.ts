import { removeFile as op } from '@tongban/contracts/materials/uploads'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps'
import { inTransaction, route } from '#platform/http'
import { fail } from '#platform/problems'
import { admit } from '../policy.ts'
import type { ApplicationGate } from '../ports.ts'
import { problems } from '../problems.ts'
import { findLineForUpdate, listEntries } from '../store/checklist-store.ts'
import { findFile, recordRemoval } from '../store/file-store.ts'

export const removeFile = (app: FastifyInstance, deps: Deps, gate: ApplicationGate) =>
  route(app, op, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { id: applicationId, fileId } = call.params
      const found = await findFile(tx, fileId)
      if (found?.applicationId !== applicationId) return fail(problems['materials.not-found']())
      const { materialKey, subjectId } = found
      await findLineForUpdate(tx, applicationId, materialKey)
      // Read again under the lock: a submission may have taken it meanwhile.
      const file = (await findFile(tx, fileId)) ?? fail(problems['materials.not-found']())
      if (file.handedAt) fail(problems['materials.handed-over']())
      await admit(gate, tx, applicationId, materialKey)
      await recordRemoval(tx, fileId, deps.clock.now())
      tx.emit('octets-dropped', { ids: [fileId] })
      tx.audit('materials.remove-file', subjectId, { applicationId, materialKey, fileId, sha256: file.sha256 })
      const [entry] = await listEntries(tx, applicationId, materialKey)
      return entry ?? fail(problems['materials.not-found']())
    }),
  )
