import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { CheckedBundle } from '../core/bundle.ts'

export type BundleRow = CheckedBundle & { code: string; items: string[] }

export const listAll = (tx: Tx): Promise<BundleRow[]> =>
  tx.rows(sql<BundleRow>`select code, definition, conditions, items from joint.bundle order by position`)

export const find = (tx: Tx, code: string): Promise<BundleRow | undefined> =>
  tx.first(sql<BundleRow>`select code, definition, conditions, items from joint.bundle where code = ${code}`)

/** Names of the bundles that one of these items is part of. */
export const listNamesWith = async (tx: Tx, itemIds: readonly string[]): Promise<string[]> =>
  (
    await tx.rows(
      sql<{
        name: string
      }>`select definition ->> 'name' as name from joint.bundle where items && ${[...itemIds]}::text[] order by position`,
    )
  ).map(({ name }) => name)

/** Those of the data, in its order; a bundle that is no longer there goes. As the owner. */
export async function recordAll(tx: Tx, bundles: readonly BundleRow[]): Promise<void> {
  await tx.rows(sql`delete from joint.bundle where code <> all(${bundles.map(({ code }) => code)}::text[])`)
  await tx.rows(sql`
    insert into joint.bundle (code, position, definition, conditions, items)
    select b->>'code', place, b->'definition', b->'conditions', array(select jsonb_array_elements_text(b->'items'))
    from jsonb_array_elements(${JSON.stringify(bundles)}::jsonb) with ordinality as given (b, place)
    on conflict (code) do update set position = excluded.position, definition = excluded.definition,
      conditions = excluded.conditions, items = excluded.items`)
}
