import type { ItemBrief, ItemContent } from '@tongban/contracts/catalogue/item'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { type Available, presentBrief } from '../core/item-card.ts'
import { getRevisionContent } from './item-store.ts'

/** An item of the directory as it is now. */
export type DirectoryItem = { itemId: string; baseCode: string; revisionId: string; content: ItemContent }

/** Items of the directory by their basic codes; those that are not there or cancelled are missing. */
export async function listItemsByBaseCode(tx: Tx, baseCodes: readonly string[]): Promise<DirectoryItem[]> {
  const rows = await tx.rows(sql<Omit<DirectoryItem, 'content'>>`
    select id as "itemId", base_code as "baseCode", revision_id as "revisionId" from catalogue.directory_item
    where base_code = any(${[...new Set(baseCodes)]}::text[]) and state <> 'cancelled'`)
  return Promise.all(rows.map(async (row) => ({ ...row, content: await getRevisionContent(tx, row.revisionId) })))
}

/** Who exercises an item for a region. */
export type Nearest = { itemId: string; brief: ItemBrief }

/** For each item the nearest office that exercises it, `path` being the region and those above it; none below. */
export async function listNearest(tx: Tx, itemIds: readonly string[], path: readonly string[]): Promise<Nearest[]> {
  const rows = await tx.rows(sql<Available & { revisionId: string }>`
    select distinct on (i.item_id) i.item_id as "itemId", i.code, i.revision_id as "revisionId", o.name as "officeName", i.level,
      i.region_code as "regionCode", o.region_name as "regionName"
    from catalogue.implementation i join identity.office o on o.id = i.office_id
    where i.item_id = any(${[...itemIds]}::text[]) and i.region_code = any(${[...path]}::text[])
      and i.state in ('published', 'to-merge') and i.successor is null
    order by i.item_id, array_position(${[...path]}::text[], i.region_code), i.code`)
  return Promise.all(
    rows.map(async (row) => ({
      itemId: row.itemId,
      brief: presentBrief(await getRevisionContent(tx, row.revisionId), row),
    })),
  )
}
