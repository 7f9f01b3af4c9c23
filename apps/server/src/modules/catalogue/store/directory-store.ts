import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type {
  DirectoryRow,
  ItemState,
  ListVersion,
  Propagation,
  RevisionRow,
  SourceName,
} from '@tongban/contracts/catalogue/library'
import type { LocalElements } from '@tongban/contracts/catalogue/local'
import type { Level } from '@tongban/contracts/shared'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Publishable } from '../core/publish-check.ts'

export type ItemRow = {
  id: string
  baseCode: string
  state: ItemState
  revisionId: string
  name: string
  departmentKey: string
  levels: Level[]
}

const itemColumns = sql`d.id, d.base_code as "baseCode", d.state, d.revision_id as "revisionId", d.name, d.department_key as "departmentKey", d.levels`

/** In the order asked for; those that are not there are left out. */
export const findItems = (tx: Tx, ids: readonly string[]): Promise<ItemRow[]> =>
  tx.rows(sql<ItemRow>`
    select ${itemColumns} from catalogue.directory_item d where d.id = any(${ids}::text[])
    order by array_position(${ids}::text[], d.id)`)

/** The same, held until the end of the transaction, always taken in order of id. */
export async function holdItems(tx: Tx, ids: readonly string[]): Promise<ItemRow[]> {
  await tx.rows(sql`select from catalogue.directory_item where id = any(${ids}::text[]) order by id for update`)
  return findItems(tx, ids)
}

/** Contents with their compiled conditions, by revision. */
export async function loadRevisions(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, Publishable & { itemId: string }>> {
  const rows = await tx.rows(sql<Publishable & { id: string; itemId: string }>`
    select id, item_id as "itemId", content, conditions from catalogue.revision where id = any(${ids}::uuid[])`)
  return new Map(rows.map(({ id, ...rest }) => [id, rest]))
}

export type DirectoryFilter = {
  list?: string | undefined
  state?: string | undefined
  department?: string | undefined
  type?: string | undefined
  level?: string | undefined
  q?: string | undefined
}

const like = (q: string) => `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`

const matching = ({
  list = null,
  state = null,
  department = null,
  type = null,
  level = null,
  q,
}: Nulls<DirectoryFilter>) => sql`
  (${list}::text is null or d.lists @> array[${list}::text]) and (${state}::text is null or d.state = ${state})
  and (${department}::text is null or d.department_key = ${department}) and (${type}::text is null or d.type = ${type})
  and (${level}::text is null or ${level} = any(d.levels))
  and (${q ? like(q) : null}::text is null or d.name ilike ${q ? like(q) : null} or d.base_code like ${q ? like(q) : null} or d.id ilike ${q ? like(q) : null})`
type Nulls<T> = { [K in keyof T]: T[K] | null }

const rowColumns = sql`d.id as "itemId", d.base_code as "baseCode", d.name, r.content ->> 'nameEn' as "nameEn", d.type,
  r.content ->> 'department' as department, d.levels, d.lists, d.state, r.number as revision, r.effective_from as "effectiveFrom",
  (select count(*) from catalogue.implementation i where i.item_id = d.id and i.state <> 'cancelled') as implementing`

/** Fifty in order of base code, and one more that says there are more. */
export const listDirectoryRows = (tx: Tx, filter: DirectoryFilter, after: string | null): Promise<DirectoryRow[]> =>
  tx.rows(sql<DirectoryRow>`
    select ${rowColumns} from catalogue.directory_item d join catalogue.revision r on r.id = d.revision_id
    where ${matching(filter)} and (${after}::text is null or d.base_code > ${after})
    order by d.base_code limit 51`)

export const countDirectory = async (tx: Tx, filter: DirectoryFilter): Promise<number> =>
  (await tx.only(sql<{ n: number }>`select count(*) as n from catalogue.directory_item d where ${matching(filter)}`)).n

export const findDirectoryRow = (
  tx: Tx,
  itemId: string,
): Promise<(DirectoryRow & { content: ItemContent }) | undefined> =>
  tx.first(sql<DirectoryRow & { content: ItemContent }>`
    select ${rowColumns}, r.content from catalogue.directory_item d join catalogue.revision r on r.id = d.revision_id where d.id = ${itemId}`)

type StoredRevision = Omit<RevisionRow, 'publishedAt'> & { publishedAt: Date }
const presentRevision = <R extends StoredRevision>(row: R): Omit<R, 'publishedAt'> & { publishedAt: string } => ({
  ...row,
  publishedAt: row.publishedAt.toISOString(),
})
const revisionColumns = sql`r.id, r.number, r.kind, r.reason, r.effective_from as "effectiveFrom", r.published_at as "publishedAt"`

/** Of the directory, the latest first. */
export const listRevisions = async (tx: Tx, itemId: string): Promise<RevisionRow[]> =>
  (
    await tx.rows(sql<StoredRevision>`
      select ${revisionColumns}, r.id = d.revision_id as current
      from catalogue.revision r join catalogue.directory_item d on d.id = r.item_id
      where r.item_id = ${itemId} and r.code is null order by r.number desc`)
  ).map(presentRevision)

/** Of the directory or of an office, whole. */
export async function findRevision(tx: Tx, id: string) {
  const row = await tx.first(sql<
    StoredRevision & { itemId: string; code: string | null; content: ItemContent; local: LocalElements | null }
  >`
    select ${revisionColumns}, r.item_id as "itemId", r.code, r.content, r.local,
      r.id = coalesce((select i.revision_id from catalogue.implementation i where i.code = r.code), d.revision_id) as current
    from catalogue.revision r join catalogue.directory_item d on d.id = r.item_id where r.id = ${id}`)
  return row && presentRevision(row)
}

export const countByLevel = (tx: Tx, itemIds: readonly string[]): Promise<{ level: Level; count: number }[]> =>
  tx.rows(sql<{ level: Level; count: number }>`
    select level, count(*) as count from catalogue.implementation
    where item_id = any(${itemIds}::text[]) and state <> 'cancelled' group by level
    order by array_position(array['province', 'city', 'county', 'township', 'village'], level)`)

/** The level at which one office exercises an item. */
export const countOfCode = (tx: Tx, code: string): Promise<{ level: Level; count: number }[]> =>
  tx.rows(sql<{ level: Level; count: number }>`
    select level, 1 as count from catalogue.implementation where code = ${code} and state <> 'cancelled'`)

/** What offices fill in for themselves for an item, and how many say exactly that. */
export const listLocals = (tx: Tx, itemId: string): Promise<{ local: LocalElements; count: number }[]> =>
  tx.rows(sql<{ local: LocalElements; count: number }>`
    select r.local, count(*) as count from catalogue.implementation i join catalogue.revision r on r.id = i.revision_id
    where i.item_id = ${itemId} and i.state <> 'cancelled' and r.local is not null group by r.local`)

/** How far the latest change has come. */
export const findPropagation = (tx: Tx, itemId: string): Promise<Propagation | undefined> =>
  tx.first(sql<Propagation>`
    select total, done, to_merge as "toMerge", case when finished_at is null then 'running' else 'done' end as state
    from catalogue.propagation where item_id = ${itemId} order by started_at desc, id desc limit 1`)

/** What it came from and what it became. */
export const listRelated = (tx: Tx, itemId: string): Promise<{ itemId: string; name: string; how: string }[]> =>
  tx.rows(sql<{ itemId: string; name: string; how: string }>`
    select d.id as "itemId", d.name, r.how || case when r.from_item = ${itemId} then '-into' else '-from' end as how
    from catalogue.item_relation r
      join catalogue.directory_item d on d.id = case when r.from_item = ${itemId} then r.to_item else r.from_item end
    where ${itemId} in (r.from_item, r.to_item) order by d.id`)

type Version = { number: number; publishedAt: Date; changes: ListVersion['changes'] }

/** Twenty, the latest first, and one more that says there are more. */
export const listVersions = async (tx: Tx, after: number | null): Promise<ListVersion[]> =>
  (
    await tx.rows(sql<Version>`
      select v.number, v.published_at as "publishedAt", (
        select jsonb_agg(jsonb_build_object('kind', r.kind, 'itemId', r.item_id, 'baseCode', d.base_code,
          'name', r.content ->> 'name', 'reason', r.reason) order by d.base_code)
        from catalogue.revision r join catalogue.directory_item d on d.id = r.item_id
        where r.proposal_id = v.proposal_id and r.code is null) as changes
      from catalogue.list_version v where ${after}::int is null or v.number < ${after}
      order by v.number desc limit 21`)
  ).map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() }))

/** Other items in force that bear one of these names. */
export const listNamesTaken = async (tx: Tx, names: readonly string[], but: readonly string[]): Promise<Set<string>> =>
  new Set(
    (
      await tx.rows(sql<{ name: string }>`
        select name from catalogue.directory_item
        where name = any(${names}::text[]) and state <> 'cancelled' and id <> all(${but}::text[])`)
    ).map(({ name }) => name),
  )

/** Other items that have a material from the licence that this item alone issues. */
export const listInNeedOf = async (tx: Tx, itemId: string, typeCode: string): Promise<string[]> =>
  (
    await tx.rows(sql<{ name: string }>`
      select d.name from catalogue.known_name k
        join catalogue.directory_item d on d.state <> 'cancelled' and d.id <> ${itemId}
        join catalogue.revision r on r.id = d.revision_id
      where k.kind = 'licence-type' and k.code = ${typeCode}
        and r.content -> 'materials' @> jsonb_build_array(jsonb_build_object('obtain', jsonb_build_object('via', 'licence', 'licenceType', k.name)))
        and not exists (
          select from catalogue.directory_item o join catalogue.revision q on q.id = o.revision_id
          where o.state <> 'cancelled' and o.id <> ${itemId} and q.content -> 'result' ->> 'licenceTypeCode' = ${typeCode})
      order by d.id limit 5`)
  ).map(({ name }) => name)

/** What the licences that items issue are called. */
export const listLicenceNames = (
  tx: Tx,
  codes: readonly string[],
): Promise<{ code: string; name: string; nameEn: string }[]> =>
  tx.rows(sql<{ code: string; name: string; nameEn: string }>`
    select code, name, name_en as "nameEn" from catalogue.known_name where kind = 'licence-type' and code = any(${codes}::text[]) order by name`)

/** Kinds of licence, shared data and documents of items. */
export const listSourceNames = (tx: Tx): Promise<SourceName[]> =>
  tx.rows(sql<SourceName>`
    select kind, name, code, name_en as "nameEn" from catalogue.known_name
    where kind in ('licence-type', 'shared-resource', 'document') order by kind, name`)

export const findItemName = async (tx: Tx, itemId: string): Promise<string | undefined> =>
  (await tx.first(sql<{ name: string }>`select name from catalogue.directory_item where id = ${itemId}`))?.name
