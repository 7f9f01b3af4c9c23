import { randomUUID } from 'node:crypto'
import type { Guide, ItemContent } from '@tongban/contracts/catalogue/item'
import { getImplementing, type ImplementingItem } from '@tongban/contracts/catalogue/library'
import { system } from '#platform/actor'
import type { Publishable } from '../modules/catalogue/core/publish-check.ts'
import { propagate } from '../modules/catalogue/jobs/propagate.ts'
import { type ImplementingProposal, publishImplementing } from '../modules/catalogue/jobs/publish-implementing.ts'
import { bumpVersion, recordRevision } from '../modules/catalogue/store/publish-store.ts'
import { foodItem, testCases } from './cases.ts'

export type LibraryServer = Awaited<ReturnType<typeof testLibrary>>

/** The platform with its staff, for changing what the directory and offices say. */
export async function testLibrary() {
  const s = await testCases()
  const fixture = {
    /** Who keeps the items of an office. */
    keeper: (office = 'yaohai-scjg') => s.officer('items', office),
    directory: async (itemId = foodItem): Promise<Publishable & { revisionId: string; baseCode: string }> => {
      const [found] = await s.rows<Publishable & { revisionId: string; baseCode: string }>(
        `select r.content, r.conditions, r.id as "revisionId", d.base_code as "baseCode"
         from catalogue.directory_item d join catalogue.revision r on r.id = d.revision_id where d.id = $1`,
        [itemId],
      )
      if (!found) throw new Error(`there is no item ${itemId}`)
      return found
    },
    /** The directory's next revision, not brought to anybody yet. */
    async publish(change: (content: ItemContent) => Partial<ItemContent>, itemId = foodItem): Promise<string> {
      const { content, conditions } = await fixture.directory(itemId)
      await s.db.transaction(system('test'), async (tx) => {
        const text = { content: { ...content, ...change(content) }, conditions }
        const { clock } = s.deps
        await recordRevision(tx, { ...text, state: 'in-force', effectiveFrom: clock.today(), publishedAt: clock.now() })
        await bumpVersion(tx)
      })
      return (await fixture.directory(itemId)).revisionId
    },
    /** The same, brought to all who inherit it. */
    async change(change: (content: ItemContent) => Partial<ItemContent>, itemId = foodItem): Promise<string> {
      const revisionId = await fixture.publish(change, itemId)
      await propagate(s.deps, { itemId, revisionId })
      return revisionId
    },
    /** An office's change that everybody passed. */
    async decide(
      code: string,
      kind: ImplementingProposal['kind'],
      more: Partial<ImplementingProposal> = {},
    ): Promise<void> {
      const [known] = await s.rows<{ officeId: string; itemId: string }>(
        `select o.id as "officeId", d.id as "itemId" from identity.office o, catalogue.directory_item d
         where o.credit_code = left($1, 18) and d.base_code = right($1, 12)`,
        [code],
      )
      const proposal = {
        id: await fixture.proposal(code, kind),
        kind,
        code,
        officeId: known?.officeId ?? '',
        itemId: known?.itemId ?? '',
        local: null,
        baseRevisionId: null,
        rollBackTo: null,
        reason: '便民',
        effectiveOn: s.deps.clock.today(),
        ...more,
      }
      await s.db.transaction(system('test'), (tx) => publishImplementing(tx, proposal, s.deps.clock.now()))
    },
    /** A proposal's row, which revisions point to. */
    async proposal(code: string, kind: string): Promise<string> {
      const id = randomUUID()
      await s.rows(
        `insert into catalogue.proposal (id, scope, kind, state, code, office_id, proposer_id, saved_at, region_code, office_name, proposer_name, editors)
         select $1, 'implementing', $3, 'published', $2, o.id, f.id, now(), o.region_code, o.name, f.name, array[f.id]
         from identity.office o, identity.officer f where o.credit_code = left($2, 18) limit 1`,
        [id, code, kind],
      )
      return id
    },
    item: async (code: string, token?: string): Promise<ImplementingItem> => {
      const answer = await s.ask(getImplementing, { token: token ?? (await fixture.keeper()), params: { code } })
      if (answer.status !== 200) throw new Error(`${answer.status} ${answer.code}`)
      return answer.json as unknown as ImplementingItem
    },
    guide: async (code: string): Promise<Guide> => (await s.app.inject(`/api/v1/items/${code}`)).json<Guide>(),
  }
  const whole = Object.assign(s, fixture)
  await fixture.keeper()
  return whole
}
