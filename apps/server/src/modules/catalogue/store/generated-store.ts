import { sql } from 'kysely'
import type { Tx } from '#platform/db'

export type OfficeOfItems = { id: string; name: string; creditCode: string; codes: string[] }

/** The office with this credit code, else the county office with staff that exercises most items; with the codes of its items. */
export const findOfficeOfItems = (tx: Tx, creditCode?: string): Promise<OfficeOfItems | undefined> =>
  tx.first(sql<OfficeOfItems>`
    select o.id, o.name, o.credit_code as "creditCode", i.codes
    from identity.office o
      cross join lateral (select array_agg(code order by code) as codes, count(*) as items from catalogue.implementation
        where region_code = o.region_code and office_id = o.id and item_id not like 'GEN-%') i
    where i.items > 0 and case when ${creditCode ?? null}::text is null then o.level = 'county' else o.credit_code = ${creditCode ?? null} end
    order by exists (select from identity.officer f where f.office_id = o.id) desc, i.items desc, o.credit_code limit 1`)

/** Codes of items that offices other than this one exercise, from all over the province. */
export const listCodesElsewhere = async (tx: Tx, officeId: string, limit: number): Promise<string[]> =>
  (
    await tx.rows(sql<{ code: string }>`
      select code from catalogue.implementation where office_id <> ${officeId} and item_id not like 'GEN-%' order by hashtext(code), code limit ${limit}`)
  ).map(({ code }) => code)

export const countGeneratedItems = async (tx: Tx): Promise<number> =>
  (await tx.only(sql<{ n: number }>`select count(*) as n from catalogue.directory_item where id like 'GEN-%'`)).n

/** Items that are copied. */
export const listOriginals = async (tx: Tx): Promise<string[]> =>
  (
    await tx.rows(sql<{ id: string }>`select id from catalogue.directory_item where id not like 'GEN-%' order by id`)
  ).map(({ id }) => id)

export const listCodesOf = async (tx: Tx, itemId: string): Promise<string[]> =>
  (
    await tx.rows(
      sql<{ code: string }>`select code from catalogue.implementation where item_id = ${itemId} order by code`,
    )
  ).map(({ code }) => code)

/** Copies an item of the directory as `GEN-` and number, found by the same words, for the offices that exercise it by these codes. */
export const copyItem = (tx: Tx, number: number, itemId: string, codes: readonly string[]): Promise<unknown> =>
  tx.rows(sql`
    with copy as materialized (
      select 'GEN-' || lpad(${number}::int::text, 6, '0') as id, '99' || lpad(${number}::int::text, 10, '0') as base_code,
        gen_random_uuid() as revision_id, to_jsonb(r) as revision, r.content, d.type, d.department_key, d.levels, d.lists
      from catalogue.directory_item d join catalogue.revision r on r.id = d.revision_id where d.id = ${itemId}
    ), item as (
      insert into catalogue.directory_item (id, base_code, revision_id, name, type, department_key, levels, lists)
      select id, base_code, revision_id, (content ->> 'name') || '（生成' || ${number}::int || '）', type, department_key, levels, lists from copy
    ), revision as (
      insert into catalogue.revision
      select r.* from copy c, jsonb_populate_record(null::catalogue.revision, c.revision || jsonb_build_object('id', c.revision_id, 'item_id', c.id,
        'number', 1, 'content', c.content || jsonb_build_object('id', c.id, 'baseCode', c.base_code,
          'name', (c.content->>'name') || '（生成' || ${number}::int || '）'))) r
    ), found_by as (
      insert into catalogue.item_search (item_id, phrases, pinyin, words)
      select c.id, s.phrases, s.pinyin, s.words from copy c join catalogue.item_search s on s.item_id = ${itemId}
    )
    insert into catalogue.implementation (code, item_id, revision_id, office_id, region_code, level)
    select left(i.code, 19) || c.base_code, c.id, c.revision_id, i.office_id, i.region_code, i.level
    from copy c, catalogue.implementation i where i.code = any(${codes}::text[])`)
