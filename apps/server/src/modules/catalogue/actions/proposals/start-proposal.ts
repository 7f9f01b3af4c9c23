import { startProposal as op } from '@tongban/contracts/catalogue/proposals'
import type { BodyOf } from '@tongban/contracts/operation'
import type { FastifyInstance } from 'fastify'
import { getOffice, type Office } from '#modules/identity'
import type { OfficerActor } from '#platform/actor'
import type { Tx } from '#platform/db'
import { inTransaction, route } from '#platform/http'
import { newId } from '#platform/ids'
import { fail } from '#platform/problems'
import { emptyContent } from '../../core/empty-content.ts'
import { carriesContents, kindsFor, mayPropose, type ProposalRow } from '../../core/proposal.ts'
import type { LibraryDeps } from '../../ports.ts'
import { problems } from '../../problems.ts'
import { findRevision, holdItems, type ItemRow, loadRevisions } from '../../store/directory-store.ts'
import { findDepartmentName, findOpenProposal, recordProposal } from '../../store/proposal-store.ts'
import { type Begun, beginImplementing } from './begin-implementing.ts'
import { viewProposal } from './load-proposal.ts'

type Ask = BodyOf<typeof op>

export const startProposal = (app: FastifyInstance, deps: LibraryDeps) =>
  route(app, op, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { actor, body } = call
      const office = await getOffice(tx, actor.officeId)
      const begun =
        body.scope === 'implementing'
          ? await beginImplementing(tx, actor, body)
          : await beginDirectory(tx, office, actor, body)
      const open = body.kind === 'new' ? undefined : await findOpenProposal(tx, { ...body, ...begun })
      if (open) return viewProposal(tx, deps, openOf(actor, open), actor)
      const p: ProposalRow = {
        ...begun,
        id: newId(),
        scope: body.scope,
        kind: body.kind,
        state: 'draft',
        version: 1,
        officeId: actor.officeId,
        officeName: actor.officeName,
        regionCode: office.regionCode,
        proposerId: actor.officerId,
        proposerName: actor.name,
        editors: [actor.officerId],
        reason: '',
        effectiveOn: null,
        savedAt: deps.clock.now(),
        submittedAt: null,
        publishedAt: null,
        listVersion: null,
      }
      // Another office of the department has one, which this office may not look into.
      if (!(await recordProposal(tx, p)))
        fail(problems['catalogue.proposal-open']({ officeName: '其他单位', proposerName: '' }))
      tx.audit('proposal-started', p.id, { scope: p.scope, kind: p.kind, itemIds: p.itemIds })
      return viewProposal(tx, deps, p, actor)
    }),
  )

/** The own open one is gone on with; another's is named. */
function openOf(actor: OfficerActor, open: ProposalRow): ProposalRow {
  if (open.proposerId === actor.officerId) return open
  const { id, officeName, proposerName } = open
  return fail(problems['catalogue.proposal-open']({ proposalId: id, officeName, proposerName }))
}

async function beginDirectory(tx: Tx, office: Office, actor: OfficerActor, body: Ask): Promise<Begun> {
  if (!mayPropose('directory', actor) || office.level !== 'province') fail(problems['catalogue.may-not-propose']())
  const own = office.departmentKeys.filter((key) => key !== '*')
  const [departmentKey] = own
  if (!departmentKey) fail(problems['catalogue.may-not-propose']())
  const nothing = { code: null, local: null, rollBackTo: null, baseRevisionId: null }
  if (body.kind === 'new') {
    const department = (await findDepartmentName(tx, departmentKey)) ?? office.name
    return {
      ...nothing,
      itemIds: [],
      itemName: '',
      baseRevisions: [],
      contents: [emptyContent(departmentKey, department)],
    }
  }
  // Held, so that of two who begin the same at once the second finds the first.
  const items = await holdItems(tx, wantedItems(body))
  if (items.length < new Set(body.itemIds).size) fail(problems['catalogue.item-not-found']())
  for (const item of items) refuseItem(item, own, body)
  const rollBackTo = body.kind === 'roll-back' ? await earlierRevision(tx, body, items[0]) : null
  const baseRevisions = items.map(({ revisionId }) => revisionId)
  return {
    ...nothing,
    itemIds: items.map(({ id }) => id),
    itemName: items
      .map(({ name }) => name)
      .join('、')
      .slice(0, 200),
    baseRevisions,
    baseRevisionId: baseRevisions[0] ?? null,
    rollBackTo,
    contents: await contentsToBegin(tx, body, rollBackTo ?? baseRevisions[0] ?? ''),
  }
}

function wantedItems({ kind, itemIds = [] }: Ask): string[] {
  const ids = [...new Set(itemIds)].sort()
  if (kind === 'take-up')
    fail(
      problems['catalogue.proposal-incomplete']({
        needZh: '本单位的实施清单',
        needEn: 'an implementing item of your office',
      }),
    )
  if (kind === 'merge' && ids.length < 2)
    fail(problems['catalogue.proposal-incomplete']({ needZh: '至少两个事项', needEn: 'two items or more' }))
  if (kind !== 'merge' && ids.length !== 1)
    fail(problems['catalogue.proposal-incomplete']({ needZh: '一个事项', needEn: 'one item' }))
  return ids
}

function refuseItem(item: ItemRow, own: readonly string[], { kind }: Ask): void {
  if (!own.includes(item.departmentKey)) fail(problems['catalogue.may-not-propose']())
  if (!kindsFor('directory', item.state).includes(kind))
    fail(problems['catalogue.wrong-item-state']({ itemName: item.name, state: item.state }))
}

async function earlierRevision(tx: Tx, { rollBackTo }: Ask, item: ItemRow | undefined): Promise<string> {
  if (!rollBackTo)
    fail(problems['catalogue.proposal-incomplete']({ needZh: '要回退到的版本', needEn: 'the revision to go back to' }))
  const revision = await findRevision(tx, rollBackTo)
  if (!revision || revision.itemId !== item?.id || revision.code !== null || revision.current)
    fail(problems['catalogue.revision-not-found']())
  return revision.id
}

/** What the proposer begins to write from: a split has the item twice. */
async function contentsToBegin(tx: Tx, { kind }: Ask, revisionId: string): Promise<Record<string, unknown>[]> {
  if (!carriesContents(kind)) return []
  const content = (await loadRevisions(tx, [revisionId])).get(revisionId)?.content
  if (!content) return []
  return kind === 'split' ? [{ ...content }, { ...content }] : [{ ...content }]
}
