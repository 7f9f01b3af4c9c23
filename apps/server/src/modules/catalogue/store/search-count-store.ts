import { createHmac, randomBytes } from 'node:crypto'
import type { Level } from '@tongban/contracts/shared'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { type Counted, fewest, learning } from '../core/learned-words.ts'
import type { Lifted } from '../core/said-words.ts'

export type Missed = { words: string; level: Level; nearest: string | null; searches: number }

/** Adds to the day's counts of what was searched for and not found. */
export const recordMissed = (tx: Tx, day: string, missed: readonly Missed[]): Promise<unknown> =>
  tx.rows(sql`
    insert into catalogue.search_log (day, words, level, searches, nearest_item)
    select ${day}::date, words, level, searches, nearest
    from jsonb_to_recordset(${JSON.stringify(missed)}::jsonb) as m (words text, level text, searches int, nearest text)
    on conflict (day, words, level) do update
      set searches = search_log.searches + excluded.searches, nearest_item = excluded.nearest_item`)

export type Chosen = { visitor: string; words: string; itemId: string }

/**
 * Adds to the day's counts of what was chosen: an item for words once a week for one visitor. Who is known by a hash
 * under the installation's key and a salt, which is deleted with the hashes when the week is over.
 */
export async function recordChoices(
  tx: Tx,
  { day, week, key }: { day: string; week: string; key: Buffer },
  chosen: readonly Chosen[],
): Promise<void> {
  await tx.rows(sql`delete from catalogue.search_salt where week < ${week}::date`)
  await tx.rows(sql`
    insert into catalogue.search_salt (week, salt) 
    values (${week}::date, decode(${randomBytes(16).toString('hex')}, 'hex')) on conflict do nothing`)
  const { salt } = await tx.only(
    sql<{ salt: string }>`select encode(salt, 'hex') as salt from catalogue.search_salt where week = ${week}::date`,
  )
  const seal = ({ visitor, words, itemId }: Chosen) =>
    createHmac('sha256', key)
      .update(JSON.stringify([salt, visitor, words, itemId]))
      .digest('hex')
      .slice(0, 32)
  const marked = chosen.map((one) => ({ words: one.words, item: one.itemId, mark: seal(one) }))
  await tx.rows(sql`
    with given as (
      select distinct on (mark) mark, words, item
      from jsonb_to_recordset(${JSON.stringify(marked)}::jsonb) as g (mark text, words text, item text)
      order by mark
    ), fresh as (
      insert into catalogue.search_mark (week, mark) select ${week}::date, decode(mark, 'hex') from given
      on conflict do nothing returning mark
    )
    insert into catalogue.search_choice (day, words, item_id, choices)
    select ${day}::date, words, item, count(*) from given
    where decode(mark, 'hex') in (select mark from fresh) group by words, item
    on conflict (day, words, item_id) do update set choices = search_choice.choices + excluded.choices`)
}

/** Counts older than a year are of no use to anybody. */
export async function forgetOldCounts(tx: Tx, day: string): Promise<void> {
  await tx.rows(sql`delete from catalogue.search_choice where day < ${day}::date - 366`)
  await tx.rows(sql`delete from catalogue.search_log where day < ${day}::date - 366`)
}

/** The item of an office's code. */
export const findItemOfCode = async (tx: Tx, code: string): Promise<string | undefined> =>
  (await tx.first(sql<{ id: string }>`select item_id as id from catalogue.implementation where code = ${code}`))?.id

const counted = (today: string) => sql`
  select words, item_id, sum(choices)::int as choices, sum(sum(choices)) over (partition by words)::int as all_choices
  from catalogue.search_choice where day > ${today}::date - ${learning.days}::int group by words, item_id`

/** What was chosen often enough and no editor forbids. */
export const listLifted = (tx: Tx, today: string): Promise<Lifted[]> =>
  tx.rows(sql<Lifted>`
    select words, item_id as "itemId", choices::float / all_choices as share from (${counted(today)}) c
    where choices >= ${learning.choices} and choices >= all_choices * ${learning.share}::float
      and not exists (select from catalogue.search_forbidden f where f.words = c.words and f.item_id = c.item_id)
    order by words, choices desc, item_id`)

export type CountedRow = Counted & { forbidden: boolean }
export type AfterCounted = { choices: number; itemId: string; words: string }

export const listCounted = (
  tx: Tx,
  today: string,
  after: AfterCounted | undefined,
  most: number,
): Promise<CountedRow[]> =>
  tx.rows(sql<CountedRow>`
    select words, item_id as "itemId", choices, all_choices as "all",
      exists (select from catalogue.search_forbidden f where f.words = c.words and f.item_id = c.item_id) as forbidden
    from (${counted(today)}) c
    where choices >= ${fewest} and (${after?.words ?? null}::text is null
      or (-choices, words, item_id) > (${-(after?.choices ?? 0)}::int, ${after?.words ?? null}::text, ${after?.itemId ?? null}::text))
    order by -choices, words, item_id limit ${most}`)

export const setForbidden = async (
  tx: Tx,
  { words, itemId, forbidden }: { words: string; itemId: string; forbidden: boolean },
  at: Date,
  by: string,
): Promise<unknown> =>
  forbidden
    ? tx.rows(sql`
        insert into catalogue.search_forbidden (words, item_id, forbidden_at, forbidden_by)
        values (${words}, ${itemId}, ${at}, ${by}) on conflict do nothing`)
    : tx.rows(sql`delete from catalogue.search_forbidden where words = ${words} and item_id = ${itemId}`)

export type MissedRow = {
  words: string
  days7: number
  days30: number
  days90: number
  lastDay: string
  levels: Partial<Record<Level, number>>
  nearest: string | null
  doneAt: Date | null
  doneBy: string | null
}
export type AfterMissed = { searches: number; words: string }
type MissedFilter = { today: string; days: 7 | 30 | 90; done: boolean; after: AfterMissed | undefined; most: number }

export const listMissedRows = (tx: Tx, { today, days, done, after, most }: MissedFilter): Promise<MissedRow[]> =>
  tx.rows(sql<MissedRow>`
    with by_level as (
      select words, level, coalesce(sum(searches) filter (where day > ${today}::date - 7), 0)::int as d7,
        coalesce(sum(searches) filter (where day > ${today}::date - 30), 0)::int as d30, sum(searches)::int as d90,
        max(day) as last_day,
        (array_agg(nearest_item order by day desc) filter (where nearest_item is not null))[1] as nearest
      from catalogue.search_log where day > ${today}::date - 90 group by words, level
    ), whole as (
      select words, sum(d7)::int as d7, sum(d30)::int as d30, sum(d90)::int as d90, max(last_day) as last_day,
        jsonb_object_agg(level, d90) as levels,
        (array_agg(nearest order by last_day desc) filter (where nearest is not null))[1] as nearest
      from by_level group by words
    ), ranked as (
      select *, case ${days}::int when 7 then d7 when 30 then d30 else d90 end as searches from whole
    )
    select w.words, w.d7 as days7, w.d30 as days30, w.d90 as days90, w.last_day as "lastDay", w.levels, w.nearest,
      m.done_at as "doneAt", m.done_by as "doneBy"
    from ranked w left join catalogue.search_missed_done m on m.words = w.words
    where w.searches > 0 and (m.words is not null) = ${done}
      and (${after?.words ?? null}::text is null
        or (-w.searches, w.words) > (${-(after?.searches ?? 0)}::int, ${after?.words ?? null}::text))
    order by -w.searches, w.words limit ${most}`)

export const setMissedDone = async (tx: Tx, words: string, done: boolean, at: Date, by: string): Promise<unknown> =>
  done
    ? tx.rows(sql`
        insert into catalogue.search_missed_done (words, done_at, done_by) values (${words}, ${at}, ${by})
        on conflict do nothing`)
    : tx.rows(sql`delete from catalogue.search_missed_done where words = ${words}`)
