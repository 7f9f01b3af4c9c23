import { reuseFile as op } from '@tongban/contracts/materials/uploads'
import type { FastifyInstance } from 'fastify'
import { subjectOf } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { inTransaction, route } from '#platform/http'
import { newId } from '#platform/ids'
import { fail } from '#platform/problems'
import { maxFiles } from '../core/upload.ts'
import { admit } from '../policy.ts'
import type { ApplicationGate } from '../ports.ts'
import { problems } from '../problems.ts'
import { findLineForUpdate, listEntries } from '../store/checklist-store.ts'
import { hasContent } from '../store/earlier-store.ts'
import { countUnhanded, findFile, recordFile } from '../store/file-store.ts'
import { findEarlier } from './earlier-files.ts'

export const reuseFile = (app: FastifyInstance, deps: Deps, gate: ApplicationGate) =>
  route(app, op, async (call) => {
    const { id: applicationId } = call.params
    const { materialKey, fileId } = call.body
    const newFileId = newId()
    let shared = false
    try {
      return await inTransaction(deps, call, async (tx) => {
        const line =
          (await findLineForUpdate(tx, applicationId, materialKey)) ?? fail(problems['materials.not-found']())
        await admit(gate, tx, applicationId, materialKey)
        if (!(await hasContent(tx, applicationId, materialKey, fileId))) {
          const at = deps.clock.now()
          const offered = await findEarlier(tx, gate, applicationId, at, materialKey)
          if (!offered.some(({ id }) => id === fileId)) fail(problems['materials.not-reusable']())
          if ((await countUnhanded(tx, applicationId, materialKey)) >= maxFiles) fail(problems['materials.too-many']())
          const { name, kind, bytes, sha256 } = (await findFile(tx, fileId)) ?? fail(problems['materials.not-found']())
          shared = await deps.files.share(fileId, newFileId)
          if (!shared) fail(problems['materials.not-reusable']())
          const subjectId = subjectOf(call.actor)
          const file = {
            id: newFileId,
            applicationId,
            materialKey: line.materialKey,
            subjectId,
            name,
            kind,
            bytes,
            sha256,
          }
          await recordFile(tx, { ...file, personId: call.actor.personId }, at)
          tx.audit('materials.reuse-file', subjectId, {
            applicationId,
            materialKey,
            fileId: newFileId,
            from: fileId,
            sha256,
          })
        }
        const [entry] = await listEntries(tx, applicationId, materialKey)
        return entry ?? fail(problems['materials.not-found']())
      })
    } catch (error) {
      if (shared) await deps.files.remove(newFileId)
      throw error
    }
  })
