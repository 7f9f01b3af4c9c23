import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'

/** The next number of a series within a scope and period, from 1; given back when the transaction rolls back. */
export async function nextNumber(tx: Tx, series: string, scope: string, period: string): Promise<number> {
  const { last } = await tx.only(sql<{ last: number }>`
    insert into reference.number_series as s (series, scope, period, last) values (${series}, ${scope}, ${period}, 1)
    on conflict (series, scope, period) do update set last = s.last + 1 returning last`)
  return last
}

/** The same in a scope that an expression over the asker's own rows names; nothing when it names none. */
export async function findNextNumber(
  tx: Tx,
  series: string,
  scope: RawBuilder<string>,
  period: string,
): Promise<number | undefined> {
  const row = await tx.first(sql<{ last: number }>`
    insert into reference.number_series as s (series, scope, period, last)
    select ${series}, named.scope, ${period}, 1 from (select ${scope} as scope) named where named.scope is not null
    on conflict (series, scope, period) do update set last = s.last + 1 returning last`)
  return row?.last
}
