import { getDirectoryItem as op } from '@tongban/contracts/catalogue/library'
import type { ProposalKind } from '@tongban/contracts/catalogue/proposals'
import type { FastifyInstance } from 'fastify'
import { getOffice } from '#modules/identity'
import type { OfficerActor } from '#platform/actor'
import type { Tx } from '#platform/db'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import { kindsFor, mayPropose } from '../../core/proposal.ts'
import type { LibraryDeps } from '../../ports.ts'
import { problems } from '../../problems.ts'
import * as store from '../../store/directory-store.ts'
import { listOpenKinds, listProposalsAbout } from '../../store/proposal-store.ts'

export const getDirectoryItem = (app: FastifyInstance, deps: LibraryDeps) =>
  route(app, op, ({ actor, params: { itemId } }) =>
    deps.db.read(actor, async (tx) => {
      const row = (await store.findDirectoryRow(tx, itemId)) ?? fail(problems['catalogue.item-not-found']())
      const [revisions, implementingByLevel, proposals, propagation, related, openKinds, isOwn] = await Promise.all([
        store.listRevisions(tx, itemId),
        store.countByLevel(tx, [itemId]),
        listProposalsAbout(tx, { itemId }),
        store.findPropagation(tx, itemId),
        store.listRelated(tx, itemId),
        listOpenKinds(tx, itemId),
        mayChange(tx, actor, row.content.departmentKey),
      ])
      const possible = (kind: ProposalKind) =>
        !openKinds.includes(kind) && (kind !== 'roll-back' || revisions.length > 1)
      return {
        ...row,
        revisions,
        implementingByLevel,
        proposals,
        propagation: propagation ?? null,
        related,
        allowedKinds: isOwn ? kindsFor('directory', row.state).filter(possible) : [],
      }
    }),
  )

/** Only the provincial department whose item it is. */
async function mayChange(tx: Tx, actor: OfficerActor, departmentKey: string): Promise<boolean> {
  const { level, departmentKeys } = await getOffice(tx, actor.officeId)
  return mayPropose('directory', actor) && level === 'province' && departmentKeys.includes(departmentKey)
}
