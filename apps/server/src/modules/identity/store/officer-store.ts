import type { OfficeBrief } from '@tongban/contracts/identity/account'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'

export type NewOfficer = {
  id: string
  officeId: string
  account: string
  name: string
  post: string
  scopes: readonly string[]
}

/** Writes an officer; false when the account name is taken. */
export async function recordOfficer(tx: Tx, o: NewOfficer): Promise<boolean> {
  const row = await tx.first(sql`
    insert into identity.officer (id, office_id, account, name, post, scopes)
    values (${o.id}, ${o.officeId}, ${o.account}, ${o.name}, ${o.post}, ${[...o.scopes]})
    on conflict (account) do nothing returning id`)
  return row !== undefined
}

/** Throws when there is none, or the actor of the transaction may not see them. */
export async function getOfficerName(tx: Tx, id: string): Promise<string> {
  const { name } = await tx.only(sql<{ name: string }>`select name from identity.officer where id = ${id}`)
  return name
}

export const getPost = (tx: Tx, officerId: string): Promise<{ post: string; office: OfficeBrief }> =>
  tx.only(sql<{ post: string; office: OfficeBrief }>`
    select o.post, json_build_object('id', f.id, 'name', f.name, 'level', f.level, 'regionCode', f.region_code, 'regionName', f.region_name) as office
    from identity.officer o join identity.office f on f.id = o.office_id where o.id = ${officerId}`)

export type DemoOfficer = {
  id: string
  officeId: string
  account: string
  name: string
  post: string
  officeName: string
  regionCode: string
}

export const listOfficers = (tx: Tx, accounts: readonly string[]): Promise<DemoOfficer[]> =>
  tx.rows(sql<DemoOfficer>`
    select o.id, o.office_id as "officeId", o.account, o.name, o.post, f.name as "officeName", f.region_code as "regionCode"
    from identity.officer o join identity.office f on f.id = o.office_id
    where o.account = any(${[...accounts]}) order by array_position(${[...accounts]}::text[], o.account)`)

export type Colleague = { id: string; name: string; post: string }

/** Officers of an office with a scope, as their colleagues see them, by name. */
export const listColleagues = (tx: Tx, officeId: string, scope: string): Promise<Colleague[]> =>
  tx.rows(sql<Colleague>`
    select id, name, post from identity.officer where office_id = ${officeId} and active and ${scope} = any(scopes) order by name, id`)
