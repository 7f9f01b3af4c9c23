import { parseCreditCode } from '@tongban/codes/credit-code'
import { type LegalPerson, openLegalPerson as op } from '@tongban/contracts/identity/account'
import type { FastifyInstance } from 'fastify'
import type { PersonActor } from '#platform/actor'
import type { Tx } from '#platform/db'
import { inTransaction, route } from '#platform/http'
import { newId } from '#platform/ids'
import { fail } from '#platform/problems'
import { write } from '#platform/write'
import { problems } from '../problems.ts'
import { asPlatform } from '../store/elevate.ts'
import { type ConfirmedLegalPerson, getLegalPersonCard, recordLegalPerson } from '../store/legal-person-store.ts'
import { getPersonCard } from '../store/person-store.ts'
import { askLibrary } from './ask-library.ts'
import { toLegalPerson } from './get-me.ts'
import type { IdentityDeps, LibraryDeps } from './identity-deps.ts'

export const openLegalPerson = (app: FastifyInstance, deps: IdentityDeps): void =>
  route(app, op, async (call) => {
    const confirmed = await confirm(deps, call.actor, call.body)
    return inTransaction(deps, call, (tx) => open(deps, tx, confirmed, call.actor.personId))
  })

/** Opens the account of an invented company for a demonstration: the same library and writes as over the wire. */
export async function openKnownLegalPerson(
  deps: LibraryDeps,
  personId: string,
  asked: { name: string; creditCode: string },
): Promise<LegalPerson> {
  const actor: PersonActor = { kind: 'person', personId, legalPersonId: null, name: '', sessionId: '' }
  const confirmed = await confirm(deps, actor, asked)
  return write(deps.db, actor, undefined, (tx) => open(deps, tx, confirmed, personId))
}

/** 法人库: in being, of this name, and represented by the one who asks. What differs is not told. */
async function confirm(
  deps: LibraryDeps,
  actor: PersonActor,
  asked: { name: string; creditCode: string },
): Promise<ConfirmedLegalPerson> {
  const read = parseCreditCode(asked.creditCode)
  if (!read.valid) {
    const { code, zh, en } = read.reason
    const field = { key: 'creditCode', code: `credit-code.${code}`, message: zh, messageEn: en }
    return fail(problems['identity.credit-code-wrong']({ fields: [field] }))
  }
  const { citizenNumber } = await deps.db.read(actor, (tx) => getPersonCard(tx, deps.secrets, actor.personId))
  const unavailable = 'identity.legal-person-library-unavailable'
  const found = await askLibrary(deps, 'legal-person.get', { creditCode: read.value }, unavailable)
  if (!found || plain(found.name) !== plain(asked.name) || found.representativeCitizenNumber !== citizenNumber)
    return fail(problems['identity.not-representative']())
  if (found.status !== '存续') fail(problems['identity.legal-person-closed']({ state: found.status }))
  const { name, type, address, representativeName } = found
  return { creditCode: read.value, name, type, address, representativeName }
}

/** Brackets and spaces are typed in two widths. */
const plain = (name: string) => name.normalize('NFKC').replaceAll(/\s/g, '')

const open = (deps: LibraryDeps, tx: Tx, l: ConfirmedLegalPerson, personId: string): Promise<LegalPerson> =>
  // The account may be in the hands of a former representative, whom the caller must not see.
  asPlatform(tx, async () => {
    const id = await recordLegalPerson(tx, newId(), l, personId, deps.clock.now())
    if (!id) return fail(problems['identity.legal-person-open']())
    tx.audit('legal-person-opened', id, { creditCode: l.creditCode })
    return toLegalPerson(await getLegalPersonCard(tx, id))
  })
