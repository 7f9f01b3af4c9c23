import { parseCitizenNumber } from '@tongban/codes/citizen-number'
import type { RegisterPerson } from '@tongban/contracts/identity/account'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { fail } from '#platform/problems'
import { isGuessable, knownOf } from '../core/password-rule.ts'
import { problems } from '../problems.ts'
import { recordPassword } from '../store/credential-store.ts'
import { type NewPerson, recordConsent, recordPerson } from '../store/person-store.ts'
import { askLibrary } from './ask-library.ts'
import type { LibraryDeps } from './identity-deps.ts'

export type Factors = Pick<RegisterPerson, 'name' | 'citizenNumber' | 'mobile' | 'socialSecurityCard'>
export type Confirmed = Omit<NewPerson, 'id'>

/** 个人信息处理告知 as shown at registration. */
const notice = { notice: 'personal-information', version: '1' }

/** Citizen number and password by rule; before anything is asked outside. Answers the number as it is stored. */
export function checkNumberAndPassword(deps: LibraryDeps, factors: Factors, password: string): string {
  const read = parseCitizenNumber(factors.citizenNumber.trim(), { today: deps.clock.today() })
  if (!read.valid) {
    const { code, zh, en } = read.reason
    const field = { key: 'citizenNumber', code: `citizen-number.${code}`, message: zh, messageEn: en }
    return fail(problems['identity.citizen-number-wrong']({ fields: [field] }))
  }
  if (isGuessable(password, knownOf({ ...factors, citizenNumber: read.value })))
    fail(problems['identity.password-weak']())
  return read.value
}

/** The population library confirms that name, number, mobile and card belong to one person (国办函〔2016〕108号: three factors). */
export async function confirmFactors(deps: LibraryDeps, factors: Factors): Promise<Confirmed> {
  const { name, citizenNumber, mobile, socialSecurityCard } = factors
  const question = {
    name: name.trim(),
    citizenNumber,
    mobile,
    socialSecurityCard: socialSecurityCard.trim().toUpperCase(),
  }
  const answer = await askLibrary(deps, 'population.verify', question, 'identity.population-unavailable')
  // Which factor is wrong is not told: it would help to guess another's numbers.
  const { agrees, person } = answer
  if (!agrees.citizenNumber || !agrees.name || !agrees.mobile || !agrees.socialSecurityCard || !person)
    return fail(problems['identity.not-confirmed']())
  return { ...question, ...person }
}

/** Writes the confirmed person with password and consent; answers the id. */
export async function enrol(deps: LibraryDeps, tx: Tx, person: Confirmed, passwordHash: string): Promise<string> {
  const at = deps.clock.now()
  const id = newId()
  if (!(await recordPerson(tx, deps.secrets, { id, ...person }, at))) fail(problems['identity.already-registered']())
  await recordPassword(tx, id, passwordHash, at)
  await recordConsent(tx, { id: newId(), personId: id, ...notice, at })
  tx.audit('person-registered', id, { ...notice })
  return id
}
