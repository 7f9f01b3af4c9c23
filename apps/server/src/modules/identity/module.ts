import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps'
import type { Gateway } from '#platform/gateway'
import { actFor } from './actions/act-for.ts'
import { getMe } from './actions/get-me.ts'
import { openLegalPerson } from './actions/open-legal-person.ts'
import { createPasswords, type Passwords } from './actions/passwords.ts'
import { registerPerson } from './actions/register-person.ts'
import { sendSmsCode } from './actions/send-sms-code.ts'
import type { SessionResolver } from './actions/sessions.ts'
import { signIn } from './actions/sign-in.ts'
import { signInStaff } from './actions/sign-in-staff.ts'
import { signOut } from './actions/sign-out.ts'

export function identityModule(
  app: FastifyInstance,
  platform: Deps,
  parts: { gateway: Gateway; sessions: SessionResolver; passwords?: Passwords },
): void {
  const deps = { ...platform, passwords: createPasswords(), ...parts }
  sendSmsCode(app, deps)
  registerPerson(app, deps)
  signIn(app, deps)
  signInStaff(app, deps)
  signOut(app, deps)
  getMe(app, deps)
  openLegalPerson(app, deps)
  actFor(app, deps)
}
