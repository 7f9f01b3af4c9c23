import { sql } from 'kysely'

/** For rows with a `region_code`: those of a division and below it, also what came to it by a change of divisions. */
export const isBelow = (region: string) =>
  sql`region_code like any ((select reference.patterns_below(${region}))::text[])`

/** With `successorAt` in the from: the division of so many digits that a row lies in now. */
export const divisionAt = (digits: number) =>
  sql`coalesce(ended.successor, rpad(left(region_code, ${digits}::int), 12, '0'))`

export const successorAt = (digits: number) =>
  sql`left join reference.ended on ended.code = rpad(left(region_code, ${digits}::int), 12, '0')`
