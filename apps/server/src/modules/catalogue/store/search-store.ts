import type { Audience } from '@tongban/contracts/shared'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { ItemCard } from '../core/item-card.ts'
import type { SearchDocument } from '../core/search-document.ts'

/** Of the catalogue, and of the words of search beside it. */
export type Versions = { number: number; words: number }

export const getVersions = (tx: Tx): Promise<Versions> =>
  tx.only(sql<Versions>`select number, words from catalogue.version`)

/** Which revision of each item is current: what differs from what is in memory was published since. */
export const listCurrent = (tx: Tx): Promise<{ id: string; revisionId: string }[]> =>
  tx.rows(sql<{ id: string; revisionId: string }>`
    select id, revision_id as "revisionId" from catalogue.directory_item order by id`)

export const listCards = (tx: Tx, ids: readonly string[]): Promise<ItemCard[]> =>
  tx.rows(sql<ItemCard>`
    select d.id, d.base_code as "baseCode", c.name, c."nameEn", c.summary, c."summaryEn", c.audience, c.theme, c."promisedDays", c.visits,
      c.type, c.department, c."onlineDepth"
    from catalogue.directory_item d
      join catalogue.revision r on r.id = d.revision_id
      cross join lateral jsonb_to_record(r.content) as c (name text, "nameEn" text, summary text, "summaryEn" text,
        audience jsonb, theme jsonb, "promisedDays" int, visits int, type text,
        department text, "onlineDepth" text)
    where d.id = any(${ids}::text[])
    order by d.id`)

export const listDocuments = (tx: Tx, ids: readonly string[]): Promise<SearchDocument[]> =>
  tx.rows(sql<SearchDocument>`
    select s.item_id as "itemId", s.phrases, s.pinyin,
      (select coalesce(jsonb_agg(jsonb_build_object('word', w.lexeme, 'weight', w.weights[1])), '[]') from unnest(s.words) w) as words
    from catalogue.item_search s where s.item_id = any(${ids}::text[]) order by s.item_id`)

export type ThemeRow = { code: string; audience: Audience; name: string; nameEn: string; home: boolean }

/** Those of the first page first, in its order. */
export const listThemeRows = (tx: Tx): Promise<ThemeRow[]> =>
  tx.rows(sql<ThemeRow>`
    select code, audience, name, name_en as "nameEn", home_position is not null as home
    from catalogue.theme order by audience desc, home_position, position`)
