import { randomInt } from 'node:crypto'
import { sendSmsCode as op } from '@tongban/contracts/identity/account'
import type { FastifyInstance } from 'fastify'
import { system } from '#platform/actor'
import { route } from '#platform/http'
import { newId } from '#platform/ids'
import { fail } from '#platform/problems'
import { write } from '#platform/write'
import { smsCodeLimits as limits } from '../core/sign-in-limits.ts'
import { requestSms } from '../jobs/send-sms.ts'
import { problems } from '../problems.ts'
import { findPersonByMobile, mobileHash } from '../store/person-store.ts'
import { countSent, lockMobile, recordCode } from '../store/sms-code-store.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { codeHash } from './sms-codes.ts'

export const sendSmsCode = (app: FastifyInstance, deps: IdentityDeps): void =>
  route(
    app,
    op,
    ({ body: { mobile, purpose } }) =>
      write(deps.db, system('send-sms-code'), undefined, async (tx) => {
        const now = deps.clock.now()
        const hash = mobileHash(deps.secrets, mobile)
        await lockMobile(tx, hash)
        const { sent, lastAt } = await countSent(tx, hash, new Date(now.getTime() - limits.dayMs))
        const pause = (lastAt?.getTime() ?? 0) + limits.pauseMs - now.getTime()
        if (pause > 0) fail(problems['identity.code-too-soon']({ seconds: Math.ceil(pause / 1000) }))
        if (sent >= limits.perDay) fail(problems['identity.codes-used-up']())
        const id = newId()
        const code = String(randomInt(1_000_000)).padStart(6, '0')
        const expiresAt = new Date(now.getTime() + limits.validMs)
        await recordCode(tx, {
          id,
          mobileHash: hash,
          purpose,
          codeHash: codeHash(deps.secrets, id, code),
          sentAt: now,
          expiresAt,
        })
        // Answer and work are the same, so nobody learns who has an account; a message that is too late is not sent.
        const useless = purpose === 'sign-in' && !(await findPersonByMobile(tx, hash))
        const params = { code, minutes: String(limits.validMs / 60_000) }
        await requestSms(tx, deps.secrets, mobile, 'verify-code', params, useless ? new Date(0) : expiresAt)
        return { expiresInSeconds: limits.validMs / 1000 }
      }),
    { keyless: true },
  )
