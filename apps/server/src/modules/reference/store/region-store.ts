import type { RegionChange, RegionOutcome } from '@tongban/contracts/reference/region-change'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { prefixOf, type RegionPlan } from '../core/region-change.ts'
import type { RegionNode, RegionRow } from '../core/region-directory.ts'

const rowColumns = sql.raw('code, name, level, parent, ended_on as "endedOn", successor, former_names as "formerNames"')

/** Those that are there now: 20,000, so nothing is read of them that nobody asks for. */
export const listLasting = (tx: Tx): Promise<RegionNode[]> =>
  tx.rows(sql<RegionNode>`select code, name, level, parent from reference.region where ended_on is null order by code`)

/** The few that ended or had another name. */
export const listPast = (tx: Tx): Promise<RegionRow[]> =>
  tx.rows(sql<RegionRow>`
    select ${rowColumns} from reference.region where ended_on is not null or former_names <> '{}' order by code`)

export const listAll = (tx: Tx): Promise<RegionRow[]> =>
  tx.rows(sql<RegionRow>`
    select ${rowColumns} from reference.region order by code`)

/** How many changes of divisions there were. */
export const getRegionVersion = async (tx: Tx): Promise<number> =>
  (await tx.only(sql<{ number: number }>`select coalesce(max(number), 0) as number from reference.region_change`))
    .number

/** Changes of divisions come one after another. */
export const lockRegions = (tx: Tx): Promise<unknown> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtext('reference.region_change'))`)

export type StoredChange = {
  id: string
  number: number
  document: string
  reason: string
  effectiveOn: string
  outcomes: RegionOutcome[]
  at: Date
}
const stored = sql`select id, number, document, reason, effective_on as "effectiveOn", outcomes, at from reference.region_change`

export const findChange = (tx: Tx, digest: string): Promise<StoredChange | undefined> =>
  tx.first(sql<StoredChange>`${stored} where digest = ${digest}`)

export const getChange = (tx: Tx, id: string): Promise<StoredChange> =>
  tx.only(sql<StoredChange>`${stored} where id = ${id}`)

/** The divisions as the plan has them; a new one is of the same kind as the first that goes into it. */
export async function recordRegions(tx: Tx, { rows, outcomes }: RegionPlan, on: string): Promise<void> {
  const given = rows.map((row, place) => ({ ...row, like: row.like ?? row.code, place }))
  await tx.rows(sql`
    insert into reference.region as r (code, name, level, parent, kind, official, former_names, ended_on, successor, changed_on)
    select g.code, g.name, g.level, g.parent, o.kind, o.official, g."formerNames", g."endedOn", g.successor, ${on}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      as g (code text, name text, level text, parent text, "formerNames" text[], "endedOn" date, successor text, "like" text, place int)
      join reference.region o on o.code = g."like"
    order by g.successor is not null, g.place
    on conflict (code) do update set name = excluded.name, parent = excluded.parent, former_names = excluded.former_names,
      ended_on = excluded.ended_on, successor = excluded.successor, changed_on = excluded.changed_on`)
  const levels = new Map(rows.map((row) => [row.code, row]))
  const prefixes = outcomes.flatMap(({ code, how, nowCode }) => {
    const row = levels.get(code)
    return how === 'merged' && row ? [{ prefix: prefixOf(row), now: nowCode, code }] : []
  })
  for (const { prefix, now, code } of prefixes) {
    await tx.rows(sql`update reference.region_prefix set region_code = ${now} where region_code = ${code}`)
    await tx.rows(sql`insert into reference.region_prefix (prefix, region_code) values (${prefix}, ${now})`)
  }
}

export const recordChange = (
  tx: Tx,
  id: string,
  change: RegionChange,
  by: { outcomes: RegionOutcome[]; digest: string; name: string; at: Date },
): Promise<StoredChange> =>
  tx.only(sql<StoredChange>`
    insert into reference.region_change (id, document, reason, effective_on, acts, outcomes, digest, by_name, at)
    values (${id}, ${change.document}, ${change.reason}, ${change.effectiveOn}, ${JSON.stringify(change.acts)}::jsonb,
      ${JSON.stringify(by.outcomes)}::jsonb, ${by.digest}, ${by.name}, ${by.at})
    returning id, number, document, reason, effective_on as "effectiveOn", outcomes, at`)
