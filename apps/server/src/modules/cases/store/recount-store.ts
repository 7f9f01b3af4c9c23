import type { DueDate } from '@tongban/contracts/cases/clock'
import { sql } from 'kysely'
import { actorKey } from '#platform/actor'
import type { Tx } from '#platform/db'
import { hashEvent } from '../core/chain.ts'
import { lastGenerated } from '../core/generated.ts'
import type { OpenCase } from '../core/recount.ts'

export type Counts = { counted: number; earlier: number; later: number; settled: number }
export type RecountRow = Counts & { changeId: string; after: string | null; endedAt: Date | null }
export type LockedCase = OpenCase & { headSeq: number; headHash: string; officeId: string; subjectId: string }

const columns = sql.raw(`change_id as "changeId", after, counted, earlier, later, settled, ended_at as "endedAt"`)

export const listRecounts = (tx: Tx): Promise<RecountRow[]> =>
  tx.rows(sql<RecountRow>`select ${columns} from cases.recount`)

/** How far a recount is, under lock: two workers go on one after the other. */
export async function holdRecount(tx: Tx, changeId: string): Promise<RecountRow> {
  await tx.rows(sql`insert into cases.recount (change_id) values (${changeId}) on conflict do nothing`)
  return tx.only(sql<RecountRow>`select ${columns} from cases.recount where change_id = ${changeId} for update`)
}

const fields =
  sql.raw(`c.id, c.status, c.due, coalesce((c.clock->>'provisional')::boolean, false) as provisional, c.proceedings,
  c.promised_days as "promisedDays", (coalesce(c.corrected_at, c.submitted_at) at time zone 'Asia/Shanghai')::date as "receivedOn",
  (c.noticed_at at time zone 'Asia/Shanghai')::date as "noticedOn"`)
const first = '00000000-0000-0000-0000-000000000000'
/** Said of both tables: a condition on one of them alone lets the planner read the other from its start at every batch. */
const after = (id: string | null) => sql`w.case_id > ${id ?? first}::uuid and c.id > ${id ?? first}::uuid`

/** Open cases in order of id, to look at. */
export const listOpen = (tx: Tx, id: string | null, limit: number): Promise<OpenCase[]> =>
  tx.rows(sql<OpenCase>`
    select ${fields} from cases.work_item w join cases.case c on c.id = w.case_id
    where ${after(id)} order by w.case_id limit ${limit}`)

/** The same, held until the transaction ends. */
export const lockOpen = (tx: Tx, id: string | null, limit: number): Promise<LockedCase[]> =>
  tx.rows(sql<LockedCase>`
    select ${fields}, c.head_seq as "headSeq", c.head_hash as "headHash", c.office_id as "officeId", c.subject_id as "subjectId"
    from cases.work_item w join cases.case c on c.id = w.case_id
    where ${after(id)} order by w.case_id limit ${limit} for update of c`)

export type Change = { c: LockedCase; clock: DueDate; moved: boolean }

/** Events of what moved, rows and queue rows of a batch in one statement; tells whom it concerns. */
export async function recordRecounted(tx: Tx, changes: readonly Change[], document: string, at: Date): Promise<void> {
  const actor = actorKey(tx.actor)
  // Thousands of cases share a few limits, and each limit has its reasons: sent once.
  const clocks = [...new Set(changes.map(({ clock }) => clock))]
  const placeOf = new Map(clocks.map((clock, place) => [clock, place]))
  const rows = changes.map(({ c, clock, moved }) => {
    const data = { before: c.due, after: clock.due, document }
    const seq = moved ? c.headSeq + 1 : c.headSeq
    const event = { caseId: c.id, seq, type, at: at.toISOString(), actor, data, previous: c.headHash }
    return {
      id: c.id,
      seq,
      moved,
      due: clock.due,
      place: placeOf.get(clock),
      data,
      previous: c.headHash,
      hash: moved ? hashEvent(event) : c.headHash,
      office: c.officeId,
      subject: c.subjectId,
      correcting: c.status === 'correction-asked',
    }
  })
  await tx.rows(sql`
    with limits as materialized (
      select o as clock, place - 1 as place from jsonb_array_elements(${JSON.stringify(clocks)}::jsonb) with ordinality as l (o, place)
    ), given as materialized (
      select g.*, l.clock from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (id uuid, seq int, moved boolean, due date, place int,
        data jsonb, previous text, hash text, office uuid, subject uuid, correcting boolean) join limits l on l.place = g.place
    ), told as (
      insert into cases.event (case_id, seq, type, at, actor, actor_name, office_id, subject_id, data, previous, hash)
      select id, seq, ${type}, ${at}, ${actor}, '系统', office, subject, data, previous, hash from given where moved
    ), queued as (
      update cases.work_item w set due = g.due from given g where w.case_id = g.id and g.moved
    ), heard as (
      insert into platform.outbox (type, payload)
      select ${type}, jsonb_build_object('caseId', id) from given where moved and subject > ${sql.raw(`'${lastGenerated}'`)}
    )
    update cases.case c set due = g.due, clock = g.clock, head_seq = g.seq, head_hash = g.hash,
      version = c.version + (case when g.moved then 1 else 0 end),
      proceedings = case when g.correcting then jsonb_set(c.proceedings, '{correctBy}', to_jsonb(g.due)) else c.proceedings end
    from given g where c.id = g.id`)
}

const type = 'due-recounted'

export const recordProgress = (tx: Tx, row: RecountRow): Promise<unknown> =>
  tx.rows(sql`
    update cases.recount set after = ${row.after}, counted = ${row.counted}, earlier = ${row.earlier}, later = ${row.later},
      settled = ${row.settled}, ended_at = ${row.endedAt} where change_id = ${row.changeId}`)
