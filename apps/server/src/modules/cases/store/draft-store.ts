import type { FormAnswers } from '@tongban/contracts/catalogue/form'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'

export type Draft = {
  id: string
  subjectId: string
  personId: string
  itemCode: string
  revisionId: string
  audience: 'natural' | 'legal'
  answers: FormAnswers
  lockedKeys: string[]
  version: number
  savedAt: Date
  submitted: boolean
  /** The joint application (一件事) of which it is a part. */
  jointId: string | null
}

const columns =
  sql.raw(`id, subject_id as "subjectId", person_id as "personId", item_code as "itemCode", revision_id as "revisionId", audience, answers,
  locked_keys as "lockedKeys", version, saved_at as "savedAt", submitted, joint_id as "jointId"`)

export const findDraft = (tx: Tx, id: string, subjectId: string): Promise<Draft | undefined> =>
  tx.first(sql<Draft>`select ${columns} from cases.draft where id = ${id} and subject_id = ${subjectId}`)

export const findDraftForUpdate = (tx: Tx, id: string, subjectId: string): Promise<Draft | undefined> =>
  tx.first(sql<Draft>`select ${columns} from cases.draft where id = ${id} and subject_id = ${subjectId} for update`)

/** The item of a draft, as an expression: what is asked with it need not wait for the draft. */
export const itemOfDraft = (id: string) => sql<string>`(select item_code from cases.draft where id = ${id})`

export const findOpenDraft = (tx: Tx, subjectId: string, itemCode: string): Promise<Draft | undefined> =>
  tx.first(
    sql<Draft>`select ${columns} from cases.draft where subject_id = ${subjectId} and item_code = ${itemCode} and not submitted and joint_id is null`,
  )

export const listOpenDrafts = (tx: Tx, subjectId: string): Promise<Draft[]> =>
  tx.rows(
    sql<Draft>`select ${columns} from cases.draft where subject_id = ${subjectId} and not submitted and joint_id is null order by saved_at desc limit 50`,
  )

/** In the order in which they were begun. */
export const listPartDrafts = (tx: Tx, jointId: string): Promise<Draft[]> =>
  tx.rows(sql<Draft>`select ${columns} from cases.draft where joint_id = ${jointId} order by id`)

/** False when the person has an open application of the same item already. */
export async function recordDraft(tx: Tx, draft: Draft): Promise<boolean> {
  const made =
    await tx.rows(sql`insert into cases.draft (id, subject_id, person_id, item_code, revision_id, audience, answers, locked_keys, version, saved_at, joint_id)
    values (${draft.id}, ${draft.subjectId}, ${draft.personId}, ${draft.itemCode}, ${draft.revisionId}, ${draft.audience},
      ${JSON.stringify(draft.answers)}::jsonb, ${draft.lockedKeys}::text[], 1, ${draft.savedAt}, ${draft.jointId})
    on conflict (subject_id, item_code) where not submitted and joint_id is null do nothing returning id`)
  return made.length > 0
}

export async function recordAnswers(tx: Tx, id: string, answers: FormAnswers, at: Date): Promise<Draft> {
  return tx.only(sql<Draft>`update cases.draft set answers = ${JSON.stringify(answers)}::jsonb, version = version + 1, saved_at = ${at}
    where id = ${id} returning ${columns}`)
}

export async function removeDraft(tx: Tx, id: string): Promise<void> {
  await tx.rows(sql`delete from cases.draft where id = ${id}`)
}
