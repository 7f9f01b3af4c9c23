import { sql } from 'kysely'
import type { Tx } from '#platform/db'

export type Purpose = 'register' | 'sign-in'
export type SmsCode = { id: string; codeHash: string; expiresAt: Date; tries: number }

/** One at a time for a mobile, until the transaction ends. */
export const lockMobile = (tx: Tx, mobileHash: string): Promise<unknown> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`sms-code:${mobileHash}`}, 0))`)

/** How many were sent since, and the last; older ones are swept away. */
export async function countSent(
  tx: Tx,
  mobileHash: string,
  since: Date,
): Promise<{ sent: number; lastAt: Date | null }> {
  await tx.rows(sql`delete from identity.sms_code where mobile_hash = ${mobileHash} and sent_at <= ${since}`)
  return tx.only(sql<{ sent: number; lastAt: Date | null }>`
    select count(*) as sent, max(sent_at) as "lastAt" from identity.sms_code where mobile_hash = ${mobileHash}`)
}

export const recordCode = (
  tx: Tx,
  c: { id: string; mobileHash: string; purpose: Purpose; codeHash: string; sentAt: Date; expiresAt: Date },
): Promise<unknown> =>
  tx.rows(sql`insert into identity.sms_code (id, mobile_hash, purpose, code_hash, sent_at, expires_at)
    values (${c.id}, ${c.mobileHash}, ${c.purpose}, ${c.codeHash}, ${c.sentAt}, ${c.expiresAt})`)

/** The newest unused code, held until the transaction ends. */
export const findCodeForUpdate = (tx: Tx, mobileHash: string, purpose: Purpose): Promise<SmsCode | undefined> =>
  tx.first(sql<SmsCode>`
    select id, code_hash as "codeHash", expires_at as "expiresAt", tries from identity.sms_code
    where mobile_hash = ${mobileHash} and purpose = ${purpose} and used_at is null
    order by sent_at desc limit 1 for update`)

export const recordTry = (tx: Tx, id: string): Promise<unknown> =>
  tx.rows(sql`update identity.sms_code set tries = tries + 1 where id = ${id}`)

/** Uses a code up; false when another request was faster. */
export async function recordUse(tx: Tx, id: string, at: Date): Promise<boolean> {
  const row = await tx.first(
    sql`update identity.sms_code set used_at = ${at} where id = ${id} and used_at is null returning id`,
  )
  return row !== undefined
}
