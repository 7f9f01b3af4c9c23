import type { Api } from '@tongban/api-client/client'
import {
  actFor,
  getMe,
  openLegalPerson,
  registerPerson,
  sendSmsCode,
  signIn,
  signInStaff,
  signOut,
} from '@tongban/contracts/identity/account'
import { must, StoryError, voiceOf } from './client.ts'

/** Who registers: what the person knows of himself or herself. */
export type Registrant = { name: string; citizenNumber: string; mobile: string; socialSecurityCard: string }
/** How a story reads the messages that the SMS provider was given, and the one-time codes of demonstration staff. */
export type Outside = {
  lastSms(mobile: string, after: Date): Promise<string | undefined>
  oneTimeCode(account: string): Promise<string>
}

export const demoPassword = 'Tongban-demo-2026'

/** Registers, or signs in who registered before. Answers the session token. */
export async function enter(api: Api, outside: Outside, person: Registrant): Promise<string> {
  const known = await api.call(signIn, { body: { account: person.citizenNumber, password: demoPassword } })
  if (known.ok) return known.value.token
  const began = new Date(Date.now() - 1000)
  const say = voiceOf(api, undefined)
  await say(sendSmsCode, { body: { mobile: person.mobile, purpose: 'register' } })
  const smsCode = await codeFor(outside, person.mobile, began)
  const { name, citizenNumber, mobile, socialSecurityCard } = person
  const body = {
    name,
    citizenNumber,
    mobile,
    socialSecurityCard,
    smsCode,
    password: demoPassword,
    agreed: true as const,
  }
  return must(await api.call(registerPerson, { body }), 'registerPerson').token
}

async function codeFor(outside: Outside, mobile: string, after: Date): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const code = /\d{6}/.exec((await outside.lastSms(mobile, after)) ?? '')?.[0]
    if (code) return code
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new StoryError(`no code came to ${mobile} within ten seconds`)
}

/** Acts for an enterprise as its representative, opening its account when it has none. */
export async function actForEnterprise(
  api: Api,
  token: string,
  enterprise: { name: string; creditCode: string },
): Promise<void> {
  const say = voiceOf(api, token)
  const { person } = await say(getMe, {})
  const open = person?.legalPersons.find((one) => one.creditCode === enterprise.creditCode)
  const legalPerson =
    open ?? (await say(openLegalPerson, { body: { name: enterprise.name, creditCode: enterprise.creditCode } }))
  await say(actFor, { body: { legalPersonId: legalPerson.id } })
}

export const actForOneself = (api: Api, token: string) => voiceOf(api, token)(actFor, { body: { legalPersonId: null } })

/** Signs an officer in. Should somebody else have used the code in this very moment, the next one is asked for. */
export async function enterStaff(api: Api, outside: Outside, account: string): Promise<string> {
  const signInWith = async () =>
    api.call(signInStaff, {
      body: { account, password: demoPassword, oneTimeCode: await outside.oneTimeCode(account) },
    })
  const first = await signInWith()
  return must(first.ok || first.status !== 401 ? first : await signInWith(), `signInStaff ${account}`).token
}

export const leave = (api: Api, token: string) => voiceOf(api, token)(signOut, {})
