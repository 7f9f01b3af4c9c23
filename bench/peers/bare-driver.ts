// The limits of a write: the `pg` driver alone, the same rows in one statement, nothing checked and nothing answered.
import type { Database } from '../../apps/server/src/platform/db.ts'
import { repeat } from '../lib/load.ts'
import { rows } from '../lib/prepare.ts'

type Pool = Database['pool']
type Row = Record<string, unknown>

const columns = [
  ...[
    'id',
    'item_code',
    'revision_id',
    'item_name',
    'item_name_en',
    'office_id',
    'office_name',
    'level',
    'region_code',
    'region_name',
  ],
  ...[
    'subject_id',
    'person_id',
    'applicant_name',
    'holder_lookup',
    'masked_identifier',
    'masked_mobile',
    'audience',
    'status',
  ],
  ...['answers', 'locked_keys', 'promised_days', 'submitted_at', 'due', 'clock', 'head_seq', 'head_hash'],
]
const json = new Set(['answers', 'clock'])
const place = (column: string): string => `$${columns.indexOf(column) + 1}`
const extra = (n: number): string => `$${columns.length + n}`

/** All rows of a submission: number, case, event, queue row, draft, checklist, audit, outbox and key. */
const submission = {
  name: 'bare-submission',
  text: `
    with number as (
      insert into reference.number_series as s (series, scope, period, last) values ('case', ${place('item_code')}, ${extra(1)}, 1)
      on conflict (series, scope, period) do update set last = s.last + 1 returning last
    ), made as (
      insert into cases.case (case_no, ${columns.join(', ')})
      select ${place('item_code')} || ${extra(2)} || lpad(last::text, 4, '0'), ${columns.map((c) => (json.has(c) ? `${place(c)}::jsonb` : place(c))).join(', ')} from number
    ), told as (
      insert into cases.event (case_id, seq, type, at, actor, actor_name, office_id, subject_id, data, previous, hash)
      values (${place('id')}, 1, 'case-submitted', ${place('submitted_at')}, ${extra(3)}, '申请人', ${place('office_id')}, ${place('subject_id')}, ${extra(4)}::jsonb, ${place('head_hash')}, ${place('head_hash')})
    ), queued as (
      insert into cases.work_item (case_id, office_id, subject_id, queue, due, case_no, item_name, applicant_name, status, submitted_at, region_code)
      select ${place('id')}, ${place('office_id')}, ${place('subject_id')}, 'intake', ${place('due')}, ${place('item_code')} || ${extra(2)} || lpad(last::text, 4, '0'),
        ${place('item_name')}, ${place('applicant_name')}, 'submitted', ${place('submitted_at')}, ${place('region_code')} from number
    ), handed as (
      update materials.checklist_entry set office_id = ${place('office_id')}, region_code = ${place('region_code')} where application_id = ${place('id')}
    ), audited as (
      insert into platform.audit (actor, action, subject_id, detail) values (${extra(3)}, 'case-submitted', ${place('id')}::uuid::text, ${extra(5)}::jsonb)
    ), sent as (
      insert into platform.outbox (type, payload) values ('bare-submitted', ${extra(5)}::jsonb)
    ), keyed as (
      insert into platform.idempotency_key (actor, key, operation, request_hash, response)
      values (${extra(3)}, ${extra(6)}, 'submitApplication', ${place('head_hash')}, ${extra(7)})
    )
    update cases.draft set submitted = true where id = ${place('id')}`,
}

/** Everything a submission of these drafts writes, as values; sizes as in a real one that was just made. */
export async function bareSubmissions(pool: Pool, ids: readonly string[]): Promise<unknown[][]> {
  const [sample] = await rows<{
    data: unknown
    response: unknown
    clock: unknown
    due: string
    hash: string
    lookup: string
  }>(
    pool,
    `select e.data, k.response, c.clock, c.due, c.head_hash as hash, c.holder_lookup as lookup from platform.idempotency_key k
       join cases.case c on c.id = (k.response::json->>'caseId')::uuid join cases.event e on e.case_id = c.id and e.seq = 1
     where k.operation = 'submitApplication' order by k.created_at desc limit 1`,
  )
  if (!sample) throw new Error('nothing was submitted yet')
  const drafts = await rows<Row>(
    pool,
    `select d.id, d.item_code, d.revision_id, r.content->>'name' as item_name, r.content->>'nameEn' as item_name_en, i.office_id, o.name as office_name,
       i.level, i.region_code, g.name as region_name, d.subject_id, d.person_id, p.name as applicant_name, '3401**********0011' as masked_identifier,
       '138****0000' as masked_mobile, d.audience, 'submitted' as status, d.answers, d.locked_keys, (r.content->>'promisedDays')::int as promised_days
     from cases.draft d join catalogue.revision r on r.id = d.revision_id join catalogue.implementation i on i.code = d.item_code
       join identity.office o on o.id = i.office_id join reference.region g on g.code = i.region_code join identity.person p on p.id = d.person_id
     where d.id = any($1) order by hashtext(d.id::text)`,
    [ids],
  )
  const today = new Date().toISOString().slice(0, 10)
  return drafts.map((draft) => {
    const row: Row = {
      ...draft,
      holder_lookup: sample.lookup,
      submitted_at: new Date(),
      due: sample.due,
      head_seq: 1,
      head_hash: sample.hash,
    }
    row['answers'] = JSON.stringify(draft['answers'])
    row['clock'] = JSON.stringify(sample.clock)
    const actor = `person:${String(draft['person_id'])}`
    const detail = JSON.stringify({ caseId: draft['id'] })
    return [
      ...columns.map((column) => row[column]),
      ...[
        today,
        today.replaceAll('-', ''),
        actor,
        JSON.stringify(sample.data),
        detail,
        draft['id'],
        JSON.stringify(sample.response),
      ],
    ]
  })
}

/** Transactions a second. */
export const submitBare = (pool: Pool, submissions: readonly unknown[][], atATime: number): Promise<number> =>
  repeat(submissions.length, atATime, (n) => pool.query({ ...submission, values: submissions[n] ?? [] }))

/** One act of an office on a case: event, queue row, case, audit, outbox and key. */
const act = {
  name: 'bare-act',
  text: `
    with told as (
      insert into cases.event (case_id, seq, type, at, actor, actor_name, office_id, subject_id, data, previous, hash)
      values ($1, 2, 'pre-review-passed', now(), $2, '测速员', $3, $4, '{"note": null}', $5, $5)
    ), requeued as (
      update cases.work_item set queue = 'intake', due = due, status = 'pre-reviewed' where case_id = $1
    ), audited as (
      insert into platform.audit (actor, action, subject_id, detail) values ($2, 'pre-review-passed', $6, '{"operation": "passPreReview"}')
    ), sent as (
      insert into platform.outbox (type, payload) values ('bare-passed', $7::jsonb)
    ), keyed as (
      insert into platform.idempotency_key (actor, key, operation, request_hash, response) values ($2, $6, 'passPreReview', $5, $8)
    )
    update cases.case set status = 'pre-reviewed', version = version + 1, head_seq = 2, head_hash = $5, due = due, clock = clock, corrections = corrections,
      answers = answers where id = $1`,
}

type BareCase = { id: string; office_id: string; subject_id: string }

export const actBare = (pool: Pool, cases: readonly BareCase[], response: string, atATime: number): Promise<number> =>
  repeat(cases.length, atATime, (n) => {
    const { id, office_id, subject_id } = cases[n] as BareCase
    const values = [
      id,
      'officer:bare',
      office_id,
      subject_id,
      '0'.repeat(64),
      id,
      JSON.stringify({ caseId: id }),
      response,
    ]
    return pool.query({ ...act, values })
  })
