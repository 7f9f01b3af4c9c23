import { system } from '#platform/actor'
import type { Tx } from '#platform/db'
import { lookupHash } from '#platform/personal-data'
import { fail, type Problem, unwrap } from '#platform/problems'
import { err, ok, type Result } from '#platform/result'
import type { Secrets } from '#platform/secrets'
import { smsCodeLimits } from '../core/sign-in-limits.ts'
import { problems } from '../problems.ts'
import { mobileHash } from '../store/person-store.ts'
import { findCodeForUpdate, type Purpose, recordTry, recordUse } from '../store/sms-code-store.ts'
import type { IdentityDeps } from './identity-deps.ts'

export const codeHash = (secrets: Secrets, id: string, code: string): string =>
  lookupHash(secrets, 'sms-code', `${id}:${code}`)

/** Checks a code and counts the try in a transaction of its own; answers its id. It is used up by `useCode`. */
export async function checkCode(deps: IdentityDeps, mobile: string, purpose: Purpose, code: string): Promise<string> {
  const now = deps.clock.now()
  const checked = await deps.db.transaction(system('check-sms-code'), async (tx): Promise<Result<string, Problem>> => {
    const found = await findCodeForUpdate(tx, mobileHash(deps.secrets, mobile), purpose)
    if (!found || now >= found.expiresAt) return err(problems['identity.code-wrong']())
    if (found.tries >= smsCodeLimits.tries) return err(problems['identity.code-tries-used']())
    await recordTry(tx, found.id)
    return found.codeHash === codeHash(deps.secrets, found.id, code)
      ? ok(found.id)
      : err(problems['identity.code-wrong']())
  })
  return unwrap(checked)
}

/** Uses the code up together with what it was for. */
export async function useCode(tx: Tx, codeId: string, now: Date): Promise<void> {
  if (!(await recordUse(tx, codeId, now))) fail(problems['identity.code-wrong']())
}
