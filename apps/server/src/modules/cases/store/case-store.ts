import type { QueueName } from '@tongban/contracts/cases/office-work'
import { type RawBuilder, sql } from 'kysely'
import { actorKey } from '#platform/actor'
import type { Tx } from '#platform/db'
import type { Act, Case } from '../core/case.ts'
import { genesis, hashEvent } from '../core/chain.ts'
import { queueOf } from '../core/lifecycle.ts'
import type { TimelineEvent } from '../core/timeline.ts'

const columns =
  sql.raw(`id, case_no as "caseNo", item_code as "itemCode", revision_id as "revisionId", item_name as "itemName",
  item_name_en as "itemNameEn", office_id as "officeId", office_name as "officeName", level, region_code as "regionCode",
  region_name as "regionName", subject_id as "subjectId", person_id as "personId", applicant_name as "applicantName",
  acted_by as "actedBy", holder_lookup as "holderLookup", masked_identifier as "maskedIdentifier", masked_mobile as "maskedMobile", audience, status, version,
  answers, locked_keys as "lockedKeys", promised_days as "promisedDays", submitted_at as "submittedAt", due, clock, proceedings, corrections,
  answers_before as "answersBefore", corrected_at as "correctedAt", noticed_at as "noticedAt", opinion, handler_id as "handlerId",
  reasons, rated, head_seq as "headSeq", head_hash as "headHash"`)

const select = (where: RawBuilder<unknown>) => sql<Case>`select ${columns} from cases.case where ${where}`

/** Visible to the actor by row security; the office is asked for as well, so that a supervisor does not act. */
export const findInOffice = (tx: Tx, id: string, officeId: string): Promise<Case | undefined> =>
  tx.first(select(sql`id = ${id} and office_id = ${officeId} for update`))

/** For reading: also what row security shows a supervisor. */
export const findVisible = (tx: Tx, id: string): Promise<Case | undefined> => tx.first(select(sql`id = ${id}`))

export const findOwn = (tx: Tx, id: string, subjectId: string): Promise<Case | undefined> =>
  tx.first(select(sql`id = ${id} and subject_id = ${subjectId}`))

export const findOwnForUpdate = (tx: Tx, id: string, subjectId: string): Promise<Case | undefined> =>
  tx.first(select(sql`id = ${id} and subject_id = ${subjectId} for update`))

export const findForUpdate = (tx: Tx, id: string): Promise<Case | undefined> =>
  tx.first(select(sql`id = ${id} for update`))

export const findByNumber = (tx: Tx, caseNo: string): Promise<Case | undefined> =>
  tx.first(select(sql`case_no = ${caseNo}`))

export const listOwn = (tx: Tx, subjectId: string, before: string | undefined, limit: number): Promise<Case[]> =>
  tx.rows(
    select(
      sql`subject_id = ${subjectId} and (${before ?? null}::uuid is null or id < ${before ?? null}::uuid) order by id desc limit ${limit}`,
    ),
  )

export const listEvents = (tx: Tx, caseId: string): Promise<TimelineEvent[]> =>
  tx.rows(
    sql<TimelineEvent>`select seq, type, at, actor, actor_name as "actorName", data from cases.event where case_id = ${caseId} order by seq`,
  )

/** A new case: row, first event, queue row and the end of its draft in one statement. */
export async function recordSubmission(
  tx: Tx,
  c: Omit<Case, 'headSeq' | 'headHash'>,
  actorName: string,
  data: Record<string, unknown>,
): Promise<void> {
  const actor = actorKey(tx.actor)
  const hash = hashEvent({
    caseId: c.id,
    seq: 1,
    type: 'case-submitted',
    at: c.submittedAt.toISOString(),
    actor,
    data,
    previous: genesis,
  })
  await tx.rows(sql`
    with made as (
      insert into cases.case (id, case_no, item_code, revision_id, item_name, item_name_en, office_id, office_name, level, region_code,
        region_name, subject_id, person_id, applicant_name, acted_by, holder_lookup, masked_identifier, masked_mobile, audience, status, version,
        answers, locked_keys, promised_days, submitted_at, due, clock, head_seq, head_hash)
      values (${c.id}, ${c.caseNo}, ${c.itemCode}, ${c.revisionId}, ${c.itemName}, ${c.itemNameEn}, ${c.officeId}, ${c.officeName}, ${c.level},
        ${c.regionCode}, ${c.regionName}, ${c.subjectId}, ${c.personId}, ${c.applicantName}, ${c.actedBy}, ${c.holderLookup}, ${c.maskedIdentifier},
        ${c.maskedMobile}, ${c.audience}, ${c.status}, 1, ${JSON.stringify(c.answers)}::jsonb, ${c.lockedKeys}::text[], ${c.promisedDays},
        ${c.submittedAt}, ${c.due}, ${JSON.stringify(c.clock)}::jsonb, 1, ${hash})
    ), told as (
      insert into cases.event (case_id, seq, type, at, actor, actor_name, office_id, subject_id, data, previous, hash)
      values (${c.id}, 1, 'case-submitted', ${c.submittedAt}, ${actor}, ${actorName}, ${c.officeId}, ${c.subjectId}, ${JSON.stringify(data)}::jsonb, ${genesis}, ${hash})
    ), queued as (
      insert into cases.work_item (case_id, office_id, subject_id, queue, due, case_no, item_name, applicant_name, status, submitted_at, region_code)
      values (${c.id}, ${c.officeId}, ${c.subjectId}, 'intake', ${c.due}, ${c.caseNo}, ${c.itemName}, ${c.applicantName}, ${c.status}, ${c.submittedAt}, ${c.regionCode})
    )
    update cases.draft set submitted = true where id = ${c.id}`)
}

/** Appends the event and moves row and queue in step; answers the case as it is then. */
export async function recordAct(tx: Tx, c: Case, act: Act, actorName: string, at: Date): Promise<Case> {
  const { next, written } = sendAct(tx, c, act, actorName, at)
  await written
  return next
}

/** The same without waiting: what is asked next comes after it on the connection. */
export function sendAct(
  tx: Tx,
  c: Case,
  act: Act,
  actorName: string,
  at: Date,
): { next: Case; written: Promise<unknown> } {
  const next: Case = { ...c, ...act.patch, status: act.to, version: c.version + 1, headSeq: c.headSeq + 1 }
  const actor = actorKey(tx.actor)
  const link = {
    caseId: c.id,
    seq: next.headSeq,
    type: act.event,
    at: at.toISOString(),
    actor,
    data: act.data,
    previous: c.headHash,
  }
  next.headHash = hashEvent(link)
  const queue = queueOf(next.status) ?? null
  // No act empties one of these; what it leaves as it was is not sent.
  const changed = (key: 'clock' | 'proceedings' | 'corrections' | 'answers' | 'answersBefore' | 'opinion') =>
    act.patch[key] ? JSON.stringify(act.patch[key]) : null
  const written = tx.rows(sql`
    with told as (
      insert into cases.event (case_id, seq, type, at, actor, actor_name, office_id, subject_id, data, previous, hash)
      values (${c.id}, ${link.seq}, ${link.type}, ${at}, ${actor}, ${actorName}, ${c.officeId}, ${c.subjectId}, ${JSON.stringify(act.data)}::jsonb, ${link.previous}, ${next.headHash})
    ), requeued as (
      update cases.work_item set queue = ${queue}, due = coalesce(${act.waitsUntil ?? next.due}::date, due), status = ${next.status},
        assignee_id = case when queue = ${queue} then assignee_id end, assignee_name = case when queue = ${queue} then assignee_name end
      where case_id = ${c.id} and ${queue}::text is not null
    ), closed as (
      delete from cases.work_item where case_id = ${c.id} and ${queue}::text is null
    )
    update cases.case set status = ${next.status}, version = ${next.version}, head_seq = ${next.headSeq}, head_hash = ${next.headHash},
      due = ${next.due}, clock = coalesce(${changed('clock')}::jsonb, clock), proceedings = coalesce(${changed('proceedings')}::jsonb, proceedings), corrections = coalesce(${changed('corrections')}::jsonb, corrections),
      answers = coalesce(${changed('answers')}::jsonb, answers), answers_before = coalesce(${changed('answersBefore')}::jsonb, answers_before),
      corrected_at = ${next.correctedAt}, noticed_at = ${next.noticedAt}, opinion = coalesce(${changed('opinion')}::jsonb, opinion),
      handler_id = ${next.handlerId}, reasons = ${next.reasons}
    where id = ${c.id}`)
  return { next, written }
}

/** The rating belongs to a later module; the case keeps that it was given, and the chain says so. */
export async function recordRated(tx: Tx, c: Case, stars: number, at: Date): Promise<void> {
  const actor = actorKey(tx.actor)
  const link = {
    caseId: c.id,
    seq: c.headSeq + 1,
    type: 'case-rated',
    at: at.toISOString(),
    actor,
    data: { stars },
    previous: c.headHash,
  }
  const hash = hashEvent(link)
  await tx.rows(sql`
    with told as (
      insert into cases.event (case_id, seq, type, at, actor, actor_name, office_id, subject_id, data, previous, hash)
      values (${c.id}, ${link.seq}, ${link.type}, ${at}, ${actor}, '申请人', ${c.officeId}, ${c.subjectId}, ${JSON.stringify(link.data)}::jsonb, ${link.previous}, ${hash})
    )
    update cases.case set rated = true, version = version + 1, head_seq = ${link.seq}, head_hash = ${hash} where id = ${c.id}`)
}

export type QueueItem = {
  caseId: string
  caseNo: string
  itemName: string
  applicantName: string
  status: Case['status']
  due: string
  /** ISO 8601 with milliseconds. */
  submittedAt: string
  assigneeId: string | null
  assigneeName: string | null
}

const queueColumns = sql.raw(
  `case_id as "caseId", case_no as "caseNo", item_name as "itemName", applicant_name as "applicantName", status, due, submitted_at::text as "submittedAt",
    assignee_id as "assigneeId", assignee_name as "assigneeName"`,
)

/** `2026-03-02 01:00:00.12+00`, as PostgreSQL writes an instant in UTC; by way of a Date it takes ten times as long. */
function withIsoTimes(rows: QueueItem[]): QueueItem[] {
  for (const row of rows) {
    const text = row.submittedAt
    row.submittedAt = `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).slice(0, 3).padEnd(3, '0')}Z`
  }
  return rows
}

/** One page in order of due date; keyset paged, so the millionth page costs what the first does. */
export const listQueue = async (
  tx: Tx,
  officeId: string,
  queue: QueueName,
  after: { due: string; caseId: string } | undefined,
  limit: number,
  filter: RawBuilder<unknown>,
): Promise<QueueItem[]> =>
  withIsoTimes(
    await tx.rows(
      after
        ? sql<QueueItem>`select ${queueColumns} from cases.work_item where office_id = ${officeId} and queue = ${queue}
            and (due, case_id) > (${after.due}::date, ${after.caseId}::uuid) ${filter} order by due, case_id limit ${limit}`
        : sql<QueueItem>`select ${queueColumns} from cases.work_item where office_id = ${officeId} and queue = ${queue}
            ${filter} order by due, case_id limit ${limit}`,
    ),
  )

/** Capped: beyond a thousand nobody counts, and an exact count of a million rows is what made such lists slow (lessons 1). */
export const countQueue = async (tx: Tx, officeId: string, queue: QueueName): Promise<number> =>
  (
    await tx.only(
      sql<{
        n: number
      }>`select count(*) as n from (select from cases.work_item where office_id = ${officeId} and queue = ${queue} limit 1001) w`,
    )
  ).n

export const searchCases = (tx: Tx, officeId: string, words: string, limit: number): Promise<Case[]> =>
  tx.rows(
    select(sql`office_id = ${officeId} and (case_no = ${words} or right(case_no, 12) = ${words} or applicant_name = ${words}
    or applicant_name like ${`${words.replaceAll(/[\\%_]/g, '\\$&')}%`}) order by id desc limit ${limit}`),
  )

/** An implementing code ends in the basic code of its item; of both kinds of code any may be asked for. */
export const countOfItems = (tx: Tx, codes: readonly string[]) =>
  tx.only(sql<{ runningCases: number; openApplications: number }>`
    select
      (select count(*) from cases.work_item w join cases.case c on c.id = w.case_id
        where right(c.item_code, 12) = any(${codes}::text[]) or c.item_code = any(${codes}::text[])) as "runningCases",
      (select count(*) from cases.draft d
        where not d.submitted
          and (right(d.item_code, 12) = any(${codes}::text[]) or d.item_code = any(${codes}::text[]))) as "openApplications"`)

/** The subject's own cases that were granted; of more than 500 the newest. */
export const listGranted = (tx: Tx, subjectId: string): Promise<{ id: string; revisionId: string }[]> =>
  tx.rows(sql<{ id: string; revisionId: string }>`
    select id, revision_id as "revisionId" from cases.case
    where subject_id = ${subjectId} and status in ('granted', 'delivered') order by id desc limit 500`)
