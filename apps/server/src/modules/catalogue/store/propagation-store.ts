import type { LocalElements } from '@tongban/contracts/catalogue/local'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'

export type Target = { revisionId: string; effectiveFrom: string; reason: string }

/** The item's current revision of the directory. */
export const findTarget = (tx: Tx, itemId: string): Promise<Target | undefined> =>
  tx.first(sql<Target>`
    select r.id as "revisionId", r.effective_from as "effectiveFrom", r.reason
    from catalogue.directory_item d join catalogue.revision r on r.id = d.revision_id where d.id = ${itemId}`)

/** Implementations of an item that are not on the revision yet; what is cancelled stays where it was. */
const behind = (itemId: string, revisionId: string) => sql`
  catalogue.implementation i join catalogue.revision r on r.id = i.revision_id
  where i.item_id = ${itemId} and i.state <> 'cancelled' and coalesce(r.base_id, r.id) <> ${revisionId}
    and not exists (select from catalogue.merge m where m.code = i.code and m.decided_at is null and m.revision_id = ${revisionId})`

/** Begins to bring a revision to those who inherit, or goes on where it stood; one of an earlier revision is over. */
export async function beginPropagation(tx: Tx, itemId: string, revisionId: string, at: Date): Promise<string> {
  await tx.rows(sql`
    update catalogue.propagation set finished_at = ${at}
    where item_id = ${itemId} and finished_at is null and revision_id <> ${revisionId}`)
  await tx.rows(sql`
    insert into catalogue.propagation (id, item_id, revision_id, total, started_at)
    select ${newId()}, ${itemId}, ${revisionId}, (select count(*) from ${behind(itemId, revisionId)}), ${at}
    on conflict (item_id) where finished_at is null do nothing`)
  const { id } = await tx.only(sql<{ id: string }>`
    select id from catalogue.propagation where item_id = ${itemId} and revision_id = ${revisionId} and finished_at is null`)
  return id
}

export type Running = { lastRegion: string; lastCode: string }
/** Holds it for one batch; nothing when it is over or a later revision took over. */
export const lockPropagation = (tx: Tx, id: string): Promise<Running | undefined> =>
  tx.first(sql<Running>`
    select split_part(last_code, ' ', 1) as "lastRegion", split_part(last_code, ' ', 2) as "lastCode"
    from catalogue.propagation where id = ${id} and finished_at is null for update`)

/** Holds the next implementations in order of region and code. Their revisions are read afterwards, as they are then. */
export const lockBatch = (
  tx: Tx,
  itemId: string,
  { lastRegion, lastCode }: Running,
  limit: number,
): Promise<{ code: string; regionCode: string }[]> =>
  tx.rows(sql<{ code: string; regionCode: string }>`
    select code, region_code as "regionCode" from catalogue.implementation
    where item_id = ${itemId} and (region_code, code) > (${lastRegion}, ${lastCode})
    order by region_code, code limit ${limit} for update`)

/** Those that differ in nothing point to the new revision. Answers how many. */
export const moveInheritors = async (tx: Tx, codes: readonly string[], revisionId: string): Promise<number> =>
  (
    await tx.only(sql<{ moved: number }>`
      with moved as (
        update catalogue.implementation i set revision_id = ${revisionId}
        from catalogue.revision r
        where i.code = any(${codes}::text[]) and r.id = i.revision_id and r.code is null and r.id <> ${revisionId} and i.state <> 'cancelled'
        returning 1
      ) select count(*) as moved from moved`)
  ).moved

/** Those that differ and have neither been brought along nor asked about this revision. */
export type Differing = { code: string; baseId: string; local: LocalElements }
export const listDiffering = (tx: Tx, codes: readonly string[], revisionId: string): Promise<Differing[]> =>
  tx.rows(sql<Differing>`
    select i.code, r.base_id as "baseId", r.local
    from catalogue.implementation i join catalogue.revision r on r.id = i.revision_id
    where i.code = any(${codes}::text[]) and r.base_id <> ${revisionId} and i.state <> 'cancelled'
      and not exists (select from catalogue.merge m where m.code = i.code and m.decided_at is null and m.revision_id = ${revisionId})
    order by i.code`)

export const recordProgress = (
  tx: Tx,
  id: string,
  last: { regionCode: string; code: string },
  done: number,
  toMerge: number,
): Promise<unknown> =>
  tx.rows(sql`
    update catalogue.propagation set last_code = ${`${last.regionCode} ${last.code}`}, done = done + ${done}, to_merge = to_merge + ${toMerge}
    where id = ${id}`)

/** Ends it, unless somebody is still behind: then it goes round once more. Answers whether it is over. */
export const finishPropagation = async (
  tx: Tx,
  id: string,
  itemId: string,
  revisionId: string,
  at: Date,
): Promise<boolean> =>
  (
    await tx.only(sql<{ over: boolean }>`
      update catalogue.propagation set last_code = '',
        finished_at = case when exists (select from ${behind(itemId, revisionId)}) then null else ${at}::timestamptz end
      where id = ${id} returning finished_at is not null as over`)
  ).over
