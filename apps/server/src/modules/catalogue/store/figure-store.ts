import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Sums } from '../core/figures.ts'
import { divisionAt, isBelow, successorAt } from './divisions.ts'

/**
 * Each revision is looked at once, however many offices exercise it. A statutory limit in days is five working days in
 * seven, in months 21.75 a month; the count may take minutes and holds nobody up.
 */
export async function countFigures(tx: Tx, day: string): Promise<void> {
  await tx.rows(sql`set local statement_timeout = '10min'`)
  await tx.rows(sql`create temporary table counted on commit drop as
    with used as materialized (
      select distinct revision_id as id from catalogue.implementation where state in ('published', 'to-merge')
    ), told as materialized (
      select r.id, (r.content ->> 'onlineDepth' not in ('窗口办理', '网上咨询', '需到场'))::int as online,
        (r.content ->> 'onlineDepth' = '全程网办')::int as whole_online, (r.content ->> 'handleType' = '1')::int as immediate,
        (r.content #>> '{statutory,days}')::numeric
          * case r.content #>> '{statutory,unit}' when 'month' then 21.75 when 'day' then 5 / 7.0 else 1 end as statutory,
        (r.content ->> 'promisedDays')::numeric as promised, (r.content ->> 'visits')::int as visits,
        jsonb_array_length(r.content -> 'materials') as materials,
        (select count(*) from jsonb_array_elements(r.content -> 'materials') m where m ->> 'source' <> 'applicant')::int as not_brought
      from used u join catalogue.revision r on r.id = u.id
    )
    select i.office_id, i.region_code, i.item_id, t.* from catalogue.implementation i join told t on t.id = i.revision_id
    where i.state in ('published', 'to-merge')`)
  const sums =
    sql.raw(`count(*), sum(online), sum(whole_online), sum(immediate), sum(statutory), sum(promised), sum(visits), sum(materials),
    sum(not_brought)`)
  await tx.rows(sql`delete from catalogue.figure_office`)
  await tx.rows(
    sql`insert into catalogue.figure_office select office_id, region_code, ${sums} from counted group by 1, 2`,
  )
  // A city's own offices count into the city, not into a county of the same digits.
  for (const digits of [2, 4, 6])
    await tx.rows(sql`
      insert into catalogue.figure_day
      select ${day}::date, ${divisionAt(digits)}, count(distinct item_id), ${sums} from counted ${successorAt(digits)}
      where ${digits}::int = 2 or substr(region_code, ${digits}::int - 1, 2) <> '00' group by 2
      on conflict (region_code, day) do update set items = excluded.items, implementing = excluded.implementing, online = excluded.online,
        whole_online = excluded.whole_online, immediate = excluded.immediate, statutory = excluded.statutory, promised = excluded.promised,
        visits = excluded.visits, materials = excluded.materials, not_brought = excluded.not_brought`)
}

const columns =
  sql.raw(`implementing, online, whole_online as "wholeOnline", immediate, statutory::float8, promised::float8, visits, materials,
  not_brought as "notBrought"`)

const summed =
  sql.raw(`sum(implementing)::int as implementing, sum(online)::int as online, sum(whole_online)::int as "wholeOnline",
  sum(immediate)::int as immediate, sum(statutory)::float8 as statutory, sum(promised)::float8 as promised, sum(visits)::int as visits,
  sum(materials)::int as materials, sum(not_brought)::int as "notBrought"`)

export type DaySums = Sums & { day: string }
/**
 * A county, a city or the province day by day, the newest last; days before a change of divisions with those that it took
 * over. Items that both had then are not known: they had as many as the larger at least.
 */
export const listFigureDays = (tx: Tx, region: string): Promise<DaySums[]> =>
  tx.rows(sql<DaySums>`
    select * from (
      select day::text, max(items) as items, ${summed} from catalogue.figure_day
      where region_code = ${region} or region_code in (select code from reference.ended where successor = ${region})
      group by day order by day desc limit 366) d
    order by day`)

export type RegionSums = Sums & { code: string }
/** The divisions just below a region; those without offices that exercise anything are left out. */
export const listFiguresBelow = (tx: Tx, region: string, digits: number): Promise<RegionSums[]> =>
  tx.rows(sql<RegionSums>`
    select ${divisionAt(digits)} as code, 0 as items, ${summed}
    from catalogue.figure_office ${successorAt(digits)} where ${isBelow(region)} group by 1 order by 1`)

/** Items exercised in each of these divisions, as of the newest count that has it. */
export const listItemCounts = (tx: Tx, regions: readonly string[]): Promise<{ code: string; items: number }[]> =>
  tx.rows(sql<{ code: string; items: number }>`
    select distinct on (region_code) region_code as code, items from catalogue.figure_day
    where region_code = any(${regions}::text[]) order by region_code, day desc`)

export type OfficeSums = Sums & { id: string; name: string }
/** Offices of the region itself; each exercises an item once. */
export const listOfficeFigures = (tx: Tx, region: string): Promise<OfficeSums[]> =>
  tx.rows(sql<OfficeSums>`
    select f.office_id as id, o.name, f.implementing as items, ${columns}
    from catalogue.figure_office f join identity.office o on o.id = f.office_id where f.region_code = ${region} order by f.implementing desc, o.name`)

export const findCountedOn = async (tx: Tx): Promise<string | undefined> =>
  (
    await tx.first(
      sql<{ day: string }>`select max(day)::text as day from catalogue.figure_day having max(day) is not null`,
    )
  )?.day
