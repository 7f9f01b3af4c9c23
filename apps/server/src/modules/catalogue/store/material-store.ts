import type { ItemMaterial, MaterialFile } from '@tongban/contracts/catalogue/item'
import type { ItemState } from '@tongban/contracts/catalogue/library'
import type { MaterialFileUse, MaterialText, StandardMaterial } from '@tongban/contracts/catalogue/materials'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'

type Stored = Omit<StandardMaterial, 'changedAt'> & { changedAt: Date }

const fileOf = (use: MaterialFileUse) => sql`(
  select json_build_object('id', f.id, 'name', f.name, 'kind', f.kind, 'bytes', f.bytes, 'sha256', f.sha256)
  from catalogue.material_file f where f.material_code = m.code and f.use = ${use} and f.removed_at is null)`

const columns = sql`m.code, m.name, m.name_en as "nameEn", m.kind, m.source, m.obtain, m.form, m.accepted_kinds as "acceptedKinds",
  m.note, ${fileOf('sample')} as sample, ${fileOf('empty-form')} as "emptyForm", m.state, m.version, m.changed_at as "changedAt",
  m.changed_name as "changedBy", m.used_by as "usedBy",
  (select json_build_object('code', s.code, 'name', s.name, 'nameEn', s.name_en) from catalogue.material s where s.code = m.successor) as successor`

const present = (row: Stored): StandardMaterial => ({ ...row, changedAt: row.changedAt.toISOString() })

export type MaterialFilter = {
  q?: string | undefined
  kind?: string | undefined
  source?: string | undefined
  obtain?: string | undefined
  sample?: 'with' | 'without' | undefined
  emptyForm?: 'with' | 'without' | undefined
  state?: string | undefined
}

const like = (q: string) => `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`
const hasFile = (use: MaterialFileUse, wanted: 'with' | 'without' | undefined) =>
  wanted === undefined
    ? sql`true`
    : sql`${wanted === 'with'} = exists (
        select from catalogue.material_file f where f.material_code = m.code and f.use = ${use} and f.removed_at is null)`

const matching = ({ q, kind = '', source = '', obtain = '', sample, emptyForm, state = '' }: MaterialFilter) => sql`
  (${q ? like(q) : null}::text is null or m.name ilike ${q ? like(q) : null} or m.name_en ilike ${q ? like(q) : null} or m.code ilike ${q ? like(q) : null})
  and (${kind} = '' or m.kind = ${kind}) and (${source} = '' or m.source = ${source}) and (${state} = '' or m.state = ${state})
  and (${obtain} = '' or m.obtain ->> 'via' = ${obtain})
  and ${hasFile('sample', sample)} and ${hasFile('empty-form', emptyForm)}`

/** What comes after the one of code `after`. */
const following = (order: 'code' | 'used', after: string | null) => {
  if (after === null) return sql`true`
  if (order === 'code') return sql`m.code > ${after}`
  const seen = sql`(select u.used_by from catalogue.material u where u.code = ${after})`
  return sql`(m.used_by < ${seen} or (m.used_by = ${seen} and m.code > ${after}))`
}

/** Fifty in order of code or with the most used first, and one more that says there are more. */
export const listMaterialRows = async (
  tx: Tx,
  filter: MaterialFilter,
  order: 'code' | 'used',
  after: string | null,
): Promise<StandardMaterial[]> =>
  (
    await tx.rows(sql<Stored>`
      select ${columns} from catalogue.material m
      where ${matching(filter)} and ${following(order, after)}
      order by ${order === 'used' ? sql`m.used_by desc, m.code` : sql`m.code`} limit 51`)
  ).map(present)

export const countMaterials = async (tx: Tx, filter: MaterialFilter): Promise<number> =>
  (await tx.only(sql<{ n: number }>`select count(*) as n from catalogue.material m where ${matching(filter)}`)).n

export async function findMaterial(tx: Tx, code: string): Promise<StandardMaterial | undefined> {
  const row = await tx.first(sql<Stored>`select ${columns} from catalogue.material m where m.code = ${code}`)
  return row && present(row)
}

/** The same, held until the end of the transaction. */
export async function holdMaterial(tx: Tx, code: string): Promise<StandardMaterial | undefined> {
  await tx.rows(sql`select from catalogue.material where code = ${code} for update`)
  return findMaterial(tx, code)
}

/** All in use, by what tells one document from another. */
export const listDocuments = (tx: Tx): Promise<{ code: string; name: string; obtain: MaterialText['obtain'] }[]> =>
  tx.rows(sql<{ code: string; name: string; obtain: MaterialText['obtain'] }>`
    select code, name, obtain from catalogue.material where state = 'in-force' order by code`)

export type MaterialUserRow = {
  itemId: string
  baseCode: string
  name: string
  nameEn: string
  department: string
  state: ItemState
  materials: ItemMaterial[]
}

/** Items that use a material, fifty in order of base code, and one more; with what they say of it. */
export const listUsers = (tx: Tx, code: string, after: string | null): Promise<MaterialUserRow[]> =>
  tx.rows(sql<MaterialUserRow>`
    select d.id as "itemId", d.base_code as "baseCode", d.name, r.content ->> 'nameEn' as "nameEn",
      r.content ->> 'department' as department, d.state,
      jsonb_path_query_array(r.content, '$.materials[*] ? (@.standardCode == $code)', jsonb_build_object('code', ${code}::text)) as materials
    from catalogue.material_use u join catalogue.directory_item d on d.id = u.item_id join catalogue.revision r on r.id = d.revision_id
    where u.material_code = ${code} and (${after}::text is null or d.base_code > ${after})
    order by d.base_code limit 51`)

export type Keeper = { id: string; name: string; at: Date }

/** One at a time writes names and codes: each material is there once. */
export const takeTurn = (tx: Tx): Promise<unknown> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtext('catalogue.material'))`)

/** The next number of those that are entered here; `CL-` is for what comes with the platform. */
export const recordMaterial = async (tx: Tx, text: MaterialText, by: Keeper): Promise<string> =>
  (
    await tx.only(sql<{ code: string }>`
      insert into catalogue.material (code, name, name_en, kind, source, obtain, form, accepted_kinds, note, changed_at, changed_by, changed_name)
      select 'ML-' || lpad((coalesce(max(substr(code, 4)::int), 0) + 1)::text, 4, '0'), ${text.name}, ${text.nameEn}, ${text.kind}, ${text.source},
        ${text.obtain && JSON.stringify(text.obtain)}::jsonb, ${text.form}, ${text.acceptedKinds}::text[], ${text.note}, ${by.at}, ${by.id}, ${by.name}
      from catalogue.material where code ~ '^ML-[0-9]{4,8}$' returning code`)
  ).code

export const updateMaterial = (tx: Tx, code: string, text: MaterialText, by: Keeper): Promise<unknown> =>
  tx.rows(sql`
    update catalogue.material set name = ${text.name}, name_en = ${text.nameEn}, kind = ${text.kind}, source = ${text.source},
      obtain = ${text.obtain && JSON.stringify(text.obtain)}::jsonb, form = ${text.form}, accepted_kinds = ${text.acceptedKinds}::text[],
      note = ${text.note}, ${changed(by)}
    where code = ${code}`)

export const recordState = (tx: Tx, code: string, state: StandardMaterial['state'], by: Keeper): Promise<unknown> =>
  tx.rows(sql`update catalogue.material set state = ${state}, successor = null, ${changed(by)} where code = ${code}`)

/** Goes on as another, and with it what had gone on as this one. */
export async function recordMerger(tx: Tx, code: string, into: string, by: Keeper): Promise<void> {
  await tx.rows(sql`update catalogue.material set successor = ${into}, ${changed(by)} where successor = ${code}`)
  await tx.rows(
    sql`update catalogue.material set state = 'retired', successor = ${into}, ${changed(by)} where code = ${code}`,
  )
}

const changed = (by: Keeper) =>
  sql`version = version + 1, changed_at = ${by.at}, changed_by = ${by.id}, changed_name = ${by.name}`

/** Puts a file in the place of the one before. */
export async function recordFile(
  tx: Tx,
  code: string,
  use: MaterialFileUse,
  file: MaterialFile,
  by: Keeper,
): Promise<void> {
  await recordFileRemoved(tx, code, use, by)
  await tx.rows(sql`
    insert into catalogue.material_file (id, material_code, use, name, kind, bytes, sha256, added_at, added_by)
    values (${file.id}, ${code}, ${use}, ${file.name}, ${file.kind}, ${file.bytes}, ${file.sha256}, ${by.at}, ${by.id})`)
}

export async function recordFileRemoved(tx: Tx, code: string, use: MaterialFileUse, by: Keeper): Promise<void> {
  await tx.rows(sql`
    update catalogue.material_file set removed_at = ${by.at}
    where material_code = ${code} and use = ${use} and removed_at is null`)
  await tx.rows(sql`update catalogue.material set ${changed(by)} where code = ${code}`)
}

/** A file that is shown now; what was taken away is not found. */
export const findFile = (tx: Tx, id: string): Promise<MaterialFile | undefined> =>
  tx.first(sql<MaterialFile>`
    select id, name, kind, bytes, sha256 from catalogue.material_file where id = ${id} and removed_at is null`)

/** Samples and empty forms of these materials; of one that goes on as another, those of the other. */
export const listFiles = (
  tx: Tx,
  codes: readonly string[],
): Promise<{ code: string; use: MaterialFileUse; file: MaterialFile }[]> =>
  tx.rows(sql<{ code: string; use: MaterialFileUse; file: MaterialFile }>`
    select m.code, f.use,
      json_build_object('id', f.id, 'name', f.name, 'kind', f.kind, 'bytes', f.bytes, 'sha256', f.sha256) as file
    from catalogue.material m join catalogue.material_file f on f.material_code = coalesce(m.successor, m.code)
    where m.code = any(${codes}::text[]) and f.removed_at is null order by f.use desc`)

export type MaterialSeed = Omit<MaterialText, 'note'> & { code: string; formerly?: string[] }

/** The catalogue as `data/` has it; what an officer has changed stays as it is. */
export async function recordMaterials(tx: Tx, materials: readonly MaterialSeed[], at: Date): Promise<void> {
  await tx.rows(sql`
    insert into catalogue.material as m (code, name, name_en, kind, source, obtain, form, accepted_kinds, changed_at, used_by)
    select code, name, "nameEn", kind, source, nullif(obtain, 'null'::jsonb), form, "acceptedKinds", ${at},
      (select count(*) from catalogue.material_use u where u.material_code = s.code)
    from jsonb_to_recordset(${JSON.stringify(materials)}::jsonb)
      as s (code text, name text, "nameEn" text, kind text, source text, obtain jsonb, form text, "acceptedKinds" text[])
    on conflict (code) do update set name = excluded.name, name_en = excluded.name_en, kind = excluded.kind, source = excluded.source,
      obtain = excluded.obtain, form = excluded.form, accepted_kinds = excluded.accepted_kinds, version = m.version + 1, changed_at = excluded.changed_at
    where m.changed_by is null and (m.name, m.name_en, m.kind, m.source, m.obtain, m.form, m.accepted_kinds)
      is distinct from (excluded.name, excluded.name_en, excluded.kind, excluded.source, excluded.obtain, excluded.form, excluded.accepted_kinds)`)
  // What an earlier release had entered twice goes on as the one that is left.
  await tx.rows(sql`
    update catalogue.material m set state = 'retired', successor = s.code, version = m.version + 1, changed_at = ${at}
    from jsonb_to_recordset(${JSON.stringify(materials)}::jsonb) as s (code text, formerly text[])
    where m.code = any(s.formerly) and m.successor is distinct from s.code`)
}

/** Of these materials those that no sample was ever kept for. */
export const listNeverSampled = async (tx: Tx, codes: readonly string[]): Promise<string[]> =>
  (
    await tx.rows(sql<{ code: string }>`
      select m.code from catalogue.material m where m.code = any(${codes}::text[]) and not exists (
        select from catalogue.material_file f where f.material_code = m.code and f.use = 'sample')`)
  ).map(({ code }) => code)

/** A sample that comes with the platform; the material itself stays as it was. False when there is one by now. */
export const recordMadeSample = async (
  tx: Tx,
  code: string,
  file: MaterialFile,
  account: string,
  at: Date,
): Promise<boolean> =>
  (await tx.first(sql`
    insert into catalogue.material_file (id, material_code, use, name, kind, bytes, sha256, added_at, added_by)
    select ${file.id}, ${code}, 'sample', ${file.name}, ${file.kind}, ${file.bytes}, ${file.sha256}, ${at}, o.id
    from identity.officer o where o.account = ${account}
      and not exists (select from catalogue.material_file f where f.material_code = ${code} and f.use = 'sample')
    on conflict do nothing returning id`)) !== undefined
