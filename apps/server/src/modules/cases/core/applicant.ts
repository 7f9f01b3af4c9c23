import { maskCitizenNumber, maskMobile } from '@tongban/codes/mask'
import type { PrefillSource } from '@tongban/contracts/catalogue/form'

export type PersonFacts = { id: string; name: string; citizenNumber: string; mobile: string; address: string }
export type LegalPersonFacts = {
  id: string
  name: string
  creditCode: string
  address: string
  representativeName: string
}

/** Whose matter it is, with what the base libraries say of them. */
export type Applicant = {
  audience: 'natural' | 'legal'
  subjectId: string
  person: PersonFacts
  legalPerson: LegalPersonFacts | undefined
}

export const nameOf = (a: Applicant): string => a.legalPerson?.name ?? a.person.name

/** Credit codes are public; citizen numbers are shown masked. */
export const maskedIdentifier = (a: Applicant): string =>
  a.legalPerson?.creditCode ?? maskCitizenNumber(a.person.citizenNumber)
export const maskedMobile = (a: Applicant): string => maskMobile(a.person.mobile)
export const holderNumber = (a: Applicant): string => a.legalPerson?.creditCode ?? a.person.citizenNumber

/** What need not be asked: from the population library, and for a legal person from the legal-person library too. */
export function knownAnswers(a: Applicant): Partial<Record<PrefillSource, string>> {
  return {
    'person.name': a.person.name,
    'person.citizen-number': a.person.citizenNumber,
    'person.mobile': a.person.mobile,
    'person.address': a.person.address,
    ...(a.legalPerson
      ? {
          'legal-person.name': a.legalPerson.name,
          'legal-person.credit-code': a.legalPerson.creditCode,
          'legal-person.representative-name': a.legalPerson.representativeName,
          'legal-person.address': a.legalPerson.address,
        }
      : {}),
  }
}
