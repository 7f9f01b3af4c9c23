import type { Sex } from '@tongban/contracts/outside/gateway'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { lookupHash, openField, sealField } from '#platform/personal-data'
import type { Secrets } from '#platform/secrets'

/** What the platform knows of a person, opened. */
export type PersonCard = {
  id: string
  name: string
  citizenNumber: string
  mobile: string
  address: string
  birthDate: string
  sex: Sex
  realNameLevel: number
}

type Row = { id: string; name: string; citizen_number: string; mobile: string; address: string } & {
  birth_date: string
  sex: Sex
  real_name_level: number
}

const field = (name: string, id: string) => `person.${name}:${id}`

/** Throws when there is no such person, or the actor of the transaction may not see them. */
export async function getPersonCard(tx: Tx, secrets: Secrets, personId: string): Promise<PersonCard> {
  const row = await tx.only(sql<Row>`
    select id, name, citizen_number, mobile, address, birth_date, sex, real_name_level
    from identity.person where id = ${personId}`)
  return {
    id: row.id,
    name: row.name,
    citizenNumber: openField(secrets, field('citizen-number', row.id), row.citizen_number),
    mobile: openField(secrets, field('mobile', row.id), row.mobile),
    address: openField(secrets, field('address', row.id), row.address),
    birthDate: row.birth_date,
    sex: row.sex,
    realNameLevel: row.real_name_level,
  }
}

/** Keyed hashes by which a person is found. */
export const citizenNumberHash = (secrets: Secrets, citizenNumber: string) =>
  lookupHash(secrets, 'citizen-number', citizenNumber)
export const mobileHash = (secrets: Secrets, mobile: string) => lookupHash(secrets, 'mobile', mobile)

export type NewPerson = Omit<PersonCard, 'realNameLevel'> & { socialSecurityCard: string }

/** Writes a confirmed person; false when the citizen number or the mobile has an account already. */
export async function recordPerson(tx: Tx, secrets: Secrets, p: NewPerson, at: Date): Promise<boolean> {
  const seal = (name: string, text: string) => sealField(secrets, field(name, p.id), text)
  const row = await tx.first(sql`
    insert into identity.person (id, name, citizen_number, citizen_number_hash, mobile, mobile_hash, social_security_card,
      address, sex, birth_date, real_name_level, verified_at, registered_at)
    values (${p.id}, ${p.name}, ${seal('citizen-number', p.citizenNumber)}, ${citizenNumberHash(secrets, p.citizenNumber)},
      ${seal('mobile', p.mobile)}, ${mobileHash(secrets, p.mobile)}, ${seal('social-security-card', p.socialSecurityCard)},
      ${seal('address', p.address)}, ${p.sex}, ${p.birthDate}, 3, ${at}, ${at})
    on conflict do nothing returning id`)
  return row !== undefined
}

export const recordConsent = (
  tx: Tx,
  c: { id: string; personId: string; notice: string; version: string; at: Date },
): Promise<unknown> =>
  tx.rows(sql`insert into identity.consent (id, person_id, notice, notice_version, agreed_at)
    values (${c.id}, ${c.personId}, ${c.notice}, ${c.version}, ${c.at})`)

export const findPersonByMobile = (tx: Tx, hash: string): Promise<{ id: string } | undefined> =>
  tx.first(sql<{ id: string }>`select id from identity.person where mobile_hash = ${hash}`)
