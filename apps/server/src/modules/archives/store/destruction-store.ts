import type { Destruction } from '@tongban/contracts/archives/archives'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'

type Answer = { by: string; byId: string; approves: boolean; note: string; at: string }
export type StoredDestruction = Omit<Destruction, 'answers' | 'mayAnswer' | 'askedAt'> & {
  askedAt: Date
  askedById: string
  answers: Answer[]
}

const select = (where: RawBuilder<unknown>) => sql<StoredDestruction>`
  select d.id, d.state, d.version, d.reason, d.asked_by_name as "askedBy", d.asked_by as "askedById", d.asked_at as "askedAt",
    coalesce((select json_agg(json_build_object('caseNo', p.case_no, 'itemName', p.item_name, 'keepUntil', p.keep_until) order by p.case_no)
      from archives.package p where p.id = any(d.package_ids)), '[]') as packages,
    coalesce((select json_agg(json_build_object('by', a.officer_name, 'byId', a.officer_id, 'approves', a.approves, 'note', a.note,
        'at', to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by a.at)
      from archives.destruction_answer a where a.destruction_id = d.id), '[]') as answers
  from archives.destruction d where ${where}`

export const listDestructions = (tx: Tx, officeId: string): Promise<StoredDestruction[]> =>
  tx.rows(select(sql`d.office_id = ${officeId} order by d.id desc limit 200`))

export const findDestruction = (tx: Tx, id: string, officeId: string): Promise<StoredDestruction | undefined> =>
  tx.first(select(sql`d.id = ${id} and d.office_id = ${officeId}`))

export const holdDestruction = (tx: Tx, id: string): Promise<unknown> =>
  tx.rows(sql`select from archives.destruction where id = ${id} for update`)

export type Asked = { id: string; officeId: string; reason: string; by: string; byName: string; at: Date }

export const recordAsked = (tx: Tx, d: Asked, packageIds: readonly string[]): Promise<unknown> =>
  tx.rows(sql`insert into archives.destruction (id, office_id, reason, asked_by, asked_by_name, asked_at, package_ids)
    values (${d.id}, ${d.officeId}, ${d.reason}, ${d.by}, ${d.byName}, ${d.at}, ${packageIds}::uuid[])`)

type NewAnswer = {
  id: string
  officerId: string
  name: string
  officeId: string
  approves: boolean
  note: string
  at: Date
}

export const recordAnswer = (tx: Tx, a: NewAnswer): Promise<unknown> =>
  tx.rows(sql`insert into archives.destruction_answer (destruction_id, officer_id, officer_name, office_id, approves, note, at)
    values (${a.id}, ${a.officerId}, ${a.name}, ${a.officeId}, ${a.approves}, ${a.note}, ${a.at})`)

export const recordState = (tx: Tx, id: string, state: Destruction['state']): Promise<unknown> =>
  tx.rows(sql`update archives.destruction set state = ${state}, version = version + 1 where id = ${id}`)
