import type { Audience } from '@tongban/contracts/shared'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { ItemCard } from '../core/item-card.ts'
import type { SearchDocument } from '../core/search-document.ts'

export const getVersion = async (tx: Tx): Promise<number> =>
  (await tx.only(sql<{ number: number }>`select number from catalogue.version`)).number

export const listCards = (tx: Tx): Promise<ItemCard[]> =>
  tx.rows(sql<ItemCard>`
    select d.id, c.name, c."nameEn", c.summary, c."summaryEn", c.audience, c.theme, c."promisedDays", c.visits,
      c.type, c.department, c."onlineDepth"
    from catalogue.directory_item d
      join catalogue.revision r on r.id = d.revision_id
      cross join lateral jsonb_to_record(r.content) as c (name text, "nameEn" text, summary text, "summaryEn" text,
        audience jsonb, theme jsonb, "promisedDays" int, visits int, type text,
        department text, "onlineDepth" text)
    order by d.id`)

export const listDocuments = (tx: Tx): Promise<SearchDocument[]> =>
  tx.rows(sql<SearchDocument>`
    select s.item_id as "itemId", s.phrases, s.pinyin,
      (select coalesce(jsonb_agg(jsonb_build_object('word', w.lexeme, 'weight', w.weights[1])), '[]') from unnest(s.words) w) as words
    from catalogue.item_search s order by s.item_id`)

export const listSynonyms = (tx: Tx): Promise<{ word: string; means: string }[]> =>
  tx.rows(sql<{ word: string; means: string }>`select word, means from catalogue.synonym order by word, means`)

export type ThemeRow = { code: string; audience: Audience; name: string; nameEn: string; home: boolean }

/** Those of the first page first, in its order. */
export const listThemeRows = (tx: Tx): Promise<ThemeRow[]> =>
  tx.rows(sql<ThemeRow>`
    select code, audience, name, name_en as "nameEn", home_position is not null as home
    from catalogue.theme order by audience desc, home_position, position`)

/** Adds to the day's counts of what was searched for and not found. */
export const recordMissed = (tx: Tx, day: string, missed: ReadonlyMap<string, number>): Promise<unknown> =>
  tx.rows(sql`
    insert into catalogue.search_log (day, words, searches)
    select ${day}::date, m.words, m.searches
    from unnest(${[...missed.keys()]}::text[], ${[...missed.values()]}::int[]) as m (words, searches)
    on conflict (day, words) do update set searches = search_log.searches + excluded.searches`)
