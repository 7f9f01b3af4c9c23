import type { ItemBrief } from '@tongban/contracts/catalogue/item'
import type { IntermediaryKind, PublicOffice } from '@tongban/contracts/catalogue/sites'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'

const office = sql`
  select o.id, o.credit_code as "creditCode", o.name, o.level, o.region_code as "regionCode", o.region_name as "regionName",
    o.address, o.hours, o.consult_phone as "consultPhone", o.complaint_phone as "complaintPhone",
    (select count(*)::int from catalogue.implementation i where i.office_id = o.id and i.state in ('published', 'to-merge')) as items
  from identity.office o`

export const listOffices = (tx: Tx, region: string): Promise<PublicOffice[]> =>
  tx.rows(
    sql<PublicOffice>`${office} where o.region_code = ${region} and o.ended_on is null order by items desc, o.name`,
  )

/** By id or credit code. */
export const findOffice = (tx: Tx, named: string): Promise<PublicOffice | undefined> =>
  tx.first(
    named.length === 18
      ? sql<PublicOffice>`${office} where o.credit_code = ${named}`
      : sql<PublicOffice>`${office} where o.id = ${named}::uuid`,
  )

export type Successor = { id: string; name: string; on: string }

/** Who took an office over; nothing while it lasts. */
export const findSuccessor = (tx: Tx, officeId: string): Promise<Successor | undefined> =>
  tx.first(sql<Successor>`
    select n.id, n.name, o.ended_on as on from identity.office o join identity.office n on n.id = o.successor where o.id = ${officeId}`)

const brief = sql`
  i.code, i.item_id as "itemId", r.content ->> 'name' as name, r.content ->> 'nameEn' as "nameEn",
  r.content ->> 'summary' as summary, r.content ->> 'summaryEn' as "summaryEn", o.name as "officeName", i.level,
  i.region_code as "regionCode", o.region_name as "regionName", r.content -> 'audience' as audience,
  (r.content ->> 'promisedDays')::int as "promisedDays", (r.content ->> 'visits')::int as visits`
const exercised = sql`
  catalogue.implementation i
    join catalogue.revision r on r.id = i.revision_id
    join identity.office o on o.id = i.office_id`

export const listItemsOfOffice = (tx: Tx, officeId: string, limit: number, offset: number): Promise<ItemBrief[]> =>
  tx.rows(sql<ItemBrief>`
    select ${brief} from ${exercised}
    where i.office_id = ${officeId} and i.state in ('published', 'to-merge')
    order by i.item_id limit ${limit} offset ${offset}`)

/** What was applied for most in the region since a day, as the nearest office of `path` exercises it. */
export const listMostUsed = (tx: Tx, path: readonly string[], since: string, limit: number): Promise<ItemBrief[]> =>
  tx.rows(sql<ItemBrief>`
    with used as (
      select item_id, sum(uses) as uses from catalogue.item_use
      where region_code = ${path[0] ?? ''} and day >= ${since} group by item_id order by uses desc, item_id limit ${3 * limit}
    ), nearest as (
      select distinct on (i.item_id) ${brief}, u.uses from used u join ${exercised} on i.item_id = u.item_id
      where i.region_code = any(${path}::text[]) and i.state in ('published', 'to-merge')
      order by i.item_id, array_position(${path}::text[], i.region_code), i.code
    )
    select code, "itemId", name, "nameEn", summary, "summaryEn", "officeName", level, "regionCode", "regionName", audience,
      "promisedDays", visits
    from nearest order by uses desc, "itemId" limit ${limit}`)

/** What offices of the region itself exercise, where nothing was counted yet. */
export const listSomeItems = (tx: Tx, region: string, limit: number): Promise<ItemBrief[]> =>
  tx.rows(sql<ItemBrief>`
    select ${brief} from ${exercised}
    where i.region_code = ${region} and i.state in ('published', 'to-merge') order by i.item_id limit ${limit}`)

/** Applications of a day by the code they were made under, in place of what was counted for it before. */
export async function replaceUses(
  tx: Tx,
  day: string,
  uses: readonly { regionCode: string; itemId: string; uses: number }[],
): Promise<void> {
  await tx.rows(sql`delete from catalogue.item_use where day = ${day}`)
  await tx.rows(sql`
    insert into catalogue.item_use (region_code, day, item_id, uses)
    select "regionCode", ${day}::date, "itemId", uses
    from jsonb_to_recordset(${JSON.stringify(uses)}::jsonb) as u ("regionCode" text, "itemId" text, uses int)
    where exists (select from catalogue.directory_item d where d.id = u."itemId")`)
}

export const listItemsOfCodes = (tx: Tx, codes: readonly string[]) =>
  tx.rows(sql<{ code: string; itemId: string; regionCode: string }>`
    select code, item_id as "itemId", region_code as "regionCode" from catalogue.implementation
    where code = any(${codes}::text[])`)

type KindRow = Omit<IntermediaryKind, 'organisations'> & { asOf: string }
type OrganisationRow = IntermediaryKind['organisations'][number] & { kind: string }

export const listKinds = (tx: Tx, service: string | undefined): Promise<KindRow[]> =>
  tx.rows(sql<KindRow>`
    select key, service, service_en as "serviceEn", provider, provider_en as "providerEn", as_of as "asOf"
    from catalogue.intermediary_kind where ${service ?? null}::text is null or service = ${service ?? null} order by key`)

export const listOrganisations = (tx: Tx): Promise<OrganisationRow[]> =>
  tx.rows(sql<OrganisationRow>`
    select kind, name, name_en as "nameEn", credit_code as "creditCode", region_code as "regionCode",
      region_name as "regionName", address, phone, qualification
    from catalogue.intermediary order by region_code, name`)

export type IntermediarySeed = { asOf: string; kinds: IntermediaryKind[] }

/** The whole register, in place of what was there. */
export async function recordIntermediaries(tx: Tx, { asOf, kinds }: IntermediarySeed): Promise<void> {
  await tx.rows(sql`delete from catalogue.intermediary`)
  await tx.rows(sql`
    insert into catalogue.intermediary_kind (key, service, service_en, provider, provider_en, as_of)
    select key, service, "serviceEn", provider, "providerEn", ${asOf}::date from jsonb_to_recordset(${JSON.stringify(kinds)}::jsonb)
      as k (key text, service text, "serviceEn" text, provider text, "providerEn" text)
    on conflict (key) do update set service = excluded.service, service_en = excluded.service_en,
      provider = excluded.provider, provider_en = excluded.provider_en, as_of = excluded.as_of`)
  const organisations = kinds.flatMap(({ key, organisations: all }) => all.map((one) => ({ ...one, kind: key })))
  await tx.rows(sql`
    insert into catalogue.intermediary (kind, credit_code, name, name_en, region_code, region_name, address, phone, qualification)
    select kind, "creditCode", name, "nameEn", "regionCode", "regionName", address, phone, qualification
    from jsonb_to_recordset(${JSON.stringify(organisations)}::jsonb) as o (kind text, "creditCode" text, name text, "nameEn" text,
      "regionCode" text, "regionName" text, address text, phone text, qualification text)`)
}
