import type { Transfer } from '@tongban/contracts/archives/archives'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'

type Row = Omit<Transfer, 'madeAt' | 'confirmedAt'> & { madeAt: Date; confirmedAt: Date | null; officeName: string }

const select = (where: RawBuilder<unknown>) => sql<Row>`
  select t.id, t.number, t.state, t.version, t.year, t.made_by as "madeBy", t.made_at as "madeAt", t.received_by as "receivedBy",
    t.receipt_no as "receiptNo", t.confirmed_at as "confirmedAt", t.office_name as "officeName", p.packages, p.bytes
  from archives.transfer t
  left join lateral (select count(*) as packages, coalesce(sum(bytes), 0)::bigint as bytes from archives.package where transfer_id = t.id) p on true
  where ${where}`

export type StoredTransfer = Transfer & { officeName: string }

const present = (row: Row): StoredTransfer => ({
  ...row,
  madeAt: row.madeAt.toISOString(),
  confirmedAt: row.confirmedAt?.toISOString() ?? null,
})

export const listTransfers = async (tx: Tx, officeId: string): Promise<StoredTransfer[]> =>
  (await tx.rows(select(sql`t.office_id = ${officeId} order by t.id desc limit 200`))).map(present)

export async function findTransfer(tx: Tx, id: string, officeId: string): Promise<StoredTransfer | undefined> {
  const row = await tx.first(select(sql`t.id = ${id} and t.office_id = ${officeId}`))
  return row && present(row)
}

export const holdTransfer = (tx: Tx, id: string): Promise<unknown> =>
  tx.rows(sql`select from archives.transfer where id = ${id} for update`)

export type NewTransfer = {
  id: string
  number: string
  officeId: string
  officeName: string
  year: number
  madeBy: string
  at: Date
}

export const recordTransfer = (tx: Tx, t: NewTransfer): Promise<unknown> =>
  tx.rows(sql`insert into archives.transfer (id, number, office_id, office_name, year, made_by, made_at)
    values (${t.id}, ${t.number}, ${t.officeId}, ${t.officeName}, ${t.year}, ${t.madeBy}, ${t.at})`)

export type Confirmation = { id: string; receivedBy: string; receiptNo: string; by: string; at: Date }

export const recordConfirmation = (tx: Tx, c: Confirmation): Promise<unknown> =>
  tx.rows(sql`update archives.transfer set state = 'confirmed', version = version + 1, received_by = ${c.receivedBy},
    receipt_no = ${c.receiptNo}, confirmed_by = ${c.by}, confirmed_at = ${c.at} where id = ${c.id}`)
