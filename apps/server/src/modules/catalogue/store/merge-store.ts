import type { MergeConflict } from '@tongban/contracts/catalogue/library'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'

export type MergeRow = {
  id: string
  code: string
  version: number
  baseRevisionId: string
  revisionId: string
  conflicts: MergeConflict[]
  openedAt: Date
  decidedAt: Date | null
}

const columns = sql`m.id, m.code, m.version, m.base_revision_id as "baseRevisionId", m.revision_id as "revisionId", m.conflicts,
  m.opened_at as "openedAt", m.decided_at as "decidedAt"`

export const findOpenMerge = (tx: Tx, code: string): Promise<MergeRow | undefined> =>
  tx.first(sql<MergeRow>`select ${columns} from catalogue.merge m where m.code = ${code} and m.decided_at is null`)

/** A merge of this office, open or decided. */
export const findMergeOf = (tx: Tx, id: string, officeId: string): Promise<MergeRow | undefined> =>
  tx.first(sql<MergeRow>`
    select ${columns} from catalogue.merge m join catalogue.implementation i on i.code = m.code
    where m.id = ${id} and i.office_id = ${officeId}`)

export type OpenedMerge = { code: string; baseRevisionId: string; revisionId: string; conflicts: MergeConflict[] }

/**
 * Puts questions to offices. Where one is open already it is about the newer revision from now on, under a new version;
 * asked again about the same revision nothing changes.
 */
export const recordMerges = (tx: Tx, merges: readonly OpenedMerge[], at: Date): Promise<unknown> =>
  tx.rows(sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(merges.map((merge) => ({ id: newId(), ...merge })))}::jsonb)
        as g (id uuid, code text, "baseRevisionId" uuid, "revisionId" uuid, conflicts jsonb)
    ), opened as (
      insert into catalogue.merge as m (id, code, base_revision_id, revision_id, conflicts, opened_at)
      select id, code, "baseRevisionId", "revisionId", conflicts, ${at} from given
      on conflict (code) where decided_at is null do update set base_revision_id = excluded.base_revision_id,
        revision_id = excluded.revision_id, conflicts = excluded.conflicts, version = m.version + 1
        where m.revision_id <> excluded.revision_id
    )
    update catalogue.implementation i set state = 'to-merge' from given g where i.code = g.code and i.state = 'published'`)

/** Open questions of these items are closed; `officerId` is null where there is nothing left to decide. */
export const closeMerges = (tx: Tx, codes: readonly string[], at: Date, officerId: string | null): Promise<unknown> =>
  tx.rows(sql`
    with closed as (
      update catalogue.merge set decided_at = ${at}, decided_by = ${officerId}, version = version + 1
      where code = any(${codes}::text[]) and decided_at is null returning code
    )
    update catalogue.implementation i set state = 'published' from closed c where i.code = c.code and i.state = 'to-merge'`)
