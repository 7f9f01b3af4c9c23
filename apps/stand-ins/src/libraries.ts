import type {
  HolderType,
  LegalPersonRecord,
  LicenceRecord,
  PopulationAnswer,
  PopulationQuestion,
} from '@tongban/contracts/outside/gateway'
import { once } from './draw.ts'
import { licencesOfEnterprise, licencesOfPerson } from './licences.ts'
import { inventedEnterprises, inventedPersons } from './people.ts'

const persons = once(() => new Map(inventedPersons().map((p) => [p.citizenNumber, p])))
const enterprises = once(() => new Map(inventedEnterprises().map((e) => [e.creditCode, e])))

/** 人口库: which factors belong together; the record only when all that was asked agrees. */
export function answerPopulation(question: PopulationQuestion): PopulationAnswer {
  const found = persons().get(question.citizenNumber)
  const agrees: PopulationAnswer['agrees'] = {
    citizenNumber: found !== undefined,
    name: found?.name === question.name,
    ...(question.mobile === undefined ? {} : { mobile: found?.mobile === question.mobile }),
    ...(question.socialSecurityCard === undefined
      ? {}
      : { socialSecurityCard: found?.socialSecurityCard === question.socialSecurityCard }),
  }
  const all = found && Object.values(agrees).every(Boolean)
  return { agrees, person: all ? { sex: found.sex, birthDate: found.birthDate, address: found.address } : null }
}

/** 法人库. */
export function answerLegalPerson({ creditCode }: { creditCode: string }): LegalPersonRecord | null {
  const found = enterprises().get(creditCode)
  if (!found) return null
  const { name, type, representativeName, representativeCitizenNumber, address } = found
  return { creditCode, name, type, status: '存续', representativeName, representativeCitizenNumber, address }
}

/** 营业执照库. */
export function answerBusinessLicence({ creditCode }: { creditCode: string }, today: string): LicenceRecord | null {
  const found = enterprises().get(creditCode)
  return found ? (licencesOfEnterprise(found, today).find(({ typeName }) => typeName === '营业执照') ?? null) : null
}

/** 国家电子证照库: all licences of a holder. */
export function answerLicences(
  { holderType, holderNumber }: { holderType: HolderType; holderNumber: string },
  today: string,
): LicenceRecord[] {
  const person = holderType === '111' ? persons().get(holderNumber) : undefined
  const enterprise = holderType === '001' ? enterprises().get(holderNumber) : undefined
  if (person) return licencesOfPerson(person, today)
  return enterprise ? licencesOfEnterprise(enterprise, today) : []
}
