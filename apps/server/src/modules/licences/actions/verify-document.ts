import { verifyDocument as op } from '@tongban/contracts/licences/documents'
import type { FastifyInstance } from 'fastify'
import { system } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { fail, problems as platform } from '#platform/problems'
import { triesPerMinute } from '../core/tries.ts'
import { verificationOf } from '../core/verification.ts'
import { readVerifyCode } from '../core/verify-code.ts'
import { problems } from '../problems.ts'
import { findByVerifyCode } from '../store/document-store.ts'
import { findByDocument } from '../store/licence-store.ts'

/** Anybody with a paper in the hand; a code cannot be guessed, and guessing is slowed. */
export const verifyDocument = (app: FastifyInstance, deps: Deps) => {
  const tries = triesPerMinute(30)
  return route(app, op, async ({ params, request }) => {
    const seconds = tries.count(request.ip, deps.clock.now().getTime())
    if (seconds > 0) fail(platform['platform.too-often']({ seconds }))
    const code = readVerifyCode(params.code)
    if (!code) return fail(problems['licences.code-not-known']())
    // As system, and only this: who holds the paper need not be signed in.
    return deps.db.read(system('verify-document'), async (tx) => {
      const document = await findByVerifyCode(tx, code)
      if (!document) return fail(problems['licences.code-not-known']())
      return verificationOf(document, await findByDocument(tx, document.id), deps.clock.today())
    })
  })
}
