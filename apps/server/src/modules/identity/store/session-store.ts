import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { SessionKind, SessionTimes } from '../core/sign-in-limits.ts'

export type FoundSession = {
  id: string
  kind: SessionKind
  createdAt: Date
  seenAt: Date
  idleUntil: Date
  personId: string | null
  personName: string | null
  legalPersonId: string | null
  officerId: string | null
  officerName: string | null
  officeId: string | null
  officeName: string | null
  regionCode: string | null
  scopes: string[] | null
  prefixesBelow: string[] | null
}

/**
 * Whom a token names. A legal person is there only while it is represented, an officer only while in the post. Officers of
 * an office that ended keep what lets them read.
 */
export const findSession = (tx: Tx, tokenHash: string): Promise<FoundSession | undefined> =>
  tx.first(sql<FoundSession>`
    select s.id, s.kind, s.created_at as "createdAt", s.seen_at as "seenAt", s.idle_until as "idleUntil",
      case when f.id is not null then reference.prefixes_below(f.region_code) end as "prefixesBelow",
      p.id as "personId", p.name as "personName", r.legal_person_id as "legalPersonId",
      o.id as "officerId", o.name as "officerName", f.id as "officeId", f.name as "officeName",
      f.region_code as "regionCode", case when f.ended_on is null then o.scopes
        else array(select s from unnest(o.scopes) s where s like '%.read' or s = 'cases.supervise') end as scopes
    from identity.session s
      left join identity.person p on p.id = s.person_id
      left join identity.representation r on r.legal_person_id = s.acting_for and r.person_id = s.person_id and r.until is null
      left join identity.officer o on o.id = s.officer_id and o.active
      left join identity.office f on f.id = o.office_id
    where s.token_hash = ${tokenHash}`)

export type NewSession = { id: string; tokenHash: string; kind: SessionKind; ownerId: string; at: Date } & SessionTimes

/** Begins a session; those that ended are swept away. */
export async function recordSession(tx: Tx, s: NewSession): Promise<void> {
  await tx.rows(sql`delete from identity.session where ends_at < ${s.at}`)
  await tx.rows(sql`
    insert into identity.session (id, token_hash, kind, person_id, officer_id, created_at, seen_at, idle_until, ends_at)
    values (${s.id}, ${s.tokenHash}, ${s.kind}, ${s.kind === 'person' ? s.ownerId : null},
      ${s.kind === 'officer' ? s.ownerId : null}, ${s.at}, ${s.at}, ${s.idleUntil}, ${s.endsAt})`)
}

export const recordSeen = (tx: Tx, id: string, at: Date, idleUntil: Date): Promise<unknown> =>
  tx.rows(
    sql`update identity.session set seen_at = ${at}, idle_until = ${idleUntil} where id = ${id} and seen_at < ${at}`,
  )

export const recordActingFor = (tx: Tx, id: string, legalPersonId: string | null): Promise<unknown> =>
  tx.rows(sql`update identity.session set acting_for = ${legalPersonId} where id = ${id}`)

export const removeSession = (tx: Tx, id: string): Promise<unknown> =>
  tx.rows(sql`delete from identity.session where id = ${id}`)
