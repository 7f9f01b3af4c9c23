import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { ItemState } from '@tongban/contracts/catalogue/library'
import type { LocalElements } from '@tongban/contracts/catalogue/local'
import type { Level } from '@tongban/contracts/shared'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Implementing } from '../core/implementing.ts'
import { elementsOf, withLocal } from '../core/local.ts'

const whole = sql`
  select i.code, i.item_id as "itemId", d.name, coalesce(r.content ->> 'nameEn', '') as "nameEn", d.type, i.state, i.differs, i.office_id as "officeId", o.name as "officeName",
    o.consult_phone as "consultPhone", o.complaint_phone as "complaintPhone", i.level, i.region_code as "regionCode",
    o.region_name as "regionName", i.revision_id as "revisionId", r.number as "revisionNumber",
    r.effective_from as "effectiveFrom", r.local, coalesce(r.base_id, r.id) as "baseId",
    d.revision_id as "directoryRevisionId", d.state as "itemState"
  from catalogue.implementation i
    join catalogue.revision r on r.id = i.revision_id
    join catalogue.directory_item d on d.id = i.item_id
    join identity.office o on o.id = i.office_id`

export const findImplementing = (tx: Tx, code: string, officeId: string): Promise<Implementing | undefined> =>
  tx.first(sql<Implementing>`${whole} where i.code = ${code} and i.office_id = ${officeId}`)

/** Holds the item, so that changes, merges and the job that brings directory changes along come one after another. */
export async function lockImplementing(tx: Tx, code: string, officeId: string): Promise<Implementing | undefined> {
  const held = await tx.first(sql<object>`
    select from catalogue.implementation where code = ${code} and office_id = ${officeId} for update`)
  return held ? findImplementing(tx, code, officeId) : undefined
}

export type DirectoryEntry = {
  itemId: string
  baseCode: string
  revisionId: string
  levels: string[]
  departmentKey: string
  state: ItemState
}

export const findDirectoryEntry = (tx: Tx, itemId: string): Promise<DirectoryEntry | undefined> =>
  tx.first(sql<DirectoryEntry>`
    select id as "itemId", base_code as "baseCode", revision_id as "revisionId", levels, department_key as "departmentKey", state
    from catalogue.directory_item where id = ${itemId} for share`)

export type ImplementingOffice = {
  creditCode: string
  level: Level
  regionCode: string
  departmentKeys: string[]
  consultPhone: string
  complaintPhone: string
}

export const findImplementingOffice = (tx: Tx, officeId: string): Promise<ImplementingOffice | undefined> =>
  tx.first(sql<ImplementingOffice>`
    select credit_code as "creditCode", level, region_code as "regionCode", department_keys as "departmentKeys",
      consult_phone as "consultPhone", complaint_phone as "complaintPhone"
    from identity.office where id = ${officeId} and ended_on is null`)

/** Takes an item up, or again after it was cancelled; false when the office exercises it. */
export const recordTakenUp = async (
  tx: Tx,
  code: string,
  { itemId, revisionId }: DirectoryEntry,
  officeId: string,
  { regionCode, level }: ImplementingOffice,
): Promise<boolean> =>
  (await tx.first(sql`
    insert into catalogue.implementation as i (code, item_id, revision_id, office_id, region_code, level)
    values (${code}, ${itemId}, ${revisionId}, ${officeId}, ${regionCode}, ${level})
    on conflict (code) do update set state = 'published', revision_id = excluded.revision_id, differs = '{}'
      where i.state = 'cancelled' and i.office_id = excluded.office_id
    returning code`)) !== undefined

export const setState = (tx: Tx, code: string, state: Implementing['state']): Promise<unknown> =>
  tx.rows(sql`update catalogue.implementation set state = ${state} where code = ${code}`)

/** Points items to a revision of the directory, as it is. */
export const followDirectory = (tx: Tx, codes: readonly string[], revisionId: string): Promise<unknown> =>
  tx.rows(
    sql`update catalogue.implementation set revision_id = ${revisionId}, differs = '{}' where code = any(${codes}::text[])`,
  )

export type LocalRevision = {
  code: string
  itemId: string
  /** The directory's revision that it rests on. */
  baseId: string
  local: LocalElements
  content: ItemContent
}
/** Why a revision came out; without a kind it came with a change of the directory. */
export type Cause = { kind: string | null; reason: string; proposalId: string | null; effectiveFrom: string; at: Date }

/** Appends the next revisions of offices over one of the directory and makes them the current ones. */
export const recordLocalRevisions = (tx: Tx, revisions: readonly LocalRevision[], cause: Cause): Promise<unknown> =>
  tx.rows(sql`
    with given as materialized (
      select id, code, item_id, base_id, local, content, differs
      from jsonb_to_recordset(${JSON.stringify(
        revisions.map(({ code, itemId, baseId, local, content }) => ({
          id: newId(),
          code,
          item_id: itemId,
          base_id: baseId,
          local,
          content: withLocal(content, local),
          differs: elementsOf(local),
        })),
      )}::jsonb) as g (id uuid, code text, item_id text, base_id uuid, local jsonb, content jsonb, differs text[])
    ), made as (
      insert into catalogue.revision (id, item_id, number, content, conditions, effective_from, published_at, code, base_id, local, proposal_id, kind, reason)
      select g.id, g.item_id, coalesce((select max(number) from catalogue.revision o where o.code = g.code), 0) + 1, g.content,
        b.conditions, ${cause.effectiveFrom}, ${cause.at}, g.code, g.base_id, g.local, ${cause.proposalId}, ${cause.kind}, ${cause.reason}
      from given g join catalogue.revision b on b.id = g.base_id
    )
    update catalogue.implementation i set revision_id = g.id, differs = g.differs from given g where i.code = g.code`)

export type OwnRevision = { local: LocalElements }
/** The elements of an earlier revision of the office. */
export const findOwnRevision = (tx: Tx, id: string, code: string): Promise<OwnRevision | undefined> =>
  tx.first(sql<OwnRevision>`select local from catalogue.revision where id = ${id} and code = ${code}`)
