import { sql } from 'kysely'
import { standingCode } from '#modules/catalogue'
import { type Actor, actorKey } from '#platform/actor'
import type { Database, Tx } from '#platform/db'
import type { Case } from '../core/case.ts'
import { hashEvent } from '../core/chain.ts'
import { isAt, moveEvent, type OfficeMove } from '../core/move.ts'
import { findForUpdate } from './case-store.ts'

/** Running cases that wait in an office and do not stand as it does now; a queue is the place of each of them. */
export const listToMove = async (
  tx: Tx,
  officeId: string,
  now: OfficeMove['now'],
  limit: number,
): Promise<{ id: string; itemCode: string }[]> =>
  tx.rows(sql<{ id: string; itemCode: string }>`
    select c.id, coalesce(${standingCode(sql<string>`c.item_code`)}, c.item_code) as "itemCode"
    from cases.work_item w join cases.case c on c.id = w.case_id
    where w.office_id = ${officeId}
      and (c.office_id, c.office_name, c.region_code, c.region_name) is distinct from (${now.id}::uuid, ${now.name}, ${now.regionCode}, ${now.regionName})
    order by c.id limit ${limit}`)

/** Appends the event and moves row and queue in step; answers the case as it was, nothing when it closed or was moved meanwhile. */
export async function recordMove(
  tx: Tx,
  id: string,
  itemCode: string,
  move: OfficeMove,
  at: Date,
): Promise<Case | undefined> {
  const c = await findForUpdate(tx, id)
  const { now } = move
  if (!c || isAt(c, now)) return
  const { type, data } = moveEvent(c, itemCode, move)
  const seq = c.headSeq + 1
  const actor = actorKey(tx.actor)
  const hash = hashEvent({ caseId: id, seq, type, at: at.toISOString(), actor, data, previous: c.headHash })
  const moved = await tx.rows(sql`
    with queued as (
      update cases.work_item set office_id = ${now.id}, region_code = ${now.regionCode}, assignee_id = null, assignee_name = null where case_id = ${id} returning case_id
    ), told as (
      insert into cases.event (case_id, seq, type, at, actor, actor_name, office_id, subject_id, data, previous, hash)
      select ${id}, ${seq}, ${type}, ${at}, ${actor}, '系统', ${now.id}, ${c.subjectId}, ${JSON.stringify(data)}::jsonb, ${c.headHash}, ${hash}
      from queued
    )
    update cases.case set office_id = ${now.id}, office_name = ${now.name}, region_code = ${now.regionCode}, region_name = ${now.regionName},
      item_code = ${itemCode}, version = version + 1, head_seq = ${seq}, head_hash = ${hash}
    where id in (select case_id from queued) returning id`)
  return moved.length > 0 ? c : undefined
}

/**
 * Open applications go on at the item that took theirs over. Of two of one person that lead to the same item, the one
 * saved last: the other keeps its code, which leads there as well.
 */
export const moveDrafts = async (tx: Tx, codes: readonly { code: string; successor: string }[]): Promise<number> =>
  (
    await tx.only(sql<{ moved: number }>`
      with lead as (
        select * from unnest(${codes.map(({ code }) => code)}::text[], ${codes.map(({ successor }) => successor)}::text[]) as l (code, successor)
      ), chosen as (
        select distinct on (d.subject_id, l.successor) d.id, l.successor
        from cases.draft d join lead l on l.code = d.item_code
        where not d.submitted and not exists (
          select from cases.draft o where o.subject_id = d.subject_id and o.item_code = l.successor and not o.submitted)
        order by d.subject_id, l.successor, d.saved_at desc
      ), moved as (
        update cases.draft d set item_code = c.successor from chosen c where d.id = c.id and not d.submitted returning d.id
      ) select count(*)::int as moved from moved`)
  ).moved

export const countRunning = async (tx: Tx, offices: readonly string[]): Promise<number> =>
  (
    await tx.only(
      sql<{ n: number }>`select count(*)::int as n from cases.work_item where office_id = any(${[...offices]}::uuid[])`,
    )
  ).n

export const countDrafts = async (tx: Tx, codes: readonly string[]): Promise<number> =>
  (
    await tx.only(
      sql<{
        n: number
      }>`select count(*)::int as n from cases.draft where not submitted and item_code = any(${[...codes]}::text[])`,
    )
  ).n

const waitMs = 50

/**
 * Waits until every transaction that was writing when it was asked has ended, so that nothing comes after what it read
 * before: a case submitted to an office while that office ended. A minute at most; then the job is tried again.
 */
export async function waitForWriters(db: Database, actor: Actor): Promise<void> {
  const { own } = await db.transaction(actor, (tx) =>
    tx.only(sql<{ own: number }>`select pg_current_xact_id()::text::bigint as own`),
  )
  for (let tries = 0; tries < 60_000 / waitMs; tries++) {
    const { oldest } = await db.read(actor, (tx) =>
      tx.only(sql<{ oldest: number }>`select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest`),
    )
    if (oldest > own) return
    await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
  throw new Error('transactions that were writing when offices changed have not ended yet')
}
