import { getUpload as op } from '@tongban/contracts/materials/uploads'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import { shown } from '../core/upload.ts'
import { problems } from '../problems.ts'
import { findUpload } from '../store/upload-store.ts'

export const getUpload = (app: FastifyInstance, deps: Deps) =>
  route(app, op, ({ actor, params }) =>
    deps.db.read(actor, async (tx) =>
      shown((await findUpload(tx, params.id)) ?? fail(problems['materials.not-found']())),
    ),
  )
