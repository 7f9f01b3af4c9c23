import {
  openLegalPerson,
  registerPerson,
  type Session,
  sendSmsCode,
  signInStaff,
} from '@tongban/contracts/identity/account'
import {
  type InventedEnterprise,
  type InventedPerson,
  inventedEnterprises,
  inventedPersons,
} from '@tongban/stand-ins/people'
import { sql } from 'kysely'
import { demoPassword, seedDemoOfficers, smsSubscriber } from '#modules/identity'
import { system } from '#platform/actor'
import type { TestServer } from './server.ts'

/** The nth invented person; 0 represents company 0. */
export function personNo(n: number): InventedPerson {
  const person = inventedPersons()[n]
  if (!person) throw new Error(`there is no person ${n}`)
  return person
}

export function companyNo(n: number): InventedEnterprise {
  const company = inventedEnterprises()[n]
  if (!company) throw new Error(`there is no company ${n}`)
  return company
}

export const testPassword = 'a walk by the lake'

export type SentMessage = { mobile: string; template: string; params: Readonly<Record<string, string>> }

/** What waits in the outbox to be sent by SMS, read by the subscriber itself; each message once. */
export async function takeMessages(s: TestServer): Promise<SentMessage[]> {
  const sent: SentMessage[] = []
  const waiting = await s.db.transaction(system('test'), (tx) =>
    tx.rows(sql<{ payload: unknown }>`
      delete from platform.outbox where type = 'sms-requested' returning id, payload`),
  )
  const subscriber = smsSubscriber(s.deps, { send: async (message) => void sent.push(message) })
  for (const { payload } of waiting) await subscriber.run(payload)
  return sent
}

/** Asks for a code and reads it off the phone. */
export async function codeFor(s: TestServer, mobile: string, purpose: 'register' | 'sign-in'): Promise<string> {
  const asked = await s.api.call(sendSmsCode, { body: { mobile, purpose } })
  if (!asked.ok) throw new Error(asked.problem.code)
  const [message] = (await takeMessages(s)).filter((m) => m.mobile === mobile)
  return message?.params['code'] ?? '000000'
}

export const factorsOf = (p: InventedPerson) => ({
  name: p.name,
  citizenNumber: p.citizenNumber,
  mobile: p.mobile,
  socialSecurityCard: p.socialSecurityCard,
  password: testPassword,
  agreed: true as const,
})

/** Registers an invented person over the wire; answers the session. */
export async function register(s: TestServer, p: InventedPerson): Promise<Session> {
  const smsCode = await codeFor(s, p.mobile, 'register')
  const answer = await s.api.call(registerPerson, { body: { ...factorsOf(p), smsCode } })
  if (!answer.ok) throw new Error(answer.problem.code)
  return answer.value
}

/** Registers company `n` with its representative; answers the session of the representative and the company's id. */
export async function registerCompany(s: TestServer, n: number): Promise<{ session: Session; id: string }> {
  const { name, creditCode, representativeIndex } = companyNo(n)
  const session = await register(s, personNo(representativeIndex))
  const answer = await s.api.call(openLegalPerson, { body: { name, creditCode }, token: session.token })
  if (!answer.ok) throw new Error(answer.problem.code)
  return { session, id: answer.value.id }
}

/** Signs a demo officer in over the wire, e.g. `yaohai-scjg-window`. */
export async function signInOfficer(s: TestServer, account: string): Promise<Session> {
  await seedDemoOfficers(s.deps)
  const { code } = (await s.app.inject(`/demo/one-time-code?account=${account}`)).json<{ code: string }>()
  const answer = await s.api.call(signInStaff, { body: { account, password: demoPassword, oneTimeCode: code } })
  if (!answer.ok) throw new Error(answer.problem.code)
  return answer.value
}
