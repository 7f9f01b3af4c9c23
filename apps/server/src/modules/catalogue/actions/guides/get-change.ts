import { getChange as op } from '@tongban/contracts/catalogue/changes'
import type { FastifyInstance } from 'fastify'
import { findRegionEntry, meaningOf, presentRegionEntry, whatChanges } from '#modules/reference'
import { anonymous } from '#platform/actor'
import type { Tx } from '#platform/db'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import { guideChanges, type Sentence } from '../../core/guide-changes.ts'
import { noticeOf } from '../../core/region-notice.ts'
import { problems } from '../../problems.ts'
import { findChangeRow, findRevisionBefore, listReplacements } from '../../store/change-store.ts'
import { getRevisionContent } from '../../store/item-store.ts'
import { presentChange } from './list-changes.ts'

const makesWay = ['split', 'merge', 'cancel']

export const getChange = (app: FastifyInstance, deps: Pick<Deps, 'db'>) =>
  route(app, op, ({ params: { id } }) =>
    deps.db.read(anonymous, async (tx) => {
      const row = await findChangeRow(tx, id)
      if (!row) return ofDivisions((await findRegionEntry(tx, id)) ?? fail(problems['catalogue.no-such-change']()))
      return {
        ...presentChange(row),
        changes: row.revisionId ? await sentencesOf(tx, row.revisionId) : [],
        replacedBy:
          makesWay.includes(row.kind) && row.code === null && row.itemId !== null
            ? await listReplacements(tx, row.itemId)
            : [],
      }
    }),
  )

function ofDivisions(row: NonNullable<Awaited<ReturnType<typeof findRegionEntry>>>) {
  const entry = presentRegionEntry(row)
  return { ...noticeOf(entry, whatChanges(entry.outcomes)), changes: meaningOf(entry), replacedBy: [] }
}

async function sentencesOf(tx: Tx, revisionId: string): Promise<Sentence[]> {
  const before = await findRevisionBefore(tx, revisionId)
  if (before === undefined) return []
  return guideChanges(await getRevisionContent(tx, before), await getRevisionContent(tx, revisionId))
}
