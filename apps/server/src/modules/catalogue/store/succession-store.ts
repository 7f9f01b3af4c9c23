import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'

/** Where a code leads: itself, or the item that took it over; `code` may be an expression over the asker's own rows. */
export const standingCode = (code: string | RawBuilder<string>): RawBuilder<string> =>
  sql<string>`(select coalesce(s.successor, s.code) from catalogue.implementation s where s.code = ${code})`

const left = (office: string) => sql`i.office_id = ${office} and i.successor is null and i.state <> 'cancelled'`

/** Items that the successor exercises itself go over into its own. Answers how many. */
export const joinCounterparts = async (tx: Tx, from: string, to: string): Promise<number> =>
  (
    await tx.only(sql<{ joined: number }>`
      with joined as (
        update catalogue.implementation i set state = 'cancelled', successor = n.code
        from catalogue.implementation n
        where ${left(from)} and n.office_id = ${to} and n.item_id = i.item_id and n.state <> 'cancelled'
        returning i.code
      ) select count(*)::int as joined from joined`)
  ).joined

/** The next items that the successor does not exercise, held; their code at the successor, level and base code being the same. */
const listToTakeOver = (tx: Tx, from: string, creditCode: string, limit: number) =>
  tx.rows(sql<{ code: string; now: string; own: boolean }>`
    select i.code, ${creditCode}::text || substr(i.code, 19) as now, r.code is not null as own
    from catalogue.implementation i join catalogue.revision r on r.id = i.revision_id
    where ${left(from)} order by i.code limit ${limit} for update of i`)

export type Successor = { id: string; creditCode: string; regionCode: string }
export type TakingOver = { from: string; to: Successor; on: string; reason: string; at: Date }

/**
 * Takes items over under the successor, as they stand: with the local elements, a suspension and an open question of a
 * merge. Answers how many; 0 when none is left.
 */
export async function takeOver(tx: Tx, { from, to, on, reason, at }: TakingOver, limit: number): Promise<number> {
  const held = await listToTakeOver(tx, from, to.creditCode, limit)
  if (held.length === 0) return 0
  const rows = held.map(({ code, now, own }) => ({ code, now, revision: own ? newId() : null, merge: newId() }))
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (code text, now text, revision uuid, merge uuid)`
  await tx.rows(sql`
    with revision as (
      insert into catalogue.revision (id, item_id, number, content, conditions, effective_from, published_at, code, base_id, local, kind, reason)
      select g.revision, r.item_id, 1 + coalesce((select max(number) from catalogue.revision o where o.code = g.now), 0), r.content,
        r.conditions, ${on}, ${at}, g.now, r.base_id, r.local, 'take-up', ${reason}
      from ${given} join catalogue.implementation i on i.code = g.code join catalogue.revision r on r.id = i.revision_id
      where g.revision is not null
    )
    insert into catalogue.implementation as n (code, item_id, revision_id, office_id, region_code, level, state, differs)
    select g.now, i.item_id, coalesce(g.revision, i.revision_id), ${to.id}, ${to.regionCode}, i.level, i.state, i.differs
    from ${given} join catalogue.implementation i on i.code = g.code order by g.now
    on conflict (code) do update set revision_id = excluded.revision_id, state = excluded.state, differs = excluded.differs`)
  await tx.rows(sql`
    insert into catalogue.merge (id, code, base_revision_id, revision_id, conflicts, opened_at)
    select g.merge, g.now, m.base_revision_id, m.revision_id, m.conflicts, ${at}
    from ${given} join catalogue.merge m on m.code = g.code and m.decided_at is null
    on conflict (code) where decided_at is null do nothing`)
  await tx.rows(sql`
    update catalogue.implementation i set state = 'cancelled', successor = g.now from ${given} where i.code = g.code`)
  return held.length
}

/** What ends with the office: open questions and proposals of its items; codes that led to it lead on. */
export async function closeOffice(tx: Tx, office: string, at: Date): Promise<void> {
  await tx.rows(sql`
    update catalogue.merge m set decided_at = ${at} from catalogue.implementation i
    where m.code = i.code and i.office_id = ${office} and m.decided_at is null and i.successor is not null`)
  await tx.rows(sql`
    update catalogue.proposal set state = 'withdrawn', version = version + 1
    where office_id = ${office} and scope = 'implementing' and state in ('draft', 'in-review', 'returned', 'approved')`)
  await tx.rows(sql`
    update catalogue.implementation p set successor = i.successor from catalogue.implementation i
    where i.office_id = ${office} and i.successor is not null and p.successor = i.code`)
}

/** Items and open proposals of an office that moved are of its new division. */
export async function moveWithOffice(tx: Tx, office: string, regionCode: string): Promise<void> {
  await tx.rows(sql`
    update catalogue.implementation set region_code = ${regionCode} where office_id = ${office} and region_code <> ${regionCode}`)
  await tx.rows(sql`
    update catalogue.proposal set region_code = ${regionCode}
    where office_id = ${office} and region_code <> ${regionCode} and state in ('draft', 'in-review', 'returned', 'approved')`)
}

/** Codes of ended offices that lead on, and where to. */
export const listLeadingOn = (tx: Tx, offices: readonly string[]): Promise<{ code: string; successor: string }[]> =>
  tx.rows(sql<{ code: string; successor: string }>`
    select code, successor from catalogue.implementation
    where office_id = any(${[...offices]}::uuid[]) and successor is not null order by code`)

/** What offices exercise, by code. */
export const listCodesOf = async (tx: Tx, offices: readonly string[]): Promise<string[]> =>
  (
    await tx.rows(sql<{ code: string }>`
      select code from catalogue.implementation where office_id = any(${[...offices]}::uuid[]) and state <> 'cancelled'`)
  ).map(({ code }) => code)

export type OfficeItems = { officeId: string; items: number; succeeded: number }

/** How many items offices exercise, and how many of theirs lead on to another office. */
export const countItemsOf = (tx: Tx, offices: readonly string[]): Promise<OfficeItems[]> =>
  tx.rows(sql<OfficeItems>`
    select office_id as "officeId", count(*) filter (where state <> 'cancelled')::int as items,
      count(*) filter (where successor is not null)::int as succeeded
    from catalogue.implementation where office_id = any(${[...offices]}::uuid[]) group by office_id`)

/** How many items of an office its successor exercises too. */
export const countShared = async (tx: Tx, from: string, to: string): Promise<number> =>
  (
    await tx.only(sql<{ shared: number }>`
      select count(*)::int as shared from catalogue.implementation i
      where ${left(from)} and exists (
        select from catalogue.implementation n where n.office_id = ${to} and n.item_id = i.item_id and n.state <> 'cancelled')`)
  ).shared
