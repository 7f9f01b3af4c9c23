import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { type Actor, actorKey } from './actor.ts'
import type { Database, Tx } from './db.ts'
import { fail, ProblemError, problems } from './problems.ts'

/** What makes a write repeatable: the client's key and a digest of what was asked. */
export type Intent = { operation: string; key: string; requestHash: string }

export const hashRequest = (operation: string, params: unknown, body: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([operation, params ?? null, body ?? null]))
    .digest('hex')

type Stored = { request_hash: string; response: string }

/**
 * One write: state, events, outbox, audit and the idempotency key in one transaction. A repeated key answers what the
 * first one answered; refused attempts are audited in a transaction of their own.
 */
export async function write<T>(
  db: Database,
  actor: Actor,
  intent: Intent | undefined,
  run: (tx: Tx) => Promise<T>,
): Promise<T> {
  try {
    return await db.transaction(actor, run, { finish: (tx, value) => record(tx, intent, value) })
  } catch (error) {
    const known = error instanceof ProblemError || isRepeatedKey(error)
    if (known && intent) {
      const stored = await findStored(db, actor, intent)
      if (stored) {
        if (stored.request_hash !== intent.requestHash) fail(problems['platform.key-reused']())
        return JSON.parse(stored.response) as T
      }
    }
    if (error instanceof ProblemError && actor.kind !== 'anonymous') await auditRefusal(db, actor, intent, error)
    throw error
  }
}

/** What there is of audit, outgoing events and kept answer, in one statement; one for each number of them. */
async function record(tx: Tx, intent: Intent | undefined, value: unknown): Promise<void> {
  const actor = actorKey(tx.actor)
  const parts: RawBuilder<unknown>[] = []
  if (tx.audited.length > 0) {
    const rows = tx.audited.map((a) => sql`(${actor}, ${a.action}, ${a.subjectId}, ${JSON.stringify(a.detail)}::jsonb)`)
    parts.push(sql`insert into platform.audit (actor, action, subject_id, detail) values ${sql.join(rows)}`)
  }
  if (tx.outgoing.length > 0) {
    const rows = tx.outgoing.map((o) => sql`(${o.type}, ${JSON.stringify(o.payload)}::jsonb)`)
    parts.push(sql`insert into platform.outbox (type, payload) values ${sql.join(rows)}`)
  }
  if (intent)
    parts.push(sql`insert into platform.idempotency_key (actor, key, operation, request_hash, response)
      values (${actor}, ${intent.key}, ${intent.operation}, ${intent.requestHash}, ${JSON.stringify(value ?? {})})`)
  const last = parts.pop()
  if (!last) return
  const before = parts.map((part, n) => sql`${sql.raw(`part_${n}`)} as (${part})`)
  await tx.rows(before.length > 0 ? sql`with ${sql.join(before)} ${last}` : last)
}

const isRepeatedKey = (error: unknown) =>
  error instanceof Error && 'constraint' in error && error.constraint === 'idempotency_key_pkey'

const findStored = (db: Database, actor: Actor, intent: Intent): Promise<Stored | undefined> =>
  db.read(actor, (tx) =>
    tx.first(
      sql<Stored>`select request_hash, response from platform.idempotency_key where actor = ${actorKey(actor)} and key = ${intent.key}`,
    ),
  )

async function auditRefusal(
  db: Database,
  actor: Actor,
  intent: Intent | undefined,
  error: ProblemError,
): Promise<void> {
  const detail = JSON.stringify({ code: error.problem.code, operation: intent?.operation ?? null })
  await db.transaction(actor, (tx) =>
    tx.rows(
      sql`insert into platform.audit (actor, action, subject_id, detail) values (${actorKey(actor)}, 'refused', null, ${detail}::jsonb)`,
    ),
  )
}
