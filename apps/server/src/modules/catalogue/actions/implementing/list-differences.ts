import { listDifferences as op } from '@tongban/contracts/catalogue/library'
import type { FastifyInstance } from 'fastify'
import { regionPrefix, type Tx } from '#platform/db'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import { directoryText, elementNames, officeText } from '../../core/local.ts'
import { problems } from '../../problems.ts'
import { countByElement, countToMerge, type Difference, listDifferenceRows } from '../../store/difference-store.ts'
import { getRevisionContent } from '../../store/item-store.ts'

const pageSize = 50
/** One more than a screen says exactly. */
const most = 1001

export const listDifferences = (app: FastifyInstance, deps: Pick<Deps, 'db'>) =>
  route(app, op, async ({ actor, query: { itemId = null, element = null, region, after } }) => {
    const own = regionPrefix(actor.regionCode)
    const from = region ?? actor.regionCode
    if (!from.startsWith(own)) fail(problems['catalogue.region-not-found']())
    const asked = { from, to: regionPrefix(from).padEnd(12, '9'), itemId, element }
    const [regionCode = '', code = '', last = ''] = after?.split('_') ?? []
    return deps.db.read(actor, async (tx) => {
      const [found, byElement, toMerge] = await Promise.all([
        listDifferenceRows(tx, asked, after ? { regionCode, code, element: last } : null, pageSize + 1),
        countByElement(tx, asked, most),
        countToMerge(tx, asked),
      ])
      const page = found.slice(0, pageSize)
      const end = page.at(-1)
      const rows = []
      for (const row of page) rows.push(await present(tx, row))
      return {
        rows,
        next: found.length > pageSize && end ? `${end.regionCode}_${end.code}_${end.element}` : null,
        byElement: byElement.map(({ element: name, count }) => ({ element: name, ...elementNames[name], count })),
        toMerge,
      }
    })
  })

async function present(tx: Tx, { local, baseId, element, ...row }: Difference) {
  const content = await getRevisionContent(tx, baseId)
  return {
    ...row,
    element,
    ...elementNames[element],
    directory: directoryText(element, content, local),
    office: officeText(element, content, local),
  }
}
