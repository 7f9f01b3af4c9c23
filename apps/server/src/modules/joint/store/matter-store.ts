import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Closing, Matter, Part } from '../core/matter.ts'

const columns =
  sql.raw(`id, bundle_code as "bundleCode", name, name_en as "nameEn", region_code as "regionCode", subject_id as "subjectId",
  person_id as "personId", legal_person_id as "legalPersonId", audience, definition, version, saved_at as "savedAt", joint_no as "jointNo",
  applicant_name as "applicantName", submitted_at as "submittedAt", promised_days as "promisedDays", accepted_on as "acceptedOn", open,
  answered_at as "answeredAt", answer_id as "answerId"`)
const partColumns =
  sql.raw(`matter_id as "matterId", key, draft_id as "draftId", subject_id as "subjectId", name, name_en as "nameEn",
  item_code as "itemCode", office_name as "officeName", after, state, outcome, why, why_en as "whyEn"`)

const select = (where: RawBuilder<unknown>) => sql<Matter>`select ${columns} from joint.matter where ${where}`

export const findMatter = (tx: Tx, id: string): Promise<Matter | undefined> => tx.first(select(sql`id = ${id}`))
export const findMatterForUpdate = (tx: Tx, id: string): Promise<Matter | undefined> =>
  tx.first(select(sql`id = ${id} for update`))
export const findOpenMatter = (tx: Tx, subjectId: string, bundleCode: string): Promise<Matter | undefined> =>
  tx.first(select(sql`subject_id = ${subjectId} and bundle_code = ${bundleCode} and submitted_at is null for update`))

/** Of a subject's own, the newest first. */
export const listMine = (tx: Tx, subjectId: string): Promise<(Matter & { parts: number })[]> =>
  tx.rows(sql<Matter & { parts: number }>`
    select ${columns}, (select count(*)::int from joint.part p where p.matter_id = matter.id) as parts
    from joint.matter where subject_id = ${subjectId} order by id desc limit 50`)

export const listParts = (tx: Tx, matterId: string): Promise<Part[]> =>
  tx.rows(sql<Part>`select ${partColumns} from joint.part where matter_id = ${matterId} order by position`)

export const findPartOfCase = (tx: Tx, caseId: string): Promise<Part | undefined> =>
  tx.first(sql<Part>`select ${partColumns} from joint.part where draft_id = ${caseId}`)

export const findPartForUpdate = (tx: Tx, matterId: string, key: string): Promise<Part | undefined> =>
  tx.first(sql<Part>`select ${partColumns} from joint.part where matter_id = ${matterId} and key = ${key} for update`)

export async function recordMatter(tx: Tx, m: Matter): Promise<void> {
  await tx.rows(sql`
    insert into joint.matter (id, bundle_code, name, name_en, region_code, subject_id, person_id, legal_person_id, audience, definition, saved_at, promised_days)
    values (${m.id}, ${m.bundleCode}, ${m.name}, ${m.nameEn}, ${m.regionCode}, ${m.subjectId}, ${m.personId}, ${m.legalPersonId}, ${m.audience},
      ${JSON.stringify(m.definition)}::jsonb, ${m.savedAt}, ${m.promisedDays})`)
}

export async function recordParts(tx: Tx, parts: readonly Part[]): Promise<void> {
  await tx.rows(sql`
    insert into joint.part (matter_id, key, position, draft_id, subject_id, name, name_en, item_code, office_name, after)
    select (p->>'matterId')::uuid, p->>'key', place, (p->>'draftId')::uuid, (p->>'subjectId')::uuid, p->>'name', p->>'nameEn', p->>'itemCode', p->>'officeName',
      array(select jsonb_array_elements_text(p->'after'))
    from jsonb_array_elements(${JSON.stringify(parts)}::jsonb) with ordinality as given (p, place)`)
}

export async function removeMatter(tx: Tx, id: string): Promise<void> {
  await tx.rows(sql`delete from joint.matter where id = ${id}`)
}

export const recordSaved = (tx: Tx, id: string, at: Date): Promise<Matter> =>
  tx.only(
    sql<Matter>`update joint.matter set version = version + 1, saved_at = ${at} where id = ${id} returning ${columns}`,
  )

/** Submitted: the parts that begin and those that wait; `open` is how many there are. */
export async function recordSubmitted(
  tx: Tx,
  m: { id: string; jointNo: string; applicantName: string; at: Date },
  waiting: readonly string[],
): Promise<Matter> {
  await tx.rows(
    sql`update joint.part set state = case when key = any(${[...waiting]}::text[]) then 'waiting' else 'begun' end where matter_id = ${m.id}`,
  )
  return tx.only(sql<Matter>`
    update joint.matter set joint_no = ${m.jointNo}, applicant_name = ${m.applicantName}, submitted_at = ${m.at}, version = version + 1,
      open = (select count(*) from joint.part where matter_id = ${m.id})
    where id = ${m.id} returning ${columns}`)
}

/** The clock of the matter begins with the first part that is accepted. */
export async function recordAccepted(tx: Tx, id: string, on: string): Promise<void> {
  await tx.rows(
    sql`update joint.matter set accepted_on = least(coalesce(accepted_on, ${on}::date), ${on}::date) where id = ${id}`,
  )
}

export async function recordBegun(tx: Tx, matterId: string, key: string): Promise<void> {
  await tx.rows(
    sql`update joint.part set state = 'begun' where matter_id = ${matterId} and key = ${key} and state = 'waiting'`,
  )
}

/**
 * Closes parts, each once however often it is told, and counts them down. Two closings at once wait for each other at the
 * row of the matter, so that only the last sees zero.
 */
export async function recordClosed(tx: Tx, matterId: string, closings: readonly Closing[]): Promise<void> {
  const closed = await tx.rows(sql`
    update joint.part p set state = 'closed', outcome = g.outcome, why = g.why, why_en = g.why_en
    from jsonb_to_recordset(${JSON.stringify(closings.map((one) => ({ ...one, why_en: one.whyEn })))}::jsonb)
      as g (key text, outcome text, why text, why_en text)
    where p.matter_id = ${matterId} and p.key = g.key and p.outcome is null returning p.key`)
  if (closed.length === 0) return
  await tx.rows(
    sql`update joint.matter set open = open - ${closed.length}::int, version = version + 1 where id = ${matterId}`,
  )
}

/** True for the one that may answer: every part is closed, and nobody answered yet. */
export const claimAnswer = async (tx: Tx, id: string, at: Date): Promise<Matter | undefined> =>
  tx.first(
    sql<Matter>`update joint.matter set answered_at = ${at}, version = version + 1 where id = ${id} and open = 0 and answered_at is null returning ${columns}`,
  )

export async function recordAnswer(tx: Tx, id: string, documentId: string): Promise<void> {
  await tx.rows(sql`update joint.matter set answer_id = ${documentId} where id = ${id}`)
}
