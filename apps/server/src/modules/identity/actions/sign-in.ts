import { signIn as op, type Session } from '@tongban/contracts/identity/account'
import type { FastifyInstance } from 'fastify'
import { system } from '#platform/actor'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import { write } from '#platform/write'
import { type Account, readAccount } from '../core/account.ts'
import { problems } from '../problems.ts'
import { findPersonCredential } from '../store/credential-store.ts'
import { citizenNumberHash, findPersonByMobile, mobileHash } from '../store/person-store.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { attemptOf, refuse, refuseLocked, succeed } from './sign-in-attempt.ts'
import { checkCode, useCode } from './sms-codes.ts'
import { setSessionCookie, startSession } from './start-session.ts'

export const signIn = (app: FastifyInstance, deps: IdentityDeps): void =>
  route(
    app,
    op,
    async (call) => {
      const { password, smsCode } = call.body
      const account = readAccount(call.body.account)
      if (password === undefined && (smsCode === undefined || account.kind !== 'mobile'))
        return fail(problems['identity.proof-missing']())
      const session =
        password === undefined
          ? await signInByCode(deps, account.value, smsCode ?? '')
          : await signInByPassword(deps, account, password, call.request.ip)
      setSessionCookie(call, 'person', session)
      return session
    },
    { keyless: true },
  )

/** A code has five tries of its own, so this way stays open while the password is locked. */
async function signInByCode(deps: IdentityDeps, mobile: string, code: string): Promise<Session> {
  const codeId = await checkCode(deps, mobile, 'sign-in', code)
  return write(deps.db, system('sign-in'), undefined, async (tx) => {
    const person = await findPersonByMobile(tx, mobileHash(deps.secrets, mobile))
    if (!person) return fail(problems['identity.code-wrong']())
    await useCode(tx, codeId, deps.clock.now())
    tx.audit('signed-in', person.id, { by: 'sms-code' })
    return startSession(tx, 'person', person.id, deps.clock.now())
  })
}

function signInByPassword(deps: IdentityDeps, account: Account, password: string, ip: string): Promise<Session> {
  const attempt = attemptOf(deps, 'person', account.value, ip)
  return deps.passwords.gate(attempt.account, async () => {
    const found = await deps.db.read(system('sign-in'), async (tx) => {
      await refuseLocked(deps, tx, attempt)
      if (account.kind === 'mobile') return findPersonCredential(tx, 'mobile', mobileHash(deps.secrets, account.value))
      return findPersonCredential(tx, 'citizen-number', citizenNumberHash(deps.secrets, account.value))
    })
    const fits = await deps.passwords.fits(found?.passwordHash, password)
    if (!found || !fits) return refuse(deps, attempt, found?.ownerId)
    return write(deps.db, system('sign-in'), undefined, async (tx) => {
      await succeed(tx, attempt, found.ownerId)
      return startSession(tx, 'person', found.ownerId, deps.clock.now())
    })
  })
}
