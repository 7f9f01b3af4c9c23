import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { ItemState } from '@tongban/contracts/catalogue/library'
import type { ProposalKind } from '@tongban/contracts/catalogue/proposals'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { listsOf } from '../core/lists.ts'
import type { Publishable } from '../core/publish-check.ts'
import type { SearchDocument } from '../core/search-document.ts'

/** Whether there is nothing to publish from the file: the current revision says this, or came from a proposal, which goes before. */
export const isPublished = async (tx: Tx, content: ItemContent): Promise<boolean> =>
  (await tx.first(sql`
    select from catalogue.directory_item d join catalogue.revision r on r.id = d.revision_id
    where d.id = ${content.id} and (r.proposal_id is not null or r.content = ${JSON.stringify(content)}::jsonb)`)) !==
  undefined

export type NewRevision = Publishable & {
  state: ItemState
  effectiveFrom: string
  publishedAt: Date
  kind?: ProposalKind
  reason?: string
  proposalId?: string
}

/** Appends the next revision and makes it the current one, of the directory. Answers its id. */
export async function recordRevision(tx: Tx, revision: NewRevision): Promise<string> {
  const {
    content,
    conditions,
    state,
    effectiveFrom,
    publishedAt,
    kind = null,
    reason = '',
    proposalId = null,
  } = revision
  const { id: itemId, baseCode, name, type, departmentKey, levels } = content
  const id = newId()
  await tx.rows(sql`
    with item as (
      insert into catalogue.directory_item (id, base_code, revision_id, state, name, type, department_key, levels, lists)
      values (${itemId}, ${baseCode}, ${id}, ${state}, ${name}, ${type}, ${departmentKey}, ${levels}::text[], ${listsOf(content)}::text[])
      on conflict (id) do update set base_code = excluded.base_code, revision_id = excluded.revision_id, state = excluded.state,
        name = excluded.name, type = excluded.type, department_key = excluded.department_key, levels = excluded.levels, lists = excluded.lists
    )
    insert into catalogue.revision (id, item_id, number, content, conditions, effective_from, published_at, kind, reason, proposal_id)
    select ${id}, ${itemId}, coalesce(max(number), 0) + 1, ${JSON.stringify(content)}::jsonb,
      ${JSON.stringify(conditions)}::jsonb, ${effectiveFrom}, ${publishedAt}, ${kind}, ${reason}, ${proposalId}
    from catalogue.revision where item_id = ${itemId} and code is null`)
  return id
}

const lexeme = ({ word, weight }: SearchDocument['words'][number]) =>
  `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}':1${weight}`

/** Words with their weights as a `tsvector` reads them. */
export const lexemesOf = ({ words }: Pick<SearchDocument, 'words'>): string => words.map(lexeme).join(' ')

export const recordDocument = (tx: Tx, { itemId, phrases, pinyin, words }: SearchDocument): Promise<unknown> =>
  tx.rows(sql`
    insert into catalogue.item_search (item_id, phrases, pinyin, words)
    values (${itemId}, ${phrases}::text[], ${pinyin}::text[], ${lexemesOf({ words })}::tsvector)
    on conflict (item_id) do update set phrases = excluded.phrases, pinyin = excluded.pinyin, words = excluded.words`)

/**
 * Every office that exercises an item in its own region gets it. `*` among an office's departments is a service centre
 * that handles all of its level. A whole province (470,000 rows) takes a third of the time with its indexes made after.
 */
export async function recordImplementations(
  tx: Tx,
  itemIds: readonly string[],
  regions: readonly string[] | null,
): Promise<number> {
  await tx.rows(sql`
    update catalogue.implementation i set revision_id = d.revision_id
    from catalogue.directory_item d, catalogue.revision r
    where d.id = i.item_id and i.revision_id <> d.revision_id and r.id = i.revision_id and r.code is null`)
  // Offices with elements of their own are brought along by the job, which asks them where it must.
  await tx.rows(sql`
    insert into platform.outbox (type, payload)
    select distinct 'directory-published', jsonb_build_object('itemId', d.id, 'revisionId', d.revision_id)
    from catalogue.implementation i join catalogue.revision r on r.id = i.revision_id join catalogue.directory_item d on d.id = i.item_id
    where i.differs <> '{}' and r.base_id <> d.revision_id and i.state in ('published', 'suspended')`)
  const empty = (await tx.first(sql`select from catalogue.implementation limit 1`)) === undefined
  const insert = async () => (await tx.only(insertImplementations(itemIds, regions))).written
  return empty && !regions ? withoutIndexes(tx, insert) : insert()
}

const insertImplementations = (itemIds: readonly string[], regions: readonly string[] | null) => sql<{
  written: number
}>`
  with one as materialized (
    select d.id, d.base_code, d.revision_id, r.content ->> 'departmentKey' as department, l.level
    from catalogue.directory_item d
      join catalogue.revision r on r.id = d.revision_id
      cross join lateral jsonb_array_elements_text(r.content -> 'levels') as l (level)
    where d.state <> 'cancelled' and d.id = any(${itemIds}::text[])
  ), exercised as (
    select * from one union all select id, base_code, revision_id, '*', level from one
  ), office as (
    select o.id, o.credit_code, o.region_code, o.level, k.department
    from identity.office o cross join lateral unnest(o.department_keys) as k (department)
    where o.ended_on is null and (${regions}::text[] is null or o.region_code = any(${regions}::text[]))
  ), made as (
    select o.credit_code ||
      case o.level when 'province' then '2' when 'city' then '3' when 'county' then '4' when 'township' then '5' else '6' end ||
      e.base_code as code, e.id as item_id, e.revision_id, o.id as office_id, o.region_code, o.level
    from exercised e join office o on o.level = e.level and o.department = e.department
  ), written as (
    insert into catalogue.implementation (code, item_id, revision_id, office_id, region_code, level)
    select * from made where not exists (select from catalogue.implementation i where i.code = made.code)
    order by code
    returning 1
  )
  select count(*) as written from written`

/** Takes the table's indexes and constraints away for the load and makes them again as they were, checking every row. */
async function withoutIndexes<T>(tx: Tx, load: () => Promise<T>): Promise<T> {
  await tx.rows(sql`set constraints all immediate`)
  await tx.rows(sql`set local maintenance_work_mem = '128MB'`)
  // Its own and those that point to it; the primary key goes last and comes first.
  const constraints = await tx.rows(sql<{ table: string; name: string; definition: string }>`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where contype in ('p', 'f') and 'catalogue.implementation'::regclass in (conrelid, confrelid) order by contype desc`)
  const indexes = await tx.rows(sql<{ name: string; definition: string }>`
    select c.relname as name, pg_get_indexdef(c.oid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = 'catalogue.implementation'::regclass and not i.indisprimary`)
  for (const { table, name } of constraints.toReversed())
    await tx.rows(sql`alter table ${sql.raw(table)} drop constraint ${sql.id(name)}`)
  for (const { name } of indexes) await tx.rows(sql`drop index ${sql.id('catalogue', name)}`)
  const loaded = await load()
  for (const { table, name, definition } of constraints)
    await tx.rows(sql`alter table ${sql.raw(table)} add constraint ${sql.id(name)} ${sql.raw(definition)}`)
  for (const { definition } of indexes) await tx.rows(sql.raw(definition))
  await tx.rows(sql`analyze catalogue.implementation`)
  return loaded
}

/** Tells every process to forget what it keeps. */
export const bumpVersion = (tx: Tx): Promise<unknown> => tx.rows(sql`update catalogue.version set number = number + 1`)

export const recordArticles = (
  tx: Tx,
  articles: readonly { law: string; article: string; lawVersion?: string | null; text: string }[],
): Promise<unknown> =>
  tx.rows(sql`
    insert into catalogue.legal_article (law, article, law_version, text)
    select distinct on (law, article) law, article, "lawVersion"::date, text
    from jsonb_to_recordset(${JSON.stringify(articles)}::jsonb) as a (law text, article text, "lawVersion" text, text text)
    on conflict (law, article) do update set law_version = excluded.law_version, text = excluded.text`)

export type ThemeSeed = {
  audience: string
  code: string
  name: string
  nameEn: string
  position: number
  homePosition: number | null
}

export const recordThemes = (tx: Tx, themes: readonly ThemeSeed[]): Promise<unknown> =>
  tx.rows(sql`
    insert into catalogue.theme (audience, code, name, name_en, position, home_position)
    select audience, code, name, "nameEn", position, "homePosition"
    from jsonb_to_recordset(${JSON.stringify(themes)}::jsonb)
      as t (audience text, code text, name text, "nameEn" text, position int, "homePosition" int)
    on conflict (audience, code) do update set name = excluded.name, name_en = excluded.name_en,
      position = excluded.position, home_position = excluded.home_position`)

export const listOfficeRegions = async (tx: Tx): Promise<string[]> =>
  (await tx.rows(sql<{ code: string }>`select distinct region_code as code from identity.office`)).map((r) => r.code)

export type KnownName = {
  kind: 'licence-type' | 'shared-resource' | 'department'
  name: string
  code: string
  nameEn: string
}

/** What items may name, as `data/` has it. */
export const recordKnownNames = (tx: Tx, names: readonly KnownName[]): Promise<unknown> =>
  tx.rows(sql`
    insert into catalogue.known_name (kind, name, code, name_en)
    select kind, name, code, "nameEn" from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as k (kind text, name text, code text, "nameEn" text)
    on conflict (kind, name) do update set code = excluded.code, name_en = excluded.name_en`)
