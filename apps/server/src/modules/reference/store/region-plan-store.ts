import type { RegionChange, RegionChangeEntry, RegionOutcome } from '@tongban/contracts/reference/region-change'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'

export type EntryRow = Omit<RegionChangeEntry, 'enteredAt'> & { enteredAt: Date }

/** One that waited for its day is one with what was made of it then. */
const entries = sql`
  select e.id, c.number, e.document, e.reason, e.effective_on as "effectiveOn", coalesce(c.outcomes, e.outcomes) as outcomes,
    e.at as "enteredAt", case when c.id is not null then 'made' when e.withdrawn_at is not null then 'withdrawn'
      when e.refused is not null then 'refused' else 'planned' end as state, coalesce(e.refused, '[]') as problems
  from (
    select id, document, reason, effective_on, outcomes, at, withdrawn_at, refused from reference.region_plan
    union all
    select id, document, reason, effective_on, outcomes, at, null, null from reference.region_change m
    where not exists (select from reference.region_plan p where p.id = m.id)
  ) e left join reference.region_change c on c.id = e.id`

export const listEntries = (tx: Tx): Promise<EntryRow[]> =>
  tx.rows(sql<EntryRow>`${entries} order by e.at desc, e.id desc limit 100`)

export const findEntry = (tx: Tx, id: string): Promise<EntryRow | undefined> =>
  tx.first(sql<EntryRow>`${entries} where e.id = ${id}`)

export const findPlanOf = async (tx: Tx, digest: string): Promise<string | undefined> =>
  (
    await tx.first(
      sql<{ id: string }>`select id from reference.region_plan where digest = ${digest} and withdrawn_at is null`,
    )
  )?.id

export const recordPlan = (
  tx: Tx,
  id: string,
  change: RegionChange,
  by: { outcomes: RegionOutcome[]; digest: string; name: string; at: Date },
): Promise<unknown> =>
  tx.rows(sql`
    insert into reference.region_plan (id, document, reason, effective_on, acts, outcomes, digest, by_name, at)
    values (${id}, ${change.document}, ${change.reason}, ${change.effectiveOn}, ${JSON.stringify(change.acts)}::jsonb,
      ${JSON.stringify(by.outcomes)}::jsonb, ${by.digest}, ${by.name}, ${by.at})`)

export const recordWithdrawn = (tx: Tx, id: string, at: Date, by: string): Promise<unknown> =>
  tx.rows(sql`update reference.region_plan set withdrawn_at = ${at}, withdrawn_by = ${by} where id = ${id}`)

export const recordRefused = (tx: Tx, id: string, problems: readonly string[]): Promise<unknown> =>
  tx.rows(sql`update reference.region_plan set refused = ${JSON.stringify(problems)}::jsonb where id = ${id}`)

export type DuePlan = { id: string; byName: string; change: RegionChange }
/** Those whose day has come, in the order of their days. */
export const listDuePlans = (tx: Tx, today: string): Promise<DuePlan[]> =>
  tx.rows(sql<DuePlan>`
    select id, by_name as "byName", jsonb_build_object('document', document, 'reason', reason, 'effectiveOn', effective_on, 'acts', acts) as change
    from reference.region_plan p
    where effective_on <= ${today}::date and withdrawn_at is null and refused is null
      and not exists (select from reference.region_change c where c.id = p.id)
    order by effective_on, at, id`)
