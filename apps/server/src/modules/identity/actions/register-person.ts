import { registerPerson as op } from '@tongban/contracts/identity/account'
import type { FastifyInstance } from 'fastify'
import { system } from '#platform/actor'
import { route } from '#platform/http'
import { write } from '#platform/write'
import { citizenNumberHash } from '../store/person-store.ts'
import { checkNumberAndPassword, confirmFactors, enrol, type Factors } from './enrol-person.ts'
import type { IdentityDeps, LibraryDeps } from './identity-deps.ts'
import { hashPassword } from './passwords.ts'
import { checkCode, useCode } from './sms-codes.ts'
import { setSessionCookie, startSession } from './start-session.ts'

export const registerPerson = (app: FastifyInstance, deps: IdentityDeps): void =>
  route(
    app,
    op,
    async (call) => {
      const { password, smsCode, ...typed } = call.body
      const citizenNumber = checkNumberAndPassword(deps, typed, password)
      const codeId = await checkCode(deps, typed.mobile, 'register', smsCode)
      // Only whom the library confirms may learn that there is an account already.
      const person = await confirmFactors(deps, { ...typed, citizenNumber })
      const hashed = await deps.passwords.gate(citizenNumberHash(deps.secrets, citizenNumber), () =>
        hashPassword(password),
      )
      const session = await write(deps.db, system('register-person'), undefined, async (tx) => {
        const id = await enrol(deps, tx, person, hashed)
        await useCode(tx, codeId, deps.clock.now())
        return startSession(tx, 'person', id, deps.clock.now())
      })
      setSessionCookie(call, 'person', session)
      return session
    },
    { keyless: true },
  )

/**
 * Registers an invented person for a demonstration: the same checks, population library and writes as over the wire,
 * but no code by SMS. A hash in place of the password saves hashing one demo password hundreds of times.
 */
export async function registerKnownPerson(
  deps: LibraryDeps,
  factors: Factors,
  secret: { password: string; passwordHash?: string },
): Promise<string> {
  const citizenNumber = checkNumberAndPassword(deps, factors, secret.password)
  const person = await confirmFactors(deps, { ...factors, citizenNumber })
  const hashed = secret.passwordHash ?? (await hashPassword(secret.password))
  return write(deps.db, system('register-known-person'), undefined, (tx) => enrol(deps, tx, person, hashed))
}
