import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { type Beside, besideHash, hashRecord, leafOfEvent } from '../core/day-log.ts'
import { TreeBuilder } from '../core/merkle.ts'
import { type ClosedDay, dayColumns } from './day-store.ts'

/** Numbers of transactions mean something in one cluster only: a database restored elsewhere begins anew. */
const cluster = sql`(select system_identifier::text from pg_control_system())`

/**
 * Events that have no place yet. What was written by a transaction before the horizon of the last closed day is
 * sealed already, so the log is read from there on, however long it is.
 */
const unsealed = sql`cases.event e
  where e.written_in >= coalesce((select case when d.cluster = ${cluster} then d.horizon else 0 end from cases.log_day d order by d.day desc limit 1), 0)
    and not exists (select from cases.log_leaf l where l.case_id = e.case_id and l.seq = e.seq)`

/** Whether this transaction closes days alone until it ends; not when another worker is at it. */
export const holdSealing = async (tx: Tx): Promise<boolean> =>
  (await tx.only(sql<{ held: boolean }>`select pg_try_advisory_xact_lock(hashtext('cases.seal-days')) as held`)).held

/** The instant of the oldest event without a place. */
export const findOldestUnsealed = async (tx: Tx): Promise<Date | null> =>
  (await tx.only(sql<{ at: Date | null }>`select min(e.at) as at from ${unsealed}`)).at

type ToSeal = Beside & { caseId: string; seq: number; hash: string }

const batch = 5000

/**
 * Gives every event up to `end` that has no place yet its place in `day`, in order of case and number, and writes the
 * day. What a transaction wrote that is still open now is not seen; the horizon stays before it, so the next day has it.
 */
export async function sealDay(
  tx: Tx,
  { day, previous, end, sealedAt }: { day: string; previous: string; end: Date; sealedAt: Date },
): Promise<ClosedDay> {
  const { horizon } = await tx.only(sql<{ horizon: number }>`
    select least(pg_snapshot_xmin(pg_current_snapshot())::text::bigint, min(e.written_in) filter (where e.at >= ${end})) as horizon
    from ${unsealed}`)
  await tx.rows(sql`declare to_seal no scroll cursor for
    select e.case_id as "caseId", e.seq, e.hash, gen_random_uuid() as salt, e.actor_name as "actorName", e.office_id as "officeId", e.subject_id as "subjectId"
    from ${unsealed} and e.at < ${end} order by e.case_id, e.seq`)
  const tree = new TreeBuilder()
  for (let events = await fetchNext(tx); events.length > 0; ) {
    const from = tree.leaves
    const hashes = events.map((event) => leafOfEvent(event.hash, besideHash(event)))
    for (const hash of hashes) tree.add(hash)
    // The next are read and hashed while these are written.
    const written = recordLeaves(tx, day, from, events, hashes)
    events = await fetchNext(tx)
    await written
  }
  await tx.rows(sql`close to_seal`)
  const { root, blocks } = tree.end()
  if (blocks.length > 0)
    await tx.rows(sql`insert into cases.log_block (day, block, root)
      select ${day}::date, place - 1, decode(root, 'hex') from unnest(${blocks.map(hex)}::text[]) with ordinality as b (root, place)`)
  const record = { day, leaves: tree.leaves, root: root.toString('hex'), previous }
  return tx.only(sql<ClosedDay>`
    insert into cases.log_day (day, leaves, root, previous, record, sealed_at, horizon, cluster)
    values (${day}, ${record.leaves}, ${record.root}, ${previous}, ${hashRecord(record)}, ${sealedAt}, ${horizon}, ${cluster})
    returning ${dayColumns}`)
}

const hex = (hash: Buffer): string => hash.toString('hex')

const fetchNext = (tx: Tx): Promise<ToSeal[]> =>
  tx.rows(sql<ToSeal>`fetch forward ${sql.raw(String(batch))} from to_seal`)

const recordLeaves = (tx: Tx, day: string, from: number, events: readonly ToSeal[], hashes: readonly Buffer[]) =>
  tx.rows(sql`
    insert into cases.log_leaf (case_id, seq, day, place, salt, hash)
    select case_id, seq, ${day}::date, ${from}::int + place - 1, salt, decode(hash, 'hex')
    from unnest(${events.map((e) => e.caseId)}::uuid[], ${events.map((e) => e.seq)}::int[], ${events.map((e) => e.salt)}::uuid[], ${hashes.map(hex)}::text[])
      with ordinality as l (case_id, seq, salt, hash, place)`)
