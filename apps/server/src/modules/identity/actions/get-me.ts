import { maskCitizenNumber, maskMobile } from '@tongban/codes/mask'
import { type LegalPerson, type Me, getMe as op } from '@tongban/contracts/identity/account'
import type { FastifyInstance } from 'fastify'
import type { OfficerActor, PersonActor } from '#platform/actor'
import type { Tx } from '#platform/db'
import { route } from '#platform/http'
import type { Secrets } from '#platform/secrets'
import { type LegalPersonCard, listRepresented } from '../store/legal-person-store.ts'
import { getPost } from '../store/officer-store.ts'
import { getPersonCard } from '../store/person-store.ts'
import type { IdentityDeps } from './identity-deps.ts'

export const getMe = (app: FastifyInstance, deps: IdentityDeps): void =>
  route(app, op, ({ actor }) =>
    deps.db.read(actor, (tx) =>
      actor.kind === 'person' ? describePerson(tx, deps.secrets, actor) : describeOfficer(tx, actor),
    ),
  )

export const toLegalPerson = ({ id, name, creditCode, address }: LegalPersonCard): LegalPerson => ({
  id,
  name,
  creditCode,
  address,
})

export async function describePerson(tx: Tx, secrets: Secrets, actor: PersonActor): Promise<Me> {
  const card = await getPersonCard(tx, secrets, actor.personId)
  const legalPersons = (await listRepresented(tx, actor.personId)).map(toLegalPerson)
  return {
    kind: 'person',
    id: card.id,
    name: card.name,
    person: {
      maskedCitizenNumber: maskCitizenNumber(card.citizenNumber),
      maskedMobile: maskMobile(card.mobile),
      realNameLevel: card.realNameLevel,
      birthDate: card.birthDate,
      legalPersons,
      actingFor: legalPersons.find(({ id }) => id === actor.legalPersonId) ?? null,
    },
  }
}

async function describeOfficer(tx: Tx, actor: OfficerActor): Promise<Me> {
  const { post, office } = await getPost(tx, actor.officerId)
  const scopes = [...actor.scopes]
  return { kind: 'officer', id: actor.officerId, name: actor.name, officer: { office, post, scopes } }
}
