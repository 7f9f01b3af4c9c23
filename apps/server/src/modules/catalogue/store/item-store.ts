import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { LocalElements } from '@tongban/contracts/catalogue/local'
import type { Level } from '@tongban/contracts/shared'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'
import { withConditions } from '../core/applicant-form.ts'
import type { Implementation } from '../core/implementation.ts'
import { Lru } from '../core/lru.ts'
import type { Publishable } from '../core/publish-check.ts'
import { standingCode } from './succession-store.ts'

export type ImplementationRow = {
  code: string
  itemId: string
  revisionId: string
  revisionNumber: number
  effectiveFrom: string
  officeId: string
  officeName: string
  creditCode: string
  address: string
  hours: string
  consultPhone: string
  complaintPhone: string
  level: Level
  regionCode: string
  regionName: string
  /** The item that took it over when its office ended (区划变更). */
  movedTo: { code: string; officeName: string; on: string } | null
  /** Neither the directory nor the office suspended or cancelled it. */
  inForce: boolean
  /** What the office does differently; null where it takes all from the directory. */
  local: LocalElements | null
}

const inForce = sql.raw(`d.state = 'in-force' and i.state in ('published', 'to-merge')`)

export const findRow = (tx: Tx, code: string | RawBuilder<string>): Promise<ImplementationRow | undefined> =>
  tx.first(sql<ImplementationRow>`
    select i.code, i.item_id as "itemId", i.revision_id as "revisionId", r.number as "revisionNumber",
      r.effective_from as "effectiveFrom", i.office_id as "officeId", o.name as "officeName",
      o.credit_code as "creditCode", coalesce(r.local ->> 'address', o.address) as address,
      coalesce(r.local ->> 'hours', o.hours) as hours, coalesce(r.local ->> 'consultPhone', o.consult_phone) as "consultPhone",
      coalesce(r.local ->> 'complaintPhone', o.complaint_phone) as "complaintPhone", r.local, i.level, i.region_code as "regionCode", o.region_name as "regionName",
      ${inForce} as "inForce", (
        select json_build_object('code', n.code, 'officeName', f.name, 'on', o.ended_on)
        from catalogue.implementation n join identity.office f on f.id = n.office_id
        where n.code = i.successor and o.ended_on is not null) as "movedTo"
    from catalogue.implementation i
      join catalogue.directory_item d on d.id = i.item_id
      join catalogue.revision r on r.id = i.revision_id
      join identity.office o on o.id = i.office_id
    where i.code = ${code}`)

/** Revisions never change, so what was read once is right in every process and database. */
const contents = new Lru<ItemContent>(500)

/** The item as published in a revision, which may be older than the current one. Throws when there is none. */
export async function getRevisionContent(tx: Tx, revisionId: string): Promise<ItemContent> {
  const kept = contents.get(revisionId)
  if (kept) return kept
  const row = await tx.only(
    sql<Publishable>`select content, conditions from catalogue.revision where id = ${revisionId}`,
  )
  const content = withConditions(row.content, row.conditions)
  contents.set(revisionId, content)
  return content
}

export type ItemVersion = { since: string; now: 'same' | 'changed' | 'suspended' | 'cancelled' }

/** Since when a revision was in force, and what became of the item that has it or had it. */
export const getItemVersion = (tx: Tx, code: string, revisionId: string): Promise<ItemVersion> =>
  tx.only(sql<ItemVersion>`
    select r.effective_from as since,
      case when 'cancelled' in (d.state, i.state) then 'cancelled' when 'suspended' in (d.state, i.state) then 'suspended'
        when i.revision_id = r.id then 'same' else 'changed' end as now
    from catalogue.revision r, catalogue.implementation i join catalogue.directory_item d on d.id = i.item_id
    where r.id = ${revisionId} and i.code = ${code}`)

/** The implementing item with this code of 31 characters, or the one that took it over; or nothing. */
export async function findImplementation(tx: Tx, code: string): Promise<Implementation | undefined> {
  const row = await findRow(tx, standingCode(code))
  if (!row) return
  const { itemId, revisionId, revisionNumber, officeId, officeName, level, regionCode, regionName, inForce } = row
  const content = await getRevisionContent(tx, revisionId)
  const own = {
    code: row.code,
    itemId,
    revisionId,
    revisionNumber,
    officeId,
    officeName,
    level,
    regionCode,
    regionName,
  }
  return { ...own, inForce, content }
}

export type ImplementingOffice = Pick<
  Implementation,
  'code' | 'officeId' | 'officeName' | 'level' | 'regionCode' | 'regionName' | 'inForce'
>

/** The office that exercises an item; `code` may be an expression over the asker's own rows. */
export const findImplementingOffice = (
  tx: Tx,
  code: string | RawBuilder<string>,
): Promise<ImplementingOffice | undefined> =>
  tx.first(sql<ImplementingOffice>`
    select i.code, i.office_id as "officeId", o.name as "officeName", i.level, i.region_code as "regionCode", o.region_name as "regionName",
      ${inForce} as "inForce"
    from catalogue.implementation i
      join catalogue.directory_item d on d.id = i.item_id
      join identity.office o on o.id = i.office_id
    where i.code = ${code}`)

/** The same as a query within a statement: `office_id` and `region_code`. */
export const implementingOfficeOf = (code: RawBuilder<string>): RawBuilder<unknown> =>
  sql`select office_id, region_code from catalogue.implementation where code = ${code}`

export type ArticleRow = { law: string; article: string; lawVersion: string | null; text: string }

export const listArticles = (tx: Tx, basis: readonly { law: string; article: string }[]): Promise<ArticleRow[]> =>
  tx.rows(sql<ArticleRow>`
    select a.law, a.article, a.law_version as "lawVersion", a.text from catalogue.legal_article a
    join unnest(${basis.map((b) => b.law)}::text[], ${basis.map((b) => b.article)}::text[]) as b (law, article)
      on a.law = b.law and a.article = b.article`)

type AvailableRow = {
  itemId: string
  code: string
  officeName: string
  level: Level
  regionCode: string
  regionName: string
}

const columns = sql`i.item_id as "itemId", i.code, o.name as "officeName", i.level, i.region_code as "regionCode", o.region_name as "regionName"`

/** Suspended items are found and say so; cancelled ones, and those of an office that ended, are not. */
const isThere = sql.raw(`i.state <> 'cancelled' and i.successor is null`)

/** Who exercises each item in one of these regions itself; the first by code where several offices do. */
export const listExercised = (tx: Tx, regions: readonly string[]): Promise<AvailableRow[]> =>
  tx.rows(sql<AvailableRow>`
    select distinct on (i.region_code, i.item_id) ${columns}
    from catalogue.implementation i
      join identity.office o on o.id = i.office_id
    where i.region_code = any(${regions}::text[]) and ${isThere}
    order by i.region_code, i.item_id, i.code`)

/** The first by code of region for each item that is not in `but` and is exercised from `from` to `to`: one step into the index an item. */
export const listFirstBetween = (tx: Tx, from: string, to: string, but: readonly string[]): Promise<AvailableRow[]> =>
  tx.rows(sql<AvailableRow>`
    select ${columns}
    from catalogue.directory_item d
      cross join lateral (
        select * from catalogue.implementation i
        where i.item_id = d.id and i.region_code > ${from} and i.region_code <= ${to} and ${isThere}
        order by i.region_code, i.code limit 1) i
      join identity.office o on o.id = i.office_id
    where d.id <> all(${but}::text[])
    order by d.id`)

/** The same for a region with fewer rows below it than the province has items. */
export const listFirstWithin = (tx: Tx, from: string, to: string, but: readonly string[]): Promise<AvailableRow[]> =>
  tx.rows(sql<AvailableRow>`
    select distinct on (i.item_id) ${columns}
    from catalogue.implementation i
      join identity.office o on o.id = i.office_id
    where i.region_code > ${from} and i.region_code <= ${to} and i.item_id <> all(${but}::text[]) and ${isThere}
    order by i.item_id, i.region_code, i.code`)

/** What the office does differently; null where it takes all from the directory. */
export const findLocal = async (tx: Tx, code: string): Promise<LocalElements | null> =>
  (
    await tx.first(sql<{ local: LocalElements | null }>`
      select r.local from catalogue.implementation i join catalogue.revision r on r.id = i.revision_id where i.code = ${code}`)
  )?.local ?? null

/** The directory's current content of an item. */
export const findDirectoryContent = async (tx: Tx, itemId: string): Promise<ItemContent | undefined> =>
  (
    await tx.first(sql<{ content: ItemContent }>`
      select r.content from catalogue.directory_item d join catalogue.revision r on r.id = d.revision_id where d.id = ${itemId}`)
  )?.content

/** Of which item each revision is. */
export const listItemsOfRevisions = (
  tx: Tx,
  revisionIds: readonly string[],
): Promise<{ revisionId: string; itemId: string }[]> =>
  tx.rows(sql<{ revisionId: string; itemId: string }>`
    select id as "revisionId", item_id as "itemId" from catalogue.revision where id = any(${revisionIds}::uuid[])`)
