import type { LocalElement, LocalElements } from '@tongban/contracts/catalogue/local'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** Regions from the first to the last code, and what else is asked about. */
export type Asked = { from: string; to: string; itemId: string | null; element: string | null }
export type After = { regionCode: string; code: string; element: string }
export type Difference = {
  itemId: string
  itemName: string
  itemNameEn: string
  code: string
  officeName: string
  regionCode: string
  regionName: string
  element: LocalElement
  local: LocalElements
  /** The directory's revision that the office is on. */
  baseId: string
}

// Written as the partial indexes have it, so that only what differs is read.
const differing = ({ from, to, itemId }: Asked) => sql`
  i.differs <> '{}' and i.state <> 'cancelled' and i.region_code >= ${from} and i.region_code <= ${to}
  ${itemId === null ? sql`` : sql`and i.item_id = ${itemId}`}`

/** A line for each element in which an office differs, in order of region, code and element. */
export const listDifferenceRows = (tx: Tx, asked: Asked, after: After | null, limit: number): Promise<Difference[]> =>
  tx.rows(sql<Difference>`
    select l.item_id as "itemId", d.name as "itemName",
      coalesce((select c.content ->> 'nameEn' from catalogue.revision c where c.id = d.revision_id), '') as "itemNameEn", l.code, o.name as "officeName", l.region_code as "regionCode",
      o.region_name as "regionName", l.element, r.local, r.base_id as "baseId"
    from (
      select i.item_id, i.code, i.region_code, e.element
      from catalogue.implementation i cross join lateral unnest(i.differs) as e (element)
      where ${differing(asked)} ${asked.element === null ? sql`` : sql`and e.element = ${asked.element}`}
        ${
          after === null
            ? sql``
            : sql`and (i.region_code, i.code) >= (${after.regionCode}, ${after.code})
          and (i.region_code, i.code, e.element) > (${after.regionCode}, ${after.code}, ${after.element})`
        }
      order by i.region_code, i.code, e.element limit ${limit}) l
      join catalogue.implementation i on i.code = l.code
      join catalogue.revision r on r.id = i.revision_id
      join catalogue.directory_item d on d.id = l.item_id
      join identity.office o on o.id = i.office_id
    order by l.region_code, l.code, l.element`)

/** How many differ in each element, at most `most`. */
export const countByElement = (
  tx: Tx,
  asked: Asked,
  most: number,
): Promise<{ element: LocalElement; count: number }[]> =>
  tx.rows(sql<{ element: LocalElement; count: number }>`
    select e.element, least(count(*), ${most}) as count
    from catalogue.implementation i cross join lateral unnest(i.differs) as e (element)
    where ${differing(asked)}
    group by e.element order by count(*) desc, e.element`)

export const countToMerge = async (tx: Tx, { from, to, itemId }: Asked): Promise<number> =>
  (
    await tx.only(sql<{ count: number }>`
      select count(*) as count from catalogue.implementation i
      where i.state = 'to-merge' and i.region_code >= ${from} and i.region_code <= ${to}
        and (${itemId}::text is null or i.item_id = ${itemId})`)
  ).count
