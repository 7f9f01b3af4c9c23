import { getGuide as op } from '@tongban/contracts/catalogue/browse'
import type { Guide } from '@tongban/contracts/catalogue/item'
import type { FastifyInstance } from 'fastify'
import type { RegionDirectory } from '#modules/reference'
import { anonymous } from '#platform/actor'
import type { Tx } from '#platform/db'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import { presentGuide, standardCodesOf } from '../core/guide.ts'
import { problems } from '../problems.ts'
import type { CatalogueMemory } from '../store/catalogue-memory.ts'
import { findStanding } from '../store/change-store.ts'
import { findRow, getRevisionContent, listArticles } from '../store/item-store.ts'
import { listFiles } from '../store/material-store.ts'

export const getGuide = (
  app: FastifyInstance,
  deps: Pick<Deps, 'db'>,
  kept: CatalogueMemory,
  regions: RegionDirectory,
) =>
  route(app, op, async ({ params: { code } }) => {
    const { guides } = await kept.current()
    // The path of divisions is part of it.
    const key = `${regions.version} ${code}`
    const known = guides.get(key)
    if (known) return known
    const guide = await deps.db.read(anonymous, (tx) => readGuide(tx, regions, code))
    guides.set(key, guide)
    return guide
  })

/** The guide as it is, or with the elements of another revision. */
export async function readGuide(
  tx: Tx,
  regions: RegionDirectory,
  code: string,
  of?: { id: string; number: number; effectiveFrom: string },
): Promise<Guide> {
  const row = (await findRow(tx, code)) ?? fail(problems['catalogue.item-not-found']())
  const content = await getRevisionContent(tx, of?.id ?? row.revisionId)
  const [articles, standing, files] = await Promise.all([
    listArticles(tx, content.legalBasis),
    findStanding(tx, code),
    of ? undefined : listFiles(tx, standardCodesOf(content)),
  ])
  const path = regions.ancestors(row.regionCode).map((region) => ({ code: region.code, name: region.name }))
  const shown = of ? { ...row, revisionNumber: of.number, effectiveFrom: of.effectiveFrom, local: null } : row
  return presentGuide(shown, content, { articles, standing, files }, path.reverse())
}
