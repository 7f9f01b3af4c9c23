import { type Change, listChanges as op } from '@tongban/contracts/catalogue/changes'
import type { FastifyInstance } from 'fastify'
import type { RegionDirectory } from '#modules/reference'
import { anonymous } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { type Before, type ChangeRow, listChangeRows } from '../../store/change-store.ts'
import { regionPath } from '../region-path.ts'

const pageSize = 20

export const listChanges = (app: FastifyInstance, deps: Pick<Deps, 'db'>, regions: RegionDirectory) =>
  route(app, op, async ({ query: { region, item, before } }) => {
    const wanted = {
      regions: region === undefined ? [] : regionPath(regions, region),
      item,
      before: placeOf(before),
      limit: pageSize + 1,
    }
    const rows = await deps.db.read(anonymous, (tx) => listChangeRows(tx, wanted))
    const shown = rows.slice(0, pageSize)
    const last = shown.at(-1)
    return {
      changes: shown.map(presentChange),
      next: rows.length > pageSize && last ? `${last.publishedAt.toISOString()}_${last.id}` : null,
    }
  })

export const presentChange = ({ revisionId: _, publishedAt, ...change }: ChangeRow): Change => ({
  ...change,
  publishedAt: publishedAt.toISOString(),
})

/** A place that nobody was sent to is the beginning. */
function placeOf(before: string | undefined): Before | undefined {
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
    before ?? '',
  )
  const at = new Date(found?.[1] ?? '')
  return found?.[2] === undefined || Number.isNaN(at.getTime()) ? undefined : { at, id: found[2] }
}
