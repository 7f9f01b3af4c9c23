import { type Change, listChanges as op } from '@tongban/contracts/catalogue/changes'
import type { FastifyInstance } from 'fastify'
import { listRegionEntries, presentRegionEntry, type RegionDirectory, whatChanges } from '#modules/reference'
import { anonymous } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { concerns, noticeOf } from '../../core/region-notice.ts'
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
    const { rows, entries } = await deps.db.read(anonymous, async (tx) => ({
      rows: await listChangeRows(tx, wanted),
      entries: item === undefined ? await listRegionEntries(tx) : [],
    }))
    const notices = entries
      .map(presentRegionEntry)
      .filter((entry) => entry.state !== 'refused' && (region === undefined || concerns(regions, entry, region)))
      .map((entry) => noticeOf(entry, whatChanges(entry.outcomes)))
      .filter((notice) => isBefore(notice, wanted.before))
    const all = [...rows.map(presentChange), ...notices].sort(newestFirst)
    const shown = all.slice(0, pageSize)
    const last = shown.at(-1)
    return { changes: shown, next: all.length > pageSize && last ? `${last.publishedAt}_${last.id}` : null }
  })

const newestFirst = (a: Change, b: Change) =>
  a.publishedAt === b.publishedAt ? (a.id < b.id ? 1 : -1) : a.publishedAt < b.publishedAt ? 1 : -1

const isBefore = ({ publishedAt, id }: Change, before: Before | undefined): boolean => {
  const at = before?.at.toISOString() ?? ''
  return !before || publishedAt < at || (publishedAt === at && id < before.id)
}

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
