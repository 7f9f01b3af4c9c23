import { resolveMerge as op } from '@tongban/contracts/catalogue/library'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps'
import { inTransaction, route } from '#platform/http'
import { problems as common, fail } from '#platform/problems'
import { gateClosed } from '../../core/gate-closed.ts'
import { elementNames, elementsOf } from '../../core/local.ts'
import { decideMerge, type NotDecided } from '../../core/merge.ts'
import { problems } from '../../problems.ts'
import { followDirectory, lockImplementing, recordLocalRevisions } from '../../store/implementing-store.ts'
import { getRevisionContent } from '../../store/item-store.ts'
import { closeMerges, findMergeOf } from '../../store/merge-store.ts'
import { bumpVersion } from '../../store/publish-store.ts'
import { loadImplementing } from './load-implementing.ts'

/** What stays was reviewed before, on either side: deciding between the two needs no review of its own. */
export const resolveMerge = (app: FastifyInstance, deps: Pick<Deps, 'db' | 'clock'>) =>
  route(app, op, async (call) => {
    const { actor, params, body } = call
    if (!actor.scopes.includes('library.implement')) fail(common['auth.scope-missing']({ scope: 'library.implement' }))
    return inTransaction(deps, call, async (tx) => {
      const notFound = problems['catalogue.merge-not-found']
      const { code } = (await findMergeOf(tx, params.id, actor.officeId)) ?? fail(notFound())
      const found = (await lockImplementing(tx, code, actor.officeId)) ?? fail(notFound())
      // Read again: whoever held the item may have decided.
      const merge = (await findMergeOf(tx, params.id, actor.officeId)) ?? fail(notFound())
      if (merge.decidedAt) fail(problems['catalogue.merge-decided']())
      if (merge.version !== body.version) fail(problems['catalogue.stale-version']({ current: merge.version }))
      if (merge.revisionId !== found.directoryRevisionId) fail(problems['catalogue.merge-moved']())
      const before = await getRevisionContent(tx, merge.baseRevisionId)
      const content = await getRevisionContent(tx, merge.revisionId)
      const decided = decideMerge(before, content, found.local ?? {}, body.take)
      if (!decided.ok) return notDecided(decided.error)
      const local = decided.value
      const at = deps.clock.now()
      if (elementsOf(local).length === 0) await followDirectory(tx, [code], merge.revisionId)
      else
        await recordLocalRevisions(tx, [{ code, itemId: found.itemId, baseId: merge.revisionId, local, content }], {
          kind: 'change',
          reason: '目录变更后，逐项决定保留的内容',
          proposalId: null,
          effectiveFrom: deps.clock.today(),
          at,
        })
      await closeMerges(tx, [code], at, actor.officerId)
      await bumpVersion(tx)
      tx.audit('merge-decided', code, { mergeId: merge.id, take: body.take })
      return (await loadImplementing(tx, actor, code)) ?? fail(notFound())
    })
  })

function notDecided(error: NotDecided): never {
  if ('refused' in error) return fail(gateClosed(error.refused))
  const names = error.missing.map((element) => elementNames[element])
  return fail(
    problems['catalogue.merge-incomplete']({
      missing: error.missing,
      namesZh: names.map(({ label }) => label).join('、'),
      namesEn: names.map(({ labelEn }) => labelEn).join(', '),
    }),
  )
}
