import type { FastifyInstance } from 'fastify'
import { system } from '#platform/actor'
import type { Tx } from '#platform/db'
import type { Deps } from '#platform/deps'
import { fail, problems } from '#platform/problems'
import { demoOfficers, demoPassword } from '../core/demo-staff.ts'
import { oneTimeCodeStepMs } from '../core/sign-in-limits.ts'
import { findStaffCredential } from '../store/credential-store.ts'
import { listDemoPeople } from '../store/demo-store.ts'
import { listOfficers } from '../store/officer-store.ts'
import { getPersonCard } from '../store/person-store.ts'
import { codeAt, stepOf } from './one-time-code.ts'
import { demoTotpSecret } from './seed-demo-officers.ts'

export type DemoAccount = { label: string; account: string; password: string }

const shownAtMost = 60

/**
 * What a demonstration shows to everybody: its accounts, and the one-time code of one of them. Registers nothing outside
 * a demonstration. `free`: who is left to register, and which companies to open.
 */
export function demoRoutes(app: FastifyInstance, deps: Deps, free: Record<string, unknown> = {}): void {
  if (!deps.config.demo) return
  const accounts = demoOfficers().map(({ account }) => account)
  app.get('/demo/accounts.json', { schema: { hide: true } as object }, async () => {
    const [staff, people] = await deps.db.read(system('demo'), async (tx) => [
      await listOfficers(tx, accounts),
      await describePeople(tx, deps),
    ])
    return {
      staff: staff.map(({ account, name, post, officeId, officeName }) => ({
        label: `${officeName} · ${post} · ${name}`,
        account,
        password: demoPassword,
        officeId,
      })),
      ...people,
      ...free,
      smsOutbox: `http://${deps.config.host}:${deps.config.standInsPort}/sms`,
    }
  })
  app.get<{ Querystring: { account?: string } }>(
    '/demo/one-time-code',
    { schema: { hide: true } as object },
    async ({ query: { account = '' } }) => {
      if (!accounts.includes(account)) fail(problems['platform.not-found']())
      const found = await deps.db.read(system('demo'), (tx) => findStaffCredential(tx, deps.secrets, account))
      const now = deps.clock.now()
      // A code is used once; the next one is taken a step early, so two sign-ins in a row need not wait.
      const step = Math.max(stepOf(now), (found?.lastStep ?? 0) + 1)
      const tooEarly = step - stepOf(now) > 1
      return {
        code: codeAt(demoTotpSecret(account), step),
        secondsLeft: Math.ceil(((step + 1) * oneTimeCodeStepMs - now.getTime()) / 1000),
        /** 0: good now. */
        goodInSeconds: tooEarly ? Math.ceil(((step - 1) * oneTimeCodeStepMs - now.getTime()) / 1000) : 0,
      }
    },
  )
}

/** Persons sign in by mobile; a company is acted for by its representative. */
async function describePeople(tx: Tx, deps: Deps): Promise<{ persons: DemoAccount[]; enterprises: DemoAccount[] }> {
  const found = await listDemoPeople(tx, shownAtMost)
  const known = await Promise.all(
    found.map(async (one) => ({ ...one, card: await getPersonCard(tx, deps.secrets, one.personId) })),
  )
  const password = demoPassword
  return {
    persons: known.map(({ card }) => ({ label: `${card.name} · ${card.address}`, account: card.mobile, password })),
    enterprises: known.flatMap(({ card, enterprises }) =>
      enterprises.map((name) => ({ label: `${name} · ${card.name}`, account: card.mobile, password })),
    ),
  }
}
