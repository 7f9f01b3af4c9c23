import type { Change } from '@tongban/contracts/catalogue/changes'
import type { Guide } from '@tongban/contracts/catalogue/item'
import { sql } from 'kysely'
import { regionPrefix, type Tx } from '#platform/db'
import type { VersionRow } from '../core/guide-versions.ts'

export type VersionRows = { currentId: string; rows: VersionRow[] }

/** Revisions of the item and of this office, in the order in which they came out. */
export async function listVersionRows(tx: Tx, code: string): Promise<VersionRows | undefined> {
  const rows = await tx.rows(sql<VersionRow & { currentId: string }>`
    select i.revision_id as "currentId", r.id, r.number, r.code, r.kind, r.reason, r.effective_from as "effectiveFrom",
      r.published_at as "publishedAt"
    from catalogue.implementation i
      join catalogue.revision r on r.item_id = i.item_id and (r.code is null or r.code = i.code)
    where i.code = ${code} order by r.published_at, r.id`)
  const currentId = rows[0]?.currentId
  return currentId === undefined ? undefined : { currentId, rows }
}

/** Where an item stands: in force, or since when and why not, and what came in its place. */
export async function findStanding(tx: Tx, code: string): Promise<Guide['standing']> {
  const found = await tx.first(sql<Omit<Guide['standing'], 'replacedBy'> & { itemId: string }>`
    select i.item_id as "itemId", s.state, coalesce(dir.since, own.since) as since, coalesce(dir.reason, own.reason) as reason
    from catalogue.implementation i
      join catalogue.directory_item d on d.id = i.item_id
      cross join lateral (select case when d.state <> 'in-force' then d.state
        when i.state in ('suspended', 'cancelled') then i.state else 'in-force' end as state) s
      left join lateral (
        select r.effective_from as since, r.reason from catalogue.revision r
        where d.state <> 'in-force' and r.item_id = d.id and r.code is null
          and r.kind = any(array['suspend', 'cancel', 'split', 'merge'])
        order by r.published_at desc, r.id desc limit 1) dir on true
      left join lateral (
        select coalesce(p.effective_on, (p.published_at at time zone 'Asia/Shanghai')::date) as since, p.reason
        from catalogue.proposal p
        where s.state <> 'in-force' and d.state = 'in-force' and p.code = i.code and p.state = 'published'
          and p.kind = any(array['suspend', 'cancel'])
        order by p.published_at desc limit 1) own on true
    where i.code = ${code}`)
  if (!found || found.state === 'in-force') return { state: 'in-force', since: null, reason: null, replacedBy: [] }
  const { itemId, ...standing } = found
  return { ...standing, replacedBy: await listReplacements(tx, itemId) }
}

export const listReplacements = (tx: Tx, itemId: string): Promise<Guide['standing']['replacedBy']> =>
  tx.rows(sql<Guide['standing']['replacedBy'][number]>`
    select d.id as "itemId", r.content ->> 'name' as name, r.content ->> 'nameEn' as "nameEn"
    from catalogue.item_relation l
      join catalogue.directory_item d on d.id = l.to_item
      join catalogue.revision r on r.id = d.revision_id
    where l.from_item = ${itemId} order by d.id`)

export type ChangeRow = Omit<Change, 'publishedAt'> & {
  publishedAt: Date
  /** Of a change of the directory, or of what an office says differently. */
  revisionId: string | null
}

/** Where a page of changes begins: what stands before it in time. */
export type Before = { at: Date; id: string }

export type Wanted = {
  /** The region and those above it; none for the whole province. */
  regions: readonly string[]
  item: string | undefined
  before: Before | undefined
  limit: number
}

const ofDirectory = sql`
  select r.id, coalesce(r.kind, case when r.number = 1 then 'new' else 'change' end) as kind, r.item_id as "itemId",
    r.content ->> 'name' as name, r.content ->> 'nameEn' as "nameEn", null::text as code, null::text as "officeName",
    r.reason, r.effective_from as "effectiveFrom", r.published_at as "publishedAt", r.id as "revisionId"
  from catalogue.revision r`

const ofOffices = sql`
  select p.id, p.kind, i.item_id as "itemId", r.content ->> 'name' as name, r.content ->> 'nameEn' as "nameEn", p.code,
    o.name as "officeName", p.reason,
    coalesce(p.effective_on, (p.published_at at time zone 'Asia/Shanghai')::date) as "effectiveFrom",
    p.published_at as "publishedAt",
    (select own.id from catalogue.revision own where own.proposal_id = p.id and own.code = p.code limit 1) as "revisionId"
  from catalogue.proposal p
    join catalogue.implementation i on i.code = p.code
    join catalogue.revision r on r.id = i.revision_id
    join identity.office o on o.id = i.office_id`

/** Changes of the directory that somebody in the region can meet, and of the offices of the region and above; newest first. */
export async function listChangeRows(tx: Tx, { regions, item, before, limit }: Wanted): Promise<ChangeRow[]> {
  const region = regions[0]
  const at = before?.at ?? null
  const id = before?.id ?? null
  const last = region === undefined ? null : regionPrefix(region).padEnd(12, '9')
  const directory = await tx.rows(sql<ChangeRow>`${ofDirectory}
    where r.code is null
      and (${at}::timestamptz is null or (r.published_at, r.id) < (${at}::timestamptz, ${id}::uuid))
      and (${item ?? null}::text is null or r.item_id = ${item ?? null})
      and (${region ?? null}::text is null or exists (
        select from catalogue.implementation i where i.item_id = r.item_id
          and (i.region_code = any(${regions}::text[]) or i.region_code between ${region ?? null} and ${last})))
    order by r.published_at desc, r.id desc limit ${limit}`)
  if (region === undefined) return directory
  const offices = await tx.rows(sql<ChangeRow>`${ofOffices}
    where p.state = 'published' and p.scope = 'implementing' and i.region_code = any(${regions}::text[])
      and (${at}::timestamptz is null or (p.published_at, p.id) < (${at}::timestamptz, ${id}::uuid))
      and (${item ?? null}::text is null or i.item_id = ${item ?? null})
    order by p.published_at desc, p.id desc limit ${limit}`)
  const later = (a: ChangeRow, b: ChangeRow) =>
    b.publishedAt.getTime() - a.publishedAt.getTime() || (a.id < b.id ? 1 : -1)
  return [...directory, ...offices].sort(later).slice(0, limit)
}

/** One change, by the id of the directory's revision or of the office's proposal. */
export const findChangeRow = async (tx: Tx, id: string): Promise<ChangeRow | undefined> =>
  (await tx.first(sql<ChangeRow>`${ofDirectory} where r.id = ${id} and r.code is null`)) ??
  (await tx.first(
    sql<ChangeRow>`${ofOffices} where p.id = ${id} and p.state = 'published' and p.scope = 'implementing'`,
  ))

/** The revision that stood before: the directory's one, or what the office's guide said. */
export const findRevisionBefore = async (tx: Tx, id: string): Promise<string | undefined> =>
  (
    await tx.first(sql<{ id: string }>`
      select b.id from catalogue.revision r
        join catalogue.revision b on b.item_id = r.item_id and (b.code is null or b.code = r.code)
          and (b.published_at, b.id) < (r.published_at, r.id)
      where r.id = ${id} order by (b.code is not null) desc, b.published_at desc, b.id desc limit 1`)
  )?.id
