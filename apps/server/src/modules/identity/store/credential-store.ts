import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { openField, sealField } from '#platform/personal-data'
import type { Secrets } from '#platform/secrets'

export type Credential = { ownerId: string; passwordHash: string }
export type StaffCredential = Credential & { totpSecret: string; lastStep: number }

const secretOf = (ownerId: string) => `credential.totp:${ownerId}`

export const recordPassword = (tx: Tx, personId: string, passwordHash: string, at: Date): Promise<unknown> =>
  tx.rows(sql`insert into identity.credential (owner_id, kind, password_hash, changed_at)
    values (${personId}, 'person', ${passwordHash}, ${at})`)

/** `totpSecret` in base 32. */
export const recordStaffCredential = (
  tx: Tx,
  secrets: Secrets,
  c: { officerId: string; passwordHash: string; totpSecret: string; at: Date },
): Promise<unknown> =>
  tx.rows(sql`insert into identity.credential (owner_id, kind, password_hash, totp_secret, changed_at)
    values (${c.officerId}, 'officer', ${c.passwordHash}, ${sealField(secrets, secretOf(c.officerId), c.totpSecret)}, ${c.at})`)

export const findPersonCredential = (tx: Tx, by: 'citizen-number' | 'mobile', hash: string) =>
  tx.first(sql<Credential>`
    select c.owner_id as "ownerId", c.password_hash as "passwordHash"
    from identity.person p join identity.credential c on c.owner_id = p.id
    where ${by === 'mobile' ? sql`p.mobile_hash` : sql`p.citizen_number_hash`} = ${hash}`)

export async function findStaffCredential(
  tx: Tx,
  secrets: Secrets,
  account: string,
): Promise<StaffCredential | undefined> {
  const found = await tx.first(sql<StaffCredential>`
    select c.owner_id as "ownerId", c.password_hash as "passwordHash", c.totp_secret as "totpSecret", c.totp_last_step as "lastStep"
    from identity.officer o join identity.credential c on c.owner_id = o.id
    where o.account = ${account} and o.active`)
  return found && { ...found, totpSecret: openField(secrets, secretOf(found.ownerId), found.totpSecret) }
}

/** Uses up the one-time code of a step; false when that step or a later one was used. */
export async function recordStep(tx: Tx, officerId: string, step: number): Promise<boolean> {
  const row = await tx.first(sql`
    update identity.credential set totp_last_step = ${step}
    where owner_id = ${officerId} and totp_last_step < ${step} returning owner_id`)
  return row !== undefined
}
