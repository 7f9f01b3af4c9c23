import { inventedEnterprises, inventedPersons } from '@tongban/stand-ins/people'
import { demoPassword, hashPassword, openKnownLegalPerson, registerKnownPerson } from '#modules/identity'
import type { Deps } from '#platform/deps'
import type { Gateway } from '#platform/gateway'

/** Accounts of the invented people, by their place in the lists of the stand-ins. */
export type DemoPeople = { personIds: string[]; enterprises: { id: string; representative: number }[] }

/** One person of each city has no account yet, and some enterprises: for a newcomer to register and open. */
const leftToRegister = 16
const leftToOpen = 4

/** Whom the stories are told of: those the outside libraries know of, but for the last sixteen. */
export const peopleOfStories = () => inventedPersons().slice(0, -leftToRegister)

/** The enterprises of the stories: all but the last four. */
export const enterprisesOfStories = () => inventedEnterprises().slice(0, -leftToOpen)

/** Registers the people of the stories, through the checks of registration. */
export async function registerPeople(deps: Deps, gateway: Gateway): Promise<DemoPeople> {
  const identity = { ...deps, gateway }
  const passwordHash = await hashPassword(demoPassword)
  const personIds: string[] = []
  for (const { name, citizenNumber, mobile, socialSecurityCard } of peopleOfStories())
    personIds.push(
      await registerKnownPerson(
        identity,
        { name, citizenNumber, mobile, socialSecurityCard },
        { password: demoPassword, passwordHash },
      ),
    )
  const enterprises: DemoPeople['enterprises'] = []
  for (const { name, creditCode, representativeIndex } of enterprisesOfStories()) {
    const { id } = await openKnownLegalPerson(identity, personIds[representativeIndex] ?? '', { name, creditCode })
    enterprises.push({ id, representative: representativeIndex })
  }
  return { personIds, enterprises }
}

/** Who a demonstration's sign-in page offers: a person of the district the stories are told of, and a representative. */
export function demoAccounts(): { label: string; labelEn: string; account: string; password: string }[] {
  const [first, second] = inventedPersons().filter((person) => person.regionCode.startsWith('3401'))
  const company = inventedEnterprises().find((enterprise) => enterprise.regionCode.startsWith('3401'))
  const account = (person: { name: string; citizenNumber: string } | undefined, label: string, labelEn: string) =>
    person
      ? [
          {
            label: `${label}：${person.name}`,
            labelEn: `${labelEn}: ${person.name}`,
            account: person.citizenNumber,
            password: demoPassword,
          },
        ]
      : []
  const representative = company && inventedPersons()[company.representativeIndex]
  return [
    ...account(first, '个人', 'Person'),
    ...account(second, '个人', 'Person'),
    ...account(representative, `企业法定代表人（${company?.name}）`, `Representative of ${company?.name}`),
  ]
}

/** Who is left for a newcomer to register, with all that registration asks. */
export const demoRegistrants = () =>
  inventedPersons()
    .slice(-leftToRegister)
    .map(({ name, citizenNumber, mobile, socialSecurityCard }) => ({ name, citizenNumber, mobile, socialSecurityCard }))

/** The enterprises whose account nobody opened yet, and who may. */
export const demoEnterprises = () =>
  inventedEnterprises()
    .slice(-leftToOpen)
    .map(({ name, creditCode, representativeName, representativeCitizenNumber }) => ({
      name,
      creditCode,
      representativeName,
      representativeCitizenNumber,
    }))
