import type { ImplementingRow, ImplementingState, RevisionRow } from '@tongban/contracts/catalogue/library'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** What an office implements, and what of its level and department it could take up. */
const shelf = (officeId: string) => sql`
  select d.base_code, i.item_id, i.code, d.name, d.type, i.state, i.differs, i.revision_id
  from catalogue.implementation i join catalogue.directory_item d on d.id = i.item_id
  where i.office_id = ${officeId}
  union all
  select d.base_code, d.id, null, d.name, d.type, 'not-taken-up', '{}', d.revision_id
  from identity.office o
    join catalogue.directory_item d on o.level = any(d.levels) and (d.department_key = any(o.department_keys) or '*' = any(o.department_keys))
  where o.id = ${officeId} and d.state = 'in-force'
    and not exists (select from catalogue.implementation i where i.office_id = o.id and i.item_id = d.id)`

const called = (q: string | null) => sql`
  (${q}::text is null or strpos(lower(s.name), lower(${q}::text)) > 0 or starts_with(s.base_code, ${q}::text) or starts_with(s.code, ${q}::text))`

export type ListedRow = ImplementingRow & { baseCode: string }

/** In order of base code, from the one after `after`. */
export const listImplementingRows = (
  tx: Tx,
  officeId: string,
  { state, q, after }: { state: ImplementingState | null; q: string | null; after: string | null },
  limit: number,
): Promise<ListedRow[]> =>
  tx.rows(sql<ListedRow>`
    select s.base_code as "baseCode", s.item_id as "itemId", s.code, s.name, coalesce(r.content ->> 'nameEn', '') as "nameEn", s.type,
      s.state, s.differs, r.number as revision,
      case when s.code is not null then r.effective_from end as "effectiveFrom"
    from (
      select * from (${shelf(officeId)}) s
      where (${state}::text is null or s.state = ${state}) and ${called(q)} and (${after}::text is null or s.base_code > ${after})
      order by s.base_code limit ${limit}) s
      join catalogue.revision r on r.id = s.revision_id
    order by s.base_code`)

export const countImplementing = (
  tx: Tx,
  officeId: string,
  q: string | null,
): Promise<{ state: ImplementingState; count: number }[]> =>
  tx.rows(sql<{ state: ImplementingState; count: number }>`
    select s.state, count(*) as count from (${shelf(officeId)}) s where ${called(q)} group by s.state order by s.state`)

type OwnRevisionRow = Omit<RevisionRow, 'publishedAt'> & { publishedAt: Date }

/** The office's own revisions and the one that it is on, the latest first. */
export const listOwnRevisions = async (tx: Tx, code: string, currentId: string): Promise<RevisionRow[]> =>
  (
    await tx.rows(sql<OwnRevisionRow>`
      select id, number, kind, reason, effective_from as "effectiveFrom", published_at as "publishedAt", id = ${currentId} as current
      from catalogue.revision where code = ${code} or id = ${currentId}
      order by published_at desc, number desc limit 200`)
  ).map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() }))
