import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { ItemState } from '@tongban/contracts/catalogue/library'
import type { LocalElements } from '@tongban/contracts/catalogue/local'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { OfficeFacts } from '../core/exchange/implementing-row.ts'
import type { DirectoryPlan, ExchangeFacts, ExchangePlan } from '../core/exchange/plan.ts'
import { listsOf } from '../core/lists.ts'
import { elementsOf, withLocal } from '../core/local.ts'
import { searchDocument } from '../core/search-document.ts'
import { loadPublishFacts } from './publish-facts.ts'
import { lexemesOf } from './publish-store.ts'
import { segment } from './segmenter.ts'

/** Codes that a file names, so that only what it is about is read. */
export type NamedCodes = { baseCodes: string[]; creditCodes: string[]; codes: string[] }

type DirectoryRow = { baseCode: string; state: ItemState; content: ItemContent }
type ImplementationRow = { code: string; state: ItemState; local: LocalElements | null }

/** What the rows of a file are read against, as the library stands now. */
export async function loadExchangeFacts(tx: Tx, named: NamedCodes): Promise<ExchangeFacts> {
  const bases = [...new Set([...named.baseCodes, ...named.codes.map((code) => code.slice(19))])]
  const credits = [...new Set([...named.creditCodes, ...named.codes.map((code) => code.slice(0, 18))])]
  const [publish, items, offices, implementations, departments, themes] = await Promise.all([
    loadPublishFacts(tx),
    tx.rows(sql<DirectoryRow>`
      select d.base_code as "baseCode", d.state, r.content from catalogue.directory_item d
      join catalogue.revision r on r.id = d.revision_id where d.base_code = any(${bases}::text[])`),
    tx.rows(sql<OfficeFacts>`
      select id, credit_code as "creditCode", name, level, region_code as "regionCode", department_keys as "departmentKeys", address, hours,
        consult_phone as "consultPhone", complaint_phone as "complaintPhone", (
          select json_build_object('name', n.name, 'creditCode', n.credit_code, 'on', o.ended_on)
          from identity.office n where n.id = o.successor) as successor
      from identity.office o where credit_code = any(${credits}::text[])`),
    listImplementations(tx, named, bases, credits),
    tx.rows(sql<{ name: string; key: string }>`
      select name, code as key from catalogue.known_name where kind = 'department'`),
    tx.rows(sql<{ audience: 'natural' | 'legal'; code: string }>`select audience, code from catalogue.theme`),
  ])
  const byBase = new Map(items.map((item) => [item.baseCode, item]))
  const byCredit = new Map(offices.map((office) => [office.creditCode, office]))
  const byCode = new Map(implementations.map((row) => [row.code, row]))
  const codesOf = (audience: string) => new Set(themes.filter((t) => t.audience === audience).map(({ code }) => code))
  return {
    publish,
    themeCodes: { natural: codesOf('natural'), legal: codesOf('legal') },
    department: (given) =>
      departments.find(({ key, name }) => key === given || name === given) ??
      departments.find(
        ({ name }) => given.replace(/^(安徽省|省)/, '').replace(/[厅局]$/, '') === name.replace(/[厅局]$/, ''),
      ),
    item: (baseCode) => byBase.get(baseCode),
    office: (creditCode) => byCredit.get(creditCode),
    implementation: (code) => byCode.get(code),
  }
}

const listImplementations = (tx: Tx, named: NamedCodes, bases: string[], credits: string[]) =>
  tx.rows(sql<ImplementationRow>`
    select i.code, r.local, case when i.state in ('published', 'to-merge') then 'in-force' else i.state end as state
    from catalogue.implementation i join catalogue.revision r on r.id = i.revision_id
    where i.code = any(${named.codes}::text[]) or (cardinality(${named.codes}::text[]) = 0
      and substr(i.code, 1, 18) = any(${credits}::text[]) and substr(i.code, 20) = any(${bases}::text[]))`)

const batch = 500

/** Writes all that a plan has, in batches of one transaction; `told` hears how many rows are written. */
export async function recordPlan(
  tx: Tx,
  plan: ExchangePlan,
  coming: Coming,
  told: (written: number) => void = () => {},
): Promise<Written> {
  await recordArticles(tx, plan.articles)
  const changed: Written = []
  let written = 0
  for (let at = 0; at < plan.directory.length; at += batch) {
    const some = plan.directory.slice(at, at + batch)
    changed.push(...(await recordDirectory(tx, some, coming)))
    written += some.length
    told(written)
  }
  for (let at = 0; at < plan.implementing.length; at += batch * 4) {
    const some = plan.implementing.slice(at, at + batch * 4)
    await recordImplementing(tx, some, coming)
    written += some.length
    told(written)
  }
  return changed
}

const recordArticles = (tx: Tx, articles: ExchangePlan['articles']): Promise<unknown> =>
  tx.rows(sql`
    insert into catalogue.legal_article (law, article, text)
    select law, article, text from jsonb_to_recordset(${JSON.stringify(articles)}::jsonb) as a (law text, article text, text text)
    on conflict do nothing`)

/** `importId`: the run that the revisions came with. */
export type Coming = { today: string; now: Date; reason: string; importId: string }
/** Items that offices may exercise already, with their new revision. */
type Written = { itemId: string; revisionId: string }[]

/** Item, revision and search document of many items in one statement. */
async function recordDirectory(
  tx: Tx,
  items: readonly DirectoryPlan[],
  { today, now, reason, importId }: Coming,
): Promise<Written> {
  const rows = items.map(({ content, conditions, state, how }) => {
    const document = searchDocument(content, segment)
    return {
      revision: newId(),
      item: content.id,
      base: content.baseCode,
      content,
      conditions,
      state,
      kind: how === 'added' ? 'new' : 'change',
      levels: content.levels,
      lists: listsOf(content),
      phrases: document.phrases,
      pinyin: document.pinyin,
      words: lexemesOf(document),
    }
  })
  await tx.rows(sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (revision uuid, item text, base text, content jsonb, conditions jsonb,
        state text, kind text, levels text[], lists text[], phrases text[], pinyin text[], words text)
    ), item as (
      insert into catalogue.directory_item (id, base_code, revision_id, state, name, type, department_key, levels, lists)
      select item, base, revision, state, content ->> 'name', content ->> 'type', content ->> 'departmentKey', levels, lists from given
      on conflict (id) do update set revision_id = excluded.revision_id, state = excluded.state, name = excluded.name, type = excluded.type,
        department_key = excluded.department_key, levels = excluded.levels, lists = excluded.lists
    ), revision as (
      insert into catalogue.revision (id, item_id, number, content, conditions, effective_from, published_at, kind, reason, import_id)
      select g.revision, g.item, 1 + coalesce((select max(number) from catalogue.revision r where r.item_id = g.item and r.code is null), 0),
        g.content, g.conditions, ${today}, ${now}, g.kind, ${reason}, ${importId}::uuid
      from given g
    ), ended as (
      update catalogue.implementation i set state = 'cancelled' from given g where g.state = 'cancelled' and i.item_id = g.item
    )
    insert into catalogue.item_search (item_id, phrases, pinyin, words)
    select item, phrases, pinyin, words::tsvector from given
    on conflict (item_id) do update set phrases = excluded.phrases, pinyin = excluded.pinyin, words = excluded.words`)
  return rows.flatMap(({ kind, item, revision }) => (kind === 'change' ? { itemId: item, revisionId: revision } : []))
}

/** Implementing items: those without local elements point to the directory's revision, the others get one of their own. */
async function recordImplementing(
  tx: Tx,
  entries: ExchangePlan['implementing'],
  { today, now, reason, importId }: Coming,
): Promise<void> {
  const rows = entries.map(({ code, itemId, office, local, state, how }) => ({
    code,
    item: itemId,
    office: office.id,
    region: office.regionCode,
    level: office.level,
    state: state === 'in-force' ? 'published' : state,
    kind: how === 'added' ? 'take-up' : 'change',
    differs: elementsOf(local),
    local,
  }))
  const own = rows.filter(({ differs }) => differs.length > 0)
  const revisions = await localRevisions(tx, own)
  await tx.rows(sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows.map((row) => ({ ...row, local: row.differs.length > 0 ? row.local : null })))}::jsonb)
        as g (code text, item text, office uuid, region text, level text, state text, kind text, differs text[], local jsonb)
    ), made as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(revisions)}::jsonb) as m (code text, revision uuid, content jsonb)
    ), revision as (
      insert into catalogue.revision (id, item_id, code, base_id, local, number, content, conditions, effective_from, published_at, kind, reason, import_id)
      select m.revision, g.item, g.code, d.revision_id, g.local,
        1 + coalesce((select max(number) from catalogue.revision r where r.code = g.code), 0), m.content, b.conditions, ${today}, ${now}, g.kind, ${reason}, ${importId}::uuid
      from made m join given g on g.code = m.code join catalogue.directory_item d on d.id = g.item join catalogue.revision b on b.id = d.revision_id
    )
    insert into catalogue.implementation (code, item_id, revision_id, office_id, region_code, level, state, differs)
    select g.code, g.item, coalesce(m.revision, d.revision_id), g.office, g.region, g.level, g.state, g.differs
    from given g join catalogue.directory_item d on d.id = g.item left join made m on m.code = g.code
    on conflict (code) do update set revision_id = excluded.revision_id, state = excluded.state, differs = excluded.differs`)
}

type OwnRow = { code: string; item: string; local: LocalElements }

/** Contents of the offices that differ, worked out over what the directory says now. */
async function localRevisions(tx: Tx, own: readonly OwnRow[]) {
  if (own.length === 0) return []
  const items = [...new Set(own.map(({ item }) => item))]
  const contents = new Map(
    (
      await tx.rows(sql<{ id: string; content: ItemContent }>`
        select d.id, r.content from catalogue.directory_item d join catalogue.revision r on r.id = d.revision_id where d.id = any(${items}::text[])`)
    ).map(({ id, content }) => [id, content]),
  )
  return own.flatMap(({ code, item, local }) => {
    const content = contents.get(item)
    return content ? { code, revision: newId(), content: withLocal(content, local) } : []
  })
}
