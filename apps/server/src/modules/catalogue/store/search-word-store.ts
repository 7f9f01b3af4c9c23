import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { SaidEntry } from '../core/said-words.ts'

export type WordRow = {
  id: string
  words: string[]
  means: string[]
  items: string[]
  note: string
  version: number
  removed: boolean
  savedAt: Date
  savedBy: string | null
}
export type WordVersionRow = Omit<WordRow, 'id' | 'removed'> & { act: 'seeded' | 'saved' | 'removed' }

const columns = sql.raw('id, words, means, items, note, version, removed, saved_at as "savedAt", saved_by as "savedBy"')

export const listSaid = (tx: Tx): Promise<SaidEntry[]> =>
  tx.rows(sql<SaidEntry>`select words, means, items from catalogue.search_word where not removed order by id`)

export const listWordEntries = (tx: Tx): Promise<WordRow[]> =>
  tx.rows(sql<WordRow>`select ${columns} from catalogue.search_word where not removed order by id`)

/** An entry fits by a part of a word, of a meaning, or by the name of an item it means. */
const fits = (q: string) => sql`(${q} = '' or exists (
    select from unnest(w.words || w.means) as one where position(lower(${q}) in lower(one)) > 0
  ) or exists (
    select from catalogue.directory_item d join catalogue.revision r on r.id = d.revision_id
    where d.id = any(w.items) and position(${q} in r.content ->> 'name') > 0))`

export type AfterWord = { savedAt: string; id: string }

export const listWordRows = (tx: Tx, q: string, after: AfterWord | undefined, most: number): Promise<WordRow[]> =>
  tx.rows(sql<WordRow>`
    select ${columns} from catalogue.search_word w
    where not removed and ${fits(q)}
      and (${after?.id ?? null}::uuid is null or (saved_at, id) < (${after?.savedAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by saved_at desc, id desc limit ${most}`)

export const countWords = async (tx: Tx, q: string): Promise<number> =>
  (
    await tx.only(
      sql<{ n: number }>`select count(*) as n from catalogue.search_word w where not removed and ${fits(q)}`,
    )
  ).n

export const findWord = (tx: Tx, id: string): Promise<WordRow | undefined> =>
  tx.first(sql<WordRow>`select ${columns} from catalogue.search_word where id = ${id}`)
export const lockWord = (tx: Tx, id: string): Promise<WordRow | undefined> =>
  tx.first(sql<WordRow>`select ${columns} from catalogue.search_word where id = ${id} for update`)

export const listWordVersions = (tx: Tx, id: string): Promise<WordVersionRow[]> =>
  tx.rows(sql<WordVersionRow>`
    select version, act, words, means, items, note, saved_at as "savedAt", saved_by as "savedBy"
    from catalogue.search_word_version where id = ${id} order by version desc`)

/** Writes an entry with its version, and tells every process to read the words again. */
export async function recordWord(tx: Tx, row: WordRow): Promise<void> {
  const { id, words, means, items, note, version, removed, savedAt, savedBy } = row
  await tx.rows(sql`
    insert into catalogue.search_word (id, words, means, items, note, version, removed, saved_at, saved_by)
    values (${id}, ${words}, ${means}, ${items}, ${note}, ${version}, ${removed}, ${savedAt}, ${savedBy})
    on conflict (id) do update set words = excluded.words, means = excluded.means, items = excluded.items,
      note = excluded.note, version = excluded.version, removed = excluded.removed, saved_at = excluded.saved_at,
      saved_by = excluded.saved_by`)
  await tx.rows(sql`
    insert into catalogue.search_word_version (id, version, act, words, means, items, note, saved_at, saved_by)
    values (${id}, ${version}, ${removed ? 'removed' : 'saved'}, ${words}, ${means}, ${items}, ${note}, ${savedAt}, ${savedBy})`)
  await bumpWords(tx)
}

/** Every process reads the words again within a second. */
export const bumpWords = (tx: Tx): Promise<unknown> => tx.rows(sql`update catalogue.version set words = words + 1`)

/** Which of these are items of the directory. */
export const listKnownItems = async (tx: Tx, itemIds: readonly string[]): Promise<Set<string>> =>
  new Set(
    (
      await tx.rows(sql<{ id: string }>`select id from catalogue.directory_item where id = any(${itemIds}::text[])`)
    ).map(({ id }) => id),
  )

export type Question = { question: string; items: string[] }

export const listQuestions = (tx: Tx): Promise<Question[]> =>
  tx.rows(sql<Question>`select question, items from catalogue.search_question order by question`)

export const recordQuestions = async (tx: Tx, questions: readonly Question[]): Promise<void> => {
  await tx.rows(sql`delete from catalogue.search_question`)
  await tx.rows(sql`
    insert into catalogue.search_question (question, items)
    select distinct on (question) question, items
    from jsonb_to_recordset(${JSON.stringify(questions)}::jsonb) as q (question text, items text[])`)
}

/** What the data have for a word of the catalogue. */
export type SeededWords = { means: string; words: string[] }

/** Entries of the data that are not there yet; those an editor changed or removed stay as they are. */
export async function seedSearchWords(tx: Tx, groups: readonly SeededWords[], at: Date): Promise<void> {
  // The list has the last first; these are to stand in the order of the data.
  const given = groups.toReversed().map((group) => ({ id: newId(), ...group }))
  await tx.rows(sql`
    with given as (
      select id, means, words from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (id uuid, means text, words text[])
    ), written as (
      insert into catalogue.search_word as w (id, seed_key, words, means, items, saved_at)
      select id, lower(means), words, array[means], '{}', ${at} from given
      on conflict (seed_key) do update set words = excluded.words
        where w.version = 1 and w.saved_by is null and w.words <> excluded.words
      returning id, words, means, saved_at
    )
    insert into catalogue.search_word_version (id, version, act, words, means, items, note, saved_at)
    select id, 1, 'seeded', words, means, '{}', '', saved_at from written
    on conflict (id, version) do update set words = excluded.words`)
  await bumpWords(tx)
}
