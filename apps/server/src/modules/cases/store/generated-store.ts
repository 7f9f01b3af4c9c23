import type { DueDate } from '@tongban/contracts/cases/clock'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** What many generated cases have in common: the item as an office exercises it. */
export type GeneratedItem = {
  itemCode: string
  revisionId: string
  itemName: string
  itemNameEn: string
  officeId: string
  officeName: string
  level: string
  regionCode: string
  regionName: string
  audience: 'natural' | 'legal'
  promisedDays: number
}
export type GeneratedDay = { date: string; due: string; clock: DueDate }
export type GeneratedCase = {
  id: string
  caseNo: string
  item: number
  day: number
  personId: string
  applicantName: string
  submittedAt: string
  hash: string
}
export type GeneratedBatch = {
  items: readonly GeneratedItem[]
  days: readonly GeneratedDay[]
  cases: readonly GeneratedCase[]
  actor: string
  actorName: string
  previous: string
}

/** Rows, first events and queue rows of a batch in one statement; `item` and `day` are places in the lists, from 0. */
export async function recordGenerated(tx: Tx, batch: GeneratedBatch): Promise<void> {
  const { items, days, cases, actor, actorName, previous } = batch
  const column = <K extends keyof GeneratedCase>(key: K) => cases.map((c) => c[key])
  // Whoever generates can generate again: a crash may lose the last batches, never a part of one.
  await tx.rows(sql`set local synchronous_commit = off`)
  await tx.rows(sql`
    with item as materialized (
      select i.*, place - 1 as item from jsonb_array_elements(${JSON.stringify(items)}::jsonb) with ordinality as l (o, place),
        jsonb_to_record(l.o) as i ("itemCode" text, "revisionId" uuid, "itemName" text, "itemNameEn" text, "officeId" uuid, "officeName" text,
          level text, "regionCode" text, "regionName" text, audience text, "promisedDays" int)
    ), day as materialized (
      select (l.o->>'due')::date as due, l.o->'clock' as clock, place - 1 as day
      from jsonb_array_elements(${JSON.stringify(days)}::jsonb) with ordinality as l (o, place)
    ), given as materialized (
      select g.id, g.case_no, g.person_id, g.name, g.at, g.hash, i.*, d.due, d.clock
      from unnest(${column('id')}::uuid[], ${column('caseNo')}::text[], ${column('item')}::int[], ${column('day')}::int[],
          ${column('personId')}::uuid[], ${column('applicantName')}::text[], ${column('submittedAt')}::timestamptz[], ${column('hash')}::text[])
        as g (id, case_no, item, day, person_id, name, at, hash)
        join item i on i.item = g.item join day d on d.day = g.day
    ), made as (
      insert into cases.case (id, case_no, item_code, revision_id, item_name, item_name_en, office_id, office_name, level, region_code,
        region_name, subject_id, person_id, applicant_name, holder_lookup, masked_identifier, masked_mobile, audience, status,
        answers, locked_keys, promised_days, submitted_at, due, clock, head_seq, head_hash)
      select id, case_no, "itemCode", "revisionId", "itemName", "itemNameEn", "officeId", "officeName", level, "regionCode",
        "regionName", person_id, person_id, name, 'generated', '（生成）', '（生成）', audience, 'submitted',
        '{}', '{}', "promisedDays", at, due, clock, 1, hash
      from given
    ), told as (
      insert into cases.event (case_id, seq, type, at, actor, actor_name, office_id, subject_id, data, previous, hash)
      select id, 1, 'case-submitted', at, ${actor}, ${actorName}, "officeId", person_id,
        jsonb_build_object('caseNo', case_no, 'itemCode', "itemCode", 'revisionId', "revisionId", 'files', '[]'::jsonb, 'generated', true),
        ${previous}, hash
      from given
    )
    insert into cases.work_item (case_id, office_id, subject_id, queue, due, case_no, item_name, applicant_name, status, submitted_at, region_code)
    select id, "officeId", person_id, 'intake', due, case_no, "itemName", name, 'submitted', at, "regionCode" from given`)
}

/** Draws `count` running numbers for generated cases; answers the first of them. */
export async function drawGenerated(tx: Tx, count: number, officeId: string): Promise<number> {
  const { last } = await tx.only(sql<{ last: number }>`
    insert into platform.setting as s (name, value) values ('generated-cases', jsonb_build_object('cases', ${count}::int, 'officeId', ${officeId}::text))
    on conflict (name) do update set value = jsonb_build_object('cases', (s.value->>'cases')::int + ${count}::int, 'officeId', ${officeId}::text)
    returning (value->>'cases')::int as last`)
  return last - count + 1
}
