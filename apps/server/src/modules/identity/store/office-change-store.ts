import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** Whoever follows a change waits for who is at it. */
export const lockOffices = (tx: Tx): Promise<unknown> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtext('identity.office_change'))`)

/** The division that stands for a code now. */
const standing = (code: string) => sql`
  select n.code, n.name from reference.region r join reference.region n on n.code = coalesce(r.successor, r.code)
  where r.code = ${code}`

/**
 * Offices of an ended division are taken over by their counterpart in its successor: of the same kind, or of the same
 * departments, as the centre of a sub-district is for that of a town.
 */
export async function recordSucceeded(tx: Tx, changeId: string, from: string, to: string, on: string): Promise<void> {
  await tx.rows(sql`
    with pair as (
      select o.id, o.name, o.region_code, o.region_name, n.id as successor
      from identity.office o cross join lateral (
        select n.id from identity.office n
        where n.region_code = (select code from (${standing(to)}) now) and n.level = o.level and n.ended_on is null and n.id <> o.id
          and (n.kind = o.kind or n.department_keys = o.department_keys)
        order by n.kind = o.kind desc, n.kind limit 1) n
      where o.region_code = ${from} and o.ended_on is null
    ), ended as (
      update identity.office o set ended_on = ${on}, successor = p.successor from pair p where o.id = p.id
    )
    insert into identity.office_change (change_id, office, how, successor, name, region_code, region_name)
    select ${changeId}, id, 'succeeded', successor, name, region_code, region_name from pair
    on conflict do nothing`)
  // Whom they had taken over before goes to the last of them.
  await tx.rows(sql`
    update identity.office p set successor = o.successor from identity.office o
    where p.successor = o.id and o.successor is not null`)
}

/** The others belong to the successor from now on, as they are. */
export const recordMoved = (tx: Tx, changeId: string, from: string, to: string): Promise<unknown> =>
  tx.rows(sql`
    with now as (${standing(to)}), before as (
      select o.id, o.name, o.region_code, o.region_name from identity.office o, now
      where o.region_code = ${from} and o.ended_on is null and now.code <> o.region_code
    ), moved as (
      update identity.office o set region_code = now.code, region_name = now.name from before b, now where o.id = b.id
    )
    insert into identity.office_change (change_id, office, how, name, region_code, region_name)
    select ${changeId}, id, 'moved', name, region_code, region_name from before
    on conflict do nothing`)

/** Offices bear the division's new name; their own follows where it began with the old one. */
export const recordRenamed = (tx: Tx, changeId: string, code: string, oldName: string): Promise<unknown> =>
  tx.rows(sql`
    with now as (${standing(code)}), before as (
      select o.id, o.name, o.region_code, o.region_name from identity.office o, now
      where o.region_code = now.code and o.ended_on is null and o.region_name <> now.name
    ), renamed as (
      update identity.office o set region_name = now.name,
        name = case when starts_with(o.name, ${oldName}) then now.name || substr(o.name, length(${oldName}) + 1) else o.name end
      from before b, now where o.id = b.id
    )
    insert into identity.office_change (change_id, office, how, name, region_code, region_name)
    select ${changeId}, id, 'renamed', name, region_code, region_name from before
    on conflict do nothing`)

export type OfficeChange = {
  id: string
  how: 'succeeded' | 'moved' | 'renamed'
  /** As it was before. */
  name: string
  regionName: string
  /** The office that goes on: its successor, or itself. */
  now: { id: string; name: string; level: string; regionCode: string; regionName: string; creditCode: string }
}

export const listOfficeChanges = (tx: Tx, changeId: string): Promise<OfficeChange[]> =>
  tx.rows(sql<OfficeChange>`
    select c.office as id, c.how, c.name, c.region_name as "regionName",
      json_build_object('id', n.id, 'name', n.name, 'level', n.level, 'regionCode', n.region_code, 'regionName', n.region_name,
        'creditCode', n.credit_code) as now
    from identity.office_change c join identity.office o on o.id = c.office
      join identity.office n on n.id = coalesce(o.successor, o.id)
    where c.change_id = ${changeId} order by c.region_code, o.kind, c.how desc`)

export type OfficeThere = { id: string; name: string; kind: string; departments: string; regionCode: string }

export const listOfficesOf = (tx: Tx, regions: readonly string[]): Promise<OfficeThere[]> =>
  tx.rows(sql<OfficeThere>`
    select id, name, kind, department_keys::text as departments, region_code as "regionCode" from identity.office
    where region_code = any(${regions}::text[]) and ended_on is null order by region_code, kind`)

export type Succession = { name: string; endedOn: string; nowName: string; nowCreditCode: string }

/** Who took the office with this credit code over; nothing while it lasts. */
export const findSuccession = (tx: Tx, creditCode: string): Promise<Succession | undefined> =>
  tx.first(sql<Succession>`
    select o.name, o.ended_on as "endedOn", n.name as "nowName", n.credit_code as "nowCreditCode"
    from identity.office o join identity.office n on n.id = o.successor where o.credit_code = ${creditCode}`)
