import { type BundleBrief, listBundles as op } from '@tongban/contracts/joint/bundle'
import type { FastifyInstance } from 'fastify'
import { anonymous } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { type BundleRow, listAll, listNamesWith } from '../store/bundle-store.ts'

export const listBundles = (app: FastifyInstance, deps: Pick<Deps, 'db'>) =>
  route(app, op, ({ query: { audience } }) =>
    deps.db.read(anonymous, async (tx) => {
      const rows = await listAll(tx)
      const meant = rows.filter(({ definition }) => audience === undefined || definition.audience.includes(audience))
      return { bundles: meant.map(presentBundle) }
    }),
  )

/** Names of the bundles that one of these items is part of: the library asks before it changes one. */
export const bundlesOfItems = (deps: Pick<Deps, 'db'>, itemIds: readonly string[]): Promise<string[]> =>
  deps.db.read(anonymous, (tx) => listNamesWith(tx, itemIds))

export const presentBundle = ({ definition }: BundleRow): BundleBrief => {
  const { code, name, nameEn, summary, summaryEn, audience, leadDepartment, leadDepartmentEn } = definition
  const counts = { parts: definition.parts.length, elsewhere: definition.elsewhere.length }
  return { code, name, nameEn, summary, summaryEn, audience, leadDepartment, leadDepartmentEn, ...counts }
}
