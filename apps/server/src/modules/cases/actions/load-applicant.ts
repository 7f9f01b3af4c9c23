import { getLegalPersonCard, getPersonCard } from '#modules/identity'
import type { PersonActor } from '#platform/actor'
import type { Tx } from '#platform/db'
import type { Deps } from '#platform/deps'
import { lookupHash } from '#platform/personal-data'
import { type Applicant, holderNumber } from '../core/applicant.ts'

/** Who applies, and for whom. */
export type Applying = Pick<PersonActor, 'personId' | 'legalPersonId'>

/** Whose matter it is: the person, or the legal person acted for. */
export async function loadApplicant(tx: Tx, deps: Deps, actor: Applying): Promise<Applicant> {
  const { personId, legalPersonId } = actor
  const [person, legalPerson] = await Promise.all([
    getPersonCard(tx, deps.secrets, personId),
    legalPersonId ? getLegalPersonCard(tx, legalPersonId) : undefined,
  ])
  return legalPersonId
    ? { audience: 'legal', subjectId: legalPersonId, person, legalPerson }
    : { audience: 'natural', subjectId: personId, person, legalPerson: undefined }
}

/** Keyed hash under which the applicant's licences are filed. */
export const holderLookup = (deps: Deps, a: Applicant): string =>
  lookupHash(deps.secrets, a.audience === 'legal' ? 'credit-code' : 'citizen-number', holderNumber(a))
