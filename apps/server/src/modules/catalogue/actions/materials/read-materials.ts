import * as ops from '@tongban/contracts/catalogue/materials'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import { differencesOf } from '../../core/standard-material.ts'
import { problems } from '../../problems.ts'
import * as store from '../../store/material-store.ts'

const pageSize = 50

export const listMaterials = (app: FastifyInstance, deps: Pick<Deps, 'db'>) =>
  route(app, ops.listMaterials, ({ actor, query: { after, order = 'code', ...filter } }) =>
    deps.db.read(actor, async (tx) => {
      const [rows, total] = await Promise.all([
        store.listMaterialRows(tx, filter, order, after ?? null),
        store.countMaterials(tx, filter),
      ])
      return {
        rows: rows.slice(0, pageSize),
        next: rows.length > pageSize ? (rows[pageSize - 1]?.code ?? null) : null,
        total,
      }
    }),
  )

export const getMaterial = (app: FastifyInstance, deps: Pick<Deps, 'db'>) =>
  route(app, ops.getMaterial, ({ actor, params: { code }, query: { after } }) =>
    deps.db.read(actor, async (tx) => {
      const material = (await store.findMaterial(tx, code)) ?? fail(problems['catalogue.material-not-found']())
      const users = await store.listUsers(tx, code, after ?? null)
      return {
        material,
        users: users.slice(0, pageSize).map(({ materials, ...user }) => ({
          ...user,
          differs: [...new Set(materials.flatMap((one) => differencesOf(material, one)))],
        })),
        next: users.length > pageSize ? (users[pageSize - 1]?.baseCode ?? null) : null,
      }
    }),
  )
