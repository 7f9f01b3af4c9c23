import type { ProposalBrief, ProposalKind } from '@tongban/contracts/catalogue/proposals'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { ProposalRow, ReviewGiven } from '../core/proposal.ts'

const columns = sql`id, scope, kind, state, version, item_ids as "itemIds", code, item_name as "itemName", office_id as "officeId",
  office_name as "officeName", region_code as "regionCode", proposer_id as "proposerId", proposer_name as "proposerName", editors,
  contents, local, base_revisions as "baseRevisions", base_revision_id as "baseRevisionId", roll_back_to as "rollBackTo", reason,
  effective_on as "effectiveOn", saved_at as "savedAt", submitted_at as "submittedAt", published_at as "publishedAt",
  list_version as "listVersion"`

/** As far as row security shows it. */
export const findProposal = (tx: Tx, id: string): Promise<ProposalRow | undefined> =>
  tx.first(sql<ProposalRow>`select ${columns} from catalogue.proposal where id = ${id}`)

/** The same, held until the end of the transaction: who writes waits for who writes. */
export const holdProposal = (tx: Tx, id: string): Promise<ProposalRow | undefined> =>
  tx.first(sql<ProposalRow>`select ${columns} from catalogue.proposal where id = ${id} for update`)

const unfinished = sql`state in ('draft', 'in-review', 'returned', 'approved')`

/** An unfinished one of this kind that shares an item, or the code, with it. */
export const findOpenProposal = (
  tx: Tx,
  { scope, kind, itemIds, code }: Pick<ProposalRow, 'scope' | 'kind' | 'itemIds' | 'code'>,
): Promise<ProposalRow | undefined> =>
  tx.first(sql<ProposalRow>`
    select ${columns} from catalogue.proposal
    where ${unfinished} and scope = ${scope} and kind = ${kind}
      and case scope when 'implementing' then code = ${code} else item_ids && ${itemIds}::text[] end
    order by id limit 1`)

/** False when another of the kind is open for the item, of an office that the officer may not look into. */
export const recordProposal = async (tx: Tx, p: ProposalRow): Promise<boolean> =>
  (await tx.first(sql`
    insert into catalogue.proposal (id, scope, kind, state, version, item_ids, code, item_name, office_id, office_name, region_code,
      proposer_id, proposer_name, editors, contents, local, base_revisions, base_revision_id, roll_back_to, reason, effective_on, saved_at)
    values (${p.id}, ${p.scope}, ${p.kind}, ${p.state}, ${p.version}, ${p.itemIds}::text[], ${p.code}, ${p.itemName}, ${p.officeId},
      ${p.officeName}, ${p.regionCode}, ${p.proposerId}, ${p.proposerName}, ${p.editors}::uuid[], ${JSON.stringify(p.contents)}::jsonb,
      ${p.local === null ? null : JSON.stringify(p.local)}::jsonb, ${p.baseRevisions}::uuid[], ${p.baseRevisionId}, ${p.rollBackTo},
      ${p.reason}, ${p.effectiveOn}, ${p.savedAt})
    on conflict do nothing returning id`)) !== undefined

/** Writes it as it is now; the row is held, so nobody wrote in between. */
export const updateProposal = (tx: Tx, p: ProposalRow): Promise<unknown> =>
  tx.only(sql`
    update catalogue.proposal set state = ${p.state}, version = ${p.version}, item_ids = ${p.itemIds}::text[], item_name = ${p.itemName},
      editors = ${p.editors}::uuid[], contents = ${JSON.stringify(p.contents)}::jsonb,
      local = ${p.local === null ? null : JSON.stringify(p.local)}::jsonb, base_revisions = ${p.baseRevisions}::uuid[],
      base_revision_id = ${p.baseRevisionId}, reason = ${p.reason}, effective_on = ${p.effectiveOn}, saved_at = ${p.savedAt},
      submitted_at = ${p.submittedAt}, published_at = ${p.publishedAt}, list_version = ${p.listVersion}
    where id = ${p.id} returning id`)

export const listReviews = (tx: Tx, proposalId: string): Promise<ReviewGiven[]> =>
  tx.rows(sql<ReviewGiven>`
    select proposal_version as "proposalVersion", stage, verdict, opinion, officer_id as "officerId", officer_name as "officerName",
      office_name as "officeName", at
    from catalogue.review where proposal_id = ${proposalId} order by at, id`)

export const recordReview = (tx: Tx, proposalId: string, r: ReviewGiven): Promise<unknown> =>
  tx.rows(sql`
    insert into catalogue.review (id, proposal_id, proposal_version, stage, verdict, opinion, officer_id, officer_name, office_name, at)
    values (${newId()}, ${proposalId}, ${r.proposalVersion}, ${r.stage}, ${r.verdict}, ${r.opinion}, ${r.officerId}, ${r.officerName},
      ${r.officeName}, ${r.at})`)

type BriefRow = Omit<ProposalBrief, 'savedAt' | 'submittedAt' | 'publishedAt'> & {
  savedAt: Date
  submittedAt: Date | null
  publishedAt: Date | null
}
const briefColumns = sql`p.id, p.scope, p.kind, p.state, p.version, p.item_ids as "itemIds", p.code, p.item_name as "itemName",
  coalesce(case when p.item_ids = '{}' then p.contents -> 0 ->> 'nameEn' else (
    select string_agg(r.content ->> 'nameEn', ', ' order by u.place) from unnest(p.item_ids) with ordinality u (id, place)
      join catalogue.directory_item d on d.id = u.id join catalogue.revision r on r.id = d.revision_id) end, '') as "itemNameEn",
  p.office_name as "officeName", p.proposer_name as "proposerName", p.reason, p.effective_on as "effectiveOn", p.saved_at as "savedAt",
  p.submitted_at as "submittedAt", p.published_at as "publishedAt", p.list_version as "listVersion"`

/** What lists show of it. */
export const presentBrief = (row: BriefRow): ProposalBrief => ({
  id: row.id,
  scope: row.scope,
  kind: row.kind,
  state: row.state,
  version: row.version,
  itemIds: row.itemIds,
  code: row.code,
  itemName: row.itemName,
  itemNameEn: row.itemNameEn,
  officeName: row.officeName,
  proposerName: row.proposerName,
  reason: row.reason,
  effectiveOn: row.effectiveOn,
  savedAt: row.savedAt.toISOString(),
  submittedAt: row.submittedAt?.toISOString() ?? null,
  publishedAt: row.publishedAt?.toISOString() ?? null,
  listVersion: row.listVersion,
})

/** A page of the latest, and one more that says there are more. */
const page = sql`order by p.id desc limit 51`

export async function listProposalRows(
  tx: Tx,
  view: 'mine' | 'to-review' | 'published',
  { officeId, officerId }: { officeId: string; officerId: string },
  { itemId = null, after = null }: { itemId?: string | null | undefined; after?: string | null | undefined },
): Promise<ProposalBrief[]> {
  const of = {
    mine: sql`p.office_id = ${officeId} and p.state <> 'withdrawn'`,
    // The rules of `wanted` and `allowedActs`, as a question.
    'to-review': sql`p.state = 'in-review' and not ${officerId}::uuid = any(p.editors) and p.region_code like catalogue.own_region() || '%'
      and exists (
        select from unnest(case p.scope when 'directory' then array['editing', 'legal', 'secrecy'] else array['approval', 'secrecy'] end) s (stage)
        where s.stage = any(catalogue.reviews()) and not exists (
          select from catalogue.review r where r.proposal_id = p.id and r.proposal_version = p.version
            and (r.stage = s.stage or r.officer_id = ${officerId})))`,
    published: sql`p.state = 'published'`,
  }[view]
  const rows = await tx.rows(sql<BriefRow>`
    select ${briefColumns} from catalogue.proposal p
    where ${of} and (${itemId}::text is null or p.item_ids @> array[${itemId}::text])
      and (${after}::uuid is null or p.id < ${after}::uuid)
    ${page}`)
  return rows.map(presentBrief)
}

/** Of one item, or of one implementing code, as far as row security shows them; the latest first. */
export async function listProposalsAbout(
  tx: Tx,
  about: { itemId: string } | { code: string },
): Promise<ProposalBrief[]> {
  const where =
    'code' in about
      ? sql`p.code = ${about.code}`
      : sql`p.item_ids @> array[${about.itemId}::text] and p.scope = 'directory'`
  const rows = await tx.rows(
    sql<BriefRow>`select ${briefColumns} from catalogue.proposal p where ${where} and p.state <> 'withdrawn' ${page}`,
  )
  return rows.map(presentBrief)
}

/** Approved ones whose day has come, the oldest first. */
export const listDue = async (tx: Tx, today: string): Promise<string[]> =>
  (
    await tx.rows(sql<{ id: string }>`
      select id from catalogue.proposal where state = 'approved' and (effective_on is null or effective_on <= ${today})
      order by effective_on nulls first, id`)
  ).map(({ id }) => id)

/** Kinds that are open for an item, whoever began them, as far as the officer sees. */
export const listOpenKinds = async (tx: Tx, itemId: string): Promise<ProposalKind[]> =>
  (
    await tx.rows(sql<{ kind: ProposalKind }>`
      select distinct kind from catalogue.proposal where ${unfinished} and scope = 'directory' and item_ids @> array[${itemId}::text]`)
  ).map(({ kind }) => kind)

export const findDepartmentName = async (tx: Tx, key: string): Promise<string | undefined> =>
  (
    await tx.first(sql<{ name: string }>`
      select r.content ->> 'department' as name from catalogue.directory_item d join catalogue.revision r on r.id = d.revision_id
      where d.department_key = ${key} limit 1`)
  )?.name
