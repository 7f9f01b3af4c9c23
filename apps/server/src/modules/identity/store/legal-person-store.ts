import { sql } from 'kysely'
import type { Tx } from '#platform/db'

export type LegalPersonCard = {
  id: string
  name: string
  creditCode: string
  address: string
  representativeName: string
  representativePersonId: string
}

const columns = sql`l.id, l.name, l.credit_code as "creditCode", l.address,
  l.representative_name as "representativeName", l.representative_person_id as "representativePersonId"`

/** Throws when there is none, or the actor of the transaction may not see it. */
export const getLegalPersonCard = (tx: Tx, id: string): Promise<LegalPersonCard> =>
  tx.only(sql<LegalPersonCard>`select ${columns} from identity.legal_person l where l.id = ${id}`)

/** Those a person may act for now. */
export const listRepresented = (tx: Tx, personId: string): Promise<LegalPersonCard[]> =>
  tx.rows(sql<LegalPersonCard>`
    select ${columns} from identity.legal_person l join identity.representation r on r.legal_person_id = l.id
    where r.person_id = ${personId} and r.until is null order by l.opened_at, l.id`)

export type ConfirmedLegalPerson = {
  creditCode: string
  name: string
  type: string
  address: string
  representativeName: string
}

/**
 * The account of a legal person with its representative of now: opened, or handed over from the one before. Undefined
 * when this person has it already.
 */
export async function recordLegalPerson(
  tx: Tx,
  newId: string,
  l: ConfirmedLegalPerson,
  personId: string,
  at: Date,
): Promise<string | undefined> {
  const { id } = await tx.only(sql<{ id: string }>`
    insert into identity.legal_person as l (id, credit_code, name, type, address, representative_name, representative_person_id, verified_at, opened_at)
    values (${newId}, ${l.creditCode}, ${l.name}, ${l.type}, ${l.address}, ${l.representativeName}, ${personId}, ${at}, ${at})
    on conflict (credit_code) do update set name = excluded.name, type = excluded.type, address = excluded.address,
      representative_name = excluded.representative_name, representative_person_id = excluded.representative_person_id,
      verified_at = excluded.verified_at, version = l.version + 1
    returning id`)
  await tx.rows(sql`
    update identity.representation set until = greatest(since, ${at}::timestamptz)
    where legal_person_id = ${id} and person_id <> ${personId} and until is null`)
  const added = await tx.first(sql`
    insert into identity.representation (legal_person_id, person_id, since) values (${id}, ${personId}, ${at})
    on conflict do nothing returning legal_person_id`)
  return added ? id : undefined
}
