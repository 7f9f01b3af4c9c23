import { signInStaff as op, type Session } from '@tongban/contracts/identity/account'
import type { FastifyInstance } from 'fastify'
import { system } from '#platform/actor'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import { write } from '#platform/write'
import { problems } from '../problems.ts'
import { findStaffCredential, recordStep } from '../store/credential-store.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { findStep, nobodysSecret } from './one-time-code.ts'
import { attemptOf, refuse, refuseLocked, succeed } from './sign-in-attempt.ts'
import { setSessionCookie, startSession } from './start-session.ts'

export const signInStaff = (app: FastifyInstance, deps: IdentityDeps): void =>
  route(
    app,
    op,
    async (call) => {
      const account = call.body.account.trim().toLowerCase()
      const session = await attemptSignIn(deps, { ...call.body, account }, call.request.ip)
      setSessionCookie(call, 'officer', session)
      return session
    },
    { keyless: true },
  )

type Proof = { account: string; password: string; oneTimeCode: string }

function attemptSignIn(deps: IdentityDeps, proof: Proof, ip: string): Promise<Session> {
  const attempt = attemptOf(deps, 'staff', proof.account, ip)
  return deps.passwords.gate(attempt.account, async () => {
    const found = await deps.db.read(system('sign-in'), async (tx) => {
      await refuseLocked(deps, tx, attempt)
      return findStaffCredential(tx, deps.secrets, proof.account)
    })
    const fits = await deps.passwords.fits(found?.passwordHash, proof.password)
    const step = findStep(found?.totpSecret ?? nobodysSecret, proof.oneTimeCode, deps.clock.now())
    if (!found || !fits || step === undefined) return refuse(deps, attempt, found?.ownerId)
    return write(deps.db, system('sign-in'), undefined, async (tx) => {
      if (!(await recordStep(tx, found.ownerId, step))) fail(problems['identity.one-time-code-used']())
      await succeed(tx, attempt, found.ownerId)
      return startSession(tx, 'officer', found.ownerId, deps.clock.now())
    })
  })
}
