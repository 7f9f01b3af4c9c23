import * as ops from '@tongban/contracts/catalogue/materials'
import type { FastifyInstance } from 'fastify'
import { anonymous } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { inTransaction, route } from '#platform/http'
import { newId } from '#platform/ids'
import { fail, unwrap } from '#platform/problems'
import { checkMaterialFile, cleanFileName } from '../../core/material-file.ts'
import { problems } from '../../problems.ts'
import * as store from '../../store/material-store.ts'
import { bumpVersion } from '../../store/publish-store.ts'
import { keeper, readBack, takeMaterial } from './keep-materials.ts'
import { sendFile } from './send-file.ts'

type FileDeps = Pick<Deps, 'db' | 'clock' | 'files' | 'log'>
const partOf = { sample: 'sample', 'empty-form': 'emptyForm' } as const

/** The octets are kept before anything refers to them; the guides show the file within a second. */
export const attachMaterialFile = (app: FastifyInstance, deps: FileDeps) =>
  route(
    app,
    ops.attachMaterialFile,
    async (call) => {
      const { actor, query, params } = call
      const octets: unknown = call.request.body
      if (!Buffer.isBuffer(octets) || octets.length === 0) return fail(problems['catalogue.material-file-empty']())
      const kind = unwrap(checkMaterialFile(query.name, octets))
      const id = newId()
      const stored = await deps.files.put(id, octets)
      const forget = () => void deps.files.remove(id).catch(() => {})
      try {
        return await inTransaction(deps, call, async (tx) => {
          const now = await readBack(tx, params.code)
          // An answer that was lost on its way is asked for again.
          if (now[partOf[params.use]]?.sha256 === stored.sha256) {
            tx.afterCommit(forget)
            return now
          }
          await takeMaterial(tx, params.code, query.version)
          const file = { id, name: cleanFileName(query.name, kind), kind, ...stored }
          await store.recordFile(tx, params.code, params.use, file, keeper(deps, actor))
          await bumpVersion(tx)
          tx.audit('material-file-attached', id, { code: params.code, use: params.use, sha256: stored.sha256 })
          return readBack(tx, params.code)
        })
      } catch (error) {
        forget()
        throw error
      }
    },
    { keyless: true },
  )

export const removeMaterialFile = (app: FastifyInstance, deps: FileDeps) =>
  route(app, ops.removeMaterialFile, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { code, use } = call.params
      const material = await takeMaterial(tx, code, call.body.version)
      const file = material[partOf[use]] ?? fail(problems['catalogue.material-file-not-found']())
      await store.recordFileRemoved(tx, code, use, keeper(deps, call.actor))
      await bumpVersion(tx)
      tx.audit('material-file-removed', file.id, { code, use })
      return readBack(tx, code)
    }),
  )

export const downloadMaterialFile = (app: FastifyInstance, deps: FileDeps) =>
  route(app, ops.downloadMaterialFile, async ({ params, query, reply }) => {
    const found = await deps.db.read(anonymous, (tx) => store.findFile(tx, params.id))
    const file = found ?? fail(problems['catalogue.material-file-not-found']())
    // Nobody is given a file that is not the one that was handed in.
    const now = await deps.files.inspect(file.id)
    if (now?.sha256 !== file.sha256) {
      deps.log(`material file ${file.id}: the stored file is ${now ? 'not what was handed in' : 'gone'}`)
      fail(problems['catalogue.material-file-unavailable']())
    }
    return sendFile(reply, file, deps.files.read(file.id), { show: query.show === 'yes', seconds: 3600 })
  })
